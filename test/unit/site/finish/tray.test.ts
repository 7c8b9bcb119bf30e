import fc from "fast-check";
import { expect, test } from "vitest";
import { mostBytes, Tray } from "../../../../src/site/finish/tray.ts";

test("parts become the bytes that the whole text has, wherever they lie", () => {
  // A part may end within a character no more than a template does: each is a text of its own.
  const part = fc.oneof(fc.string({ unit: "grapheme" }), fc.constant("ä–€😀".repeat(200_000)));
  fc.assert(
    fc.property(fc.array(fc.array(part, { maxLength: 5 }), { maxLength: 3 }), (texts) => {
      const tray = new Tray(texts.reduce((sum, parts) => sum + mostBytes(parts), 0));
      const places = texts.map((parts) => tray.put(parts));
      expect(places.map(textAt)).toEqual(texts.map((parts) => parts.join("")));
    }),
    { numRuns: 100, seed: 20_260_630 },
  );
});

test("what might not fit is not put there, and nothing is lost of what is", () => {
  const tray = new Tray(9);
  const first = tray.put(new TextEncoder().encode("churn"));
  expect(tray.put(["ab"])).toBeUndefined();
  expect([first, tray.put(["c"])].map(textAt)).toEqual(["churn", "c"]);
  tray.clear();
  expect(textAt(tray.put(["abc"]))).toBe("abc");
});

function textAt(place: ReturnType<Tray["put"]>): string | undefined {
  return place && Buffer.from(place.memory, place.start, place.end - place.start).toString();
}
