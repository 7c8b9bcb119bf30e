import type { Browser } from "playwright-core";

/**
 * Milliseconds from typing words to the first result on the screen, on a page that has just come to rest, so that nothing
 * of the index is there but its beginning.
 */
export async function searchTime(browser: Browser, url: string, words: string): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${url}search/`, { waitUntil: "networkidle" });
    await page.waitForFunction(() =>
      document.querySelector("[data-status]")?.textContent?.startsWith("Type a word"),
    );
    return await page.evaluate(
      (typed) =>
        new Promise<number>((resolve) => {
          const field = document.querySelector("[name=q]") as HTMLInputElement;
          const results = document.querySelector("[data-results]") as HTMLElement;
          const begin = performance.now();
          new MutationObserver((_, observer) => {
            if (!results.querySelector("li")) return;
            observer.disconnect();
            // What is asked for now runs before the frame is drawn, and what that asks for before the one after it.
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begin)));
          }).observe(results, { childList: true });
          field.value = typed;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }),
      words,
    );
  } finally {
    await context.close();
  }
}
