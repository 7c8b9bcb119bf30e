import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds on a page. It is evaluated by the browser's debugger, which the page's policy does not bind. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 3)
        .map(
          ({ html, failureSummary }) =>
            `${id}: ${html.slice(0, 140)} ${(failureSummary ?? "").replace(/\s+/g, " ").slice(0, 200)}`,
        ),
    );
  });
}
