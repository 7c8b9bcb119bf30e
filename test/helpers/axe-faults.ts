import axe from "axe-core";
import type { Page } from "playwright-core";

/** The rules of WCAG 2.2 up to level AA, and those of good practice. */
export const allRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] as const;

/** A page in other colours is the same page: only what looks at colours can say anything else about it. */
export const colourRules = { type: "rule", values: ["color-contrast", "link-in-text-block"] } as const;

/** What axe finds on a page. It is evaluated by the browser's debugger, which the page's policy does not bind. */
export async function axeFaults(
  page: Page,
  runOnly: typeof allRules | typeof colourRules = allRules,
): Promise<readonly string[]> {
  // It stays with the page, and takes the browser long to read.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const options = { runOnly: only as unknown as axe.RunOnly };
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, options);
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 3)
        .map(
          ({ html, failureSummary }) =>
            `${id}: ${html.slice(0, 140)} ${(failureSummary ?? "").replace(/\s+/g, " ").slice(0, 200)}`,
        ),
    );
  }, runOnly);
}
