import type { Page } from "playwright-core";

/**
 * Lines about everything that a policy forbids in a tab from now on, with the address that it happens at. A browser
 * tells them by an event of the document, and by a line in its console where no document hears it.
 */
export async function policyViolations(tab: Page): Promise<readonly string[]> {
  const lines: string[] = [];
  const at = () => new URL(tab.url()).pathname;
  tab.on("console", (message) => {
    if (/content security policy|permissions.policy|nosniff|mime type/i.test(message.text()))
      lines.push(`${at()} ${message.text()}`);
  });
  await tab.exposeBinding("violated", (_, line: string) => lines.push(line));
  await tab.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      const { violated } = window as unknown as { violated: (line: string) => void };
      violated(`${location.pathname} ${effectiveDirective} ${blockedURI}`);
    });
  });
  return lines;
}
