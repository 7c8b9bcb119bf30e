import fc from "fast-check";
import { expect, test } from "vitest";
import { NameTable, nameAt } from "../../../../src/site/safety/name-table.ts";

/** A kind that differs from name to name, as far as there are kinds. */
const kindOf = (name: string) =>
  1 + ([...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 251);

const letters = fc.constantFrom(..."abkyzAZ019-_:.");
const names = fc.array(letters, { maxLength: 6 }).map((all) => all.join(""));

test("tells names apart that differ in any letter, whatever was read before", () => {
  const table = new NameTable(kindOf);
  fc.assert(
    fc.property(names, fc.constantFrom("", ">", "=", "/", " ", '"', "é", "\u0000"), (name, next) => {
      const bytes = Buffer.from(`<${name}${next}`);
      expect(table.read(bytes, 1)).toBe(kindOf(name.toLowerCase()));
      expect(table.end).toBe(1 + name.length);
      expect(nameAt(bytes, 1)).toBe(name.toLowerCase());
    }),
    { numRuns: 5_000, seed: 20_261_130 },
  );
});

test("asks once for a name, and always when it is full", () => {
  const asked: string[] = [];
  const table = new NameTable((name) => {
    asked.push(name);
    return kindOf(name);
  });
  const twice = (name: string) => {
    for (const bytes of [Buffer.from(name), Buffer.from(name.toUpperCase())])
      expect(table.read(bytes, 0)).toBe(kindOf(name));
  };
  twice("href");
  expect(asked).toEqual(["href"]);
  const many = Array.from({ length: 2_000 }, (_, index) => `data-${index}`);
  for (const name of many) twice(name);
  expect(asked.length).toBeGreaterThan(many.length);
  twice("href");
  expect(asked.filter((name) => name === "href")).toEqual(["href"]);
});
