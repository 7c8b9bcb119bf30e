import type { Page } from "playwright-core";

/**
 * The words that cover other words of the same case, and those that stand partly outside their drawing, case by
 * case. Words of a page count line by line. The box of a line is as high as its font, which is a little more than
 * its letters need.
 */
export async function coveredWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const shown of document.querySelectorAll("[data-case]")) {
      const name = shown.getAttribute("data-case");
      const words = linesOf(shown);
      for (const [index, a] of words.entries()) {
        for (const b of words.slice(index + 1)) {
          const isApart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
          if (!isApart) found.push(`${name}: "${a.text}" and "${b.text}"`);
        }
      }
      for (const { text, left, right, top, bottom, frame } of words) {
        const isInside =
          !frame ||
          (left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom);
        if (!isInside) found.push(`${name}: "${text}" is cut off`);
      }
    }
    return found;

    interface Line {
      readonly text: string;
      readonly left: number;
      readonly right: number;
      readonly top: number;
      readonly bottom: number;
      /** The drawing that the words stand in. */
      readonly frame: DOMRect | undefined;
    }

    function linesOf(shown: Element): readonly Line[] {
      const lines: Line[] = [];
      const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = (node.textContent ?? "").trim();
        const parent = node.parentElement;
        if (text === "" || !parent?.checkVisibility({ visibilityProperty: true })) continue;
        if (parent.closest(".visually-hidden, title, desc, option")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const frame = parent.closest("svg")?.getBoundingClientRect();
        const boxes = frame ? [range.getBoundingClientRect()] : [...range.getClientRects()];
        for (const { left, right, top, bottom, width } of boxes) {
          if (width > 0)
            lines.push({ text, left: left + 1, right: right - 1, top: top + 2, bottom: bottom - 2, frame });
        }
      }
      return lines;
    }
  });
}
