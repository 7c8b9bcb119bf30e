/**
 * The net over built pages reads them with a fast parser, browsers with a slower one of great subtlety. So
 * whatever the net accepts is read here as a browser reads it, and must hold nothing active then either.
 */
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { activeContent } from "../../src/site/safety/active-content.ts";
import { pieces } from "../helpers/markup-pieces.ts";
import { safePage } from "../helpers/safe-page.ts";

test("a page that the net accepts is passive as a browser reads it", () => {
  let accepted = 0;
  const bodies = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(bodies, (parts) => {
      const page = safePage(parts.join(""));
      if (activeContent(page, "html").length > 0) return;
      accepted += 1;
      expect(activeAsBrowsersReadIt(page)).toEqual([]);
    }),
    { numRuns: 2_000, seed: 20_261_123 },
  );
  expect(accepted).toBeGreaterThan(200);
});

const browser = new JSDOM("").window;

function activeAsBrowsersReadIt(page: string): readonly string[] {
  const document = new browser.DOMParser().parseFromString(page, "text/html");
  const elements = [...document.querySelectorAll("*")];
  const active = elements.filter(
    (element) =>
      ["script", "style"].includes(element.localName) ||
      element.getAttributeNames().some((name) => name.startsWith("on")) ||
      element.getAttribute("href")?.startsWith("javascript:") === true,
  );
  return active.map((element) => element.outerHTML);
}
