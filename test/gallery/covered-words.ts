import type { Page } from "playwright-core";

/**
 * The words of drawings that cover other words of the same drawing, or that stand partly outside it, case by
 * case. The box of a text is as high as its font, which is a little more than its letters need.
 */
export async function coveredWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const svg of document.querySelectorAll("[data-case] svg")) {
      if (svg.getClientRects().length === 0) continue;
      const name = svg.closest("[data-case]")?.getAttribute("data-case");
      const frame = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll("text")].map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        const words = (text.textContent ?? "").trim();
        return { words, left: left + 1, right: right - 1, top: top + 2, bottom: bottom - 2 };
      });
      for (const [index, a] of texts.entries()) {
        for (const b of texts.slice(index + 1)) {
          const isApart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
          if (!isApart) found.push(`${name}: "${a.words}" and "${b.words}"`);
        }
      }
      for (const { words, left, right, top, bottom } of texts) {
        const isInside =
          left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
        if (!isInside) found.push(`${name}: "${words}" is cut off`);
      }
    }
    return found;
  });
}
