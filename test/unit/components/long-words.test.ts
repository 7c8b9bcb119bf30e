import { describe, expect, test } from "vitest";
import { breakablePieces } from "../../../src/components/long-words.ts";

describe("breakablePieces(text)", () => {
  test.each([
    ["", [""]],
    ["Replace Orbis in every branch of the company", ["Replace Orbis in every branch of the company"]],
    ["the Danube-steamship-company-captain-cabins", ["the Danube-steamship-company-captain-cabins"]],
    ["Internationalisations", ["Internatio", "nalisation", "s"]],
    ["head-of-pricing@marlowe.example", ["head-of-pricing@", "marlowe.example"]],
    [`a${"-".repeat(25)}b`, [`a${"-".repeat(10)}`, "-".repeat(10), `${"-".repeat(5)}b`]],
    ["of Weserschifffahrtsgesellschaft since 1843", ["of Weserschif", "ffahrtsges", "ellschaft since 1843"]],
  ])("of %j", (text, pieces) => {
    expect(breakablePieces(text)).toEqual(pieces);
  });

  test("loses nothing, and keeps a letter with its accents", () => {
    const text = `${"e\u0301".repeat(25)} end`;
    expect(breakablePieces(text).join("")).toBe(text);
    expect(breakablePieces(text).slice(1)).toEqual(["e\u0301".repeat(10), `${"e\u0301".repeat(5)} end`]);
  });
});
