import fc from "fast-check";
import { expect, test } from "vitest";
import { utf8 } from "../../../../src/site/render/utf8.ts";

test("parts become the bytes that the whole text has", () => {
  // A part may end within a character no more than a template does: each is a text of its own.
  const part = fc.oneof(fc.string({ unit: "grapheme" }), fc.constant("ä–€😀".repeat(200_000)));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
      expect(Buffer.from(utf8(parts)).equals(Buffer.from(parts.join("")))).toBe(true);
    }),
    { numRuns: 200, seed: 20_260_630 },
  );
});

test("bytes that were handed out stay as they are", () => {
  const first = utf8(["Churn"]);
  utf8(["Margin"]);
  expect(Buffer.from(first).toString()).toBe("Churn");
});
