import { expect, test } from "vitest";
import { sourceText } from "../../../src/load/source-text.ts";
import { faultsOf } from "../../helpers/faults.ts";

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

function decoded(bytes: Uint8Array): string {
  const parsed = sourceText(bytes);
  if (!parsed.ok) throw new Error(faultsOf(parsed));
  return parsed.document;
}

test("lines end in one character whatever the editor wrote", () => {
  expect(decoded(encoded("a\r\nb\nc\r\n"))).toBe("a\nb\nc\n");
});

test("a byte order mark is no part of the text", () => {
  expect(decoded(encoded("\ufeff{}"))).toBe("{}");
});

test("tabs, emoji and letters of any script are text", () => {
  expect(decoded(encoded("\tä 漢 👩‍🚀"))).toBe("\tä 漢 👩‍🚀");
});

test.each([
  ["UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0])],
  ["Latin-1", new Uint8Array([0x7b, 0xe4, 0x7d])],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47])],
])("%s is not read", (_, bytes) => {
  expect(faultsOf(sourceText(bytes))).toBe(
    "1:1-1:1 the file is not UTF-8 text [file/unreadable] → save it as UTF-8; a picture or an office file cannot be an entry",
  );
});

test.each(["", " \n\t\n", "\ufeff"])("a file with nothing in it: %j", (text) => {
  expect(faultsOf(sourceText(encoded(text)))).toBe(
    "1:1-1:1 the file is empty [file/unreadable] → write the entry, or delete the file",
  );
});

test("a control character is found at its place", () => {
  expect(faultsOf(sourceText(encoded('{\r\n  "a📦\u0000": 1 }')))).toMatchInlineSnapshot(
    `"2:7-2:8 the file holds the control character U+0000 [file/unreadable] → delete the character, which the eye does not see; entries are plain text"`,
  );
});

test.each(["\u001b", "\u0085", "a\rb", "\u007f"])("the control character in %j is refused", (text) => {
  expect(faultsOf(sourceText(encoded(text)))).toContain("control character U+");
});

test.each([
  ["turned", "\u202e"],
  ["embedded", "\u202a"],
  ["isolated", "\u2066"],
])("a text whose direction is %s is refused: it does not show what is written", (_, character) => {
  expect(faultsOf(sourceText(encoded(`a${character}b`)))).toMatch(
    /^1:2-1:3 the file holds the control character U\+20/,
  );
});

test("a file that is too large is not decoded", () => {
  expect(faultsOf(sourceText(new Uint8Array(2_000_001)))).toMatchInlineSnapshot(
    `"1:1-1:1 the file has 2000001 bytes [file/size] → expected at most 2000000; split it, or keep large data elsewhere"`,
  );
});
