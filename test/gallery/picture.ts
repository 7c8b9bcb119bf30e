import type { BrowserContextOptions, Page } from "playwright-core";

/** The pictures have a style of their own, which must get past the policy of the pages. */
export const pictureOptions: BrowserContextOptions = {
  viewport: { width: 600, height: 900 },
  bypassCSP: true,
};

/**
 * All that the gallery says about its cases is left out. Code is set in a font that comes with the portal, and what
 * a style sheet writes before and after an element is left to the text of the style sheet: see below.
 */
const style = `
  :root { --p-font-code: var(--p-font-text) }
  *::before, *::after { font-size: 0 !important }
  main > h1, main > section > :not([data-case]) { display: none }`;

/**
 * The pictures of the open sheet by their names: in light colours all its cases with ink that is not in `drawn`
 * already, to which it is added, and in dark ones the first case of a component, which has the most of it.
 */
export async function picturesOf(
  page: Page,
  sheet: string,
  drawn: Set<string>,
): Promise<ReadonlyMap<string, Buffer>> {
  await page.addStyleTag({ content: style });
  const { ink, isFirst } = await page.evaluate(keepCasesWithNewInk, [...drawn]);
  for (const each of ink) drawn.add(each);
  await page.evaluate(replaceForeignLetters);
  await page.evaluate(() => document.fonts.ready);
  const picture = async (colorScheme: "light" | "dark", shown: string) => {
    await page.emulateMedia({ colorScheme });
    const clip = await page.locator(shown).first().boundingBox();
    if (!clip) throw new Error(`nothing is shown of ${sheet}`);
    return page.screenshot({ fullPage: true, clip });
  };
  const pictures = new Map<string, Buffer>();
  if (ink.length > 0) pictures.set(sheet, await picture("light", "main"));
  if (isFirst) pictures.set(`${sheet}-dark`, await picture("dark", "[data-case]"));
  return pictures;
}

/**
 * The golden HTML has every case. A picture is for the ink, so it needs only the cases with an element, a class or a
 * state that no case of the component before them has. Answers what is new, and whether the component is.
 */
function keepCasesWithNewInk(before: readonly string[]): {
  readonly ink: readonly string[];
  readonly isFirst: boolean;
} {
  const drawn = new Set(before);
  let isFirst = false;
  for (const shown of document.querySelectorAll<HTMLElement>("[data-case]")) {
    const component = shown.dataset["component"] ?? "";
    const { size } = drawn;
    for (const element of shown.querySelectorAll("*")) {
      const data = [...element.attributes].filter(({ name }) => name.startsWith("data-"));
      const states = [...element.classList, ...data.map(({ name, value }) => `${name}=${value}`)];
      // Numbers tell cases apart that are drawn with the same ink.
      const ink = states.filter((state) => !/\d|^astro/.test(state));
      drawn.add([component, element.tagName, ...ink].join(" "));
    }
    if (drawn.size === size) shown.parentElement?.remove();
    else if (!before.some((ink) => ink.startsWith(`${component} `))) isFirst = true;
  }
  return { ink: [...drawn].slice(before.length), isFirst };
}

/**
 * Arrows, the glyphs of a status and the like are no letters of the portal's fonts: the machine draws them with what
 * it has. The golden HTML has them as text; in a picture one letter stands for all of them.
 */
function replaceForeignLetters(): void {
  const ranges = [...document.fonts]
    .filter(({ family }) => family.includes("Variable"))
    .flatMap(({ unicodeRange }) => unicodeRange.split(/,\s*/));
  const own = ranges
    .map((range) => range.replace(/U\+/i, "").split("-"))
    .map(([from, to = from]) => `\\u{${from}}-\\u{${to}}`);
  const foreign = new RegExp(`[^${own.join("")}]`, "gu");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    node.nodeValue = node.nodeValue?.replace(foreign, "\u00a4") ?? null;
}
