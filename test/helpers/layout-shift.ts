import type { Page } from "playwright-core";

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** How much of a page has moved since it was opened, as browsers count it, and the words that moved. */
export async function layoutShift(
  page: Page,
): Promise<{ readonly sum: number; readonly moved: readonly string[] }> {
  return page.evaluate(async () => {
    const shifts: LayoutShift[] = [];
    const observer = new PerformanceObserver((list) => {
      shifts.push(...(list.getEntries() as unknown as readonly LayoutShift[]));
    });
    observer.observe({ type: "layout-shift", buffered: true });
    // What is buffered is handed over in a task of its own.
    await new Promise((done) => setTimeout(done, 50));
    return {
      sum: shifts.reduce((sum, { value }) => sum + value, 0),
      moved: shifts.flatMap(({ sources }) =>
        sources.map(({ node }) => (node?.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40)),
      ),
    };
  });
}
