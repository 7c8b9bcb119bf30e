/**
 * The law of the quick reader of frontmatter: what it reads is what the reader with places reads, who finds nothing
 * wrong with it. It may leave anything to that one.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocument, stringify } from "yaml";
import { soundYaml } from "../../src/load/sound-yaml.ts";
import { forAll, fuzzTimeoutMs } from "../helpers/fuzz.ts";

/** Pieces of which YAML is made, well or badly. */
const pieces = fc.constantFrom(
  ..."a|b c|title|a: |b:|: |:|- |-|\n|\n\n|\n  |\n    |\n- |  |, |,|[|]|{|}|'|\"|''|#| #|?|? |!|&a |*a|%|@|`|\\|\t|<<: |...|---|1|-1|+1|012|0x1F|0o17|0b1|1_0|1.5|.5|5.|1e3|-0|.inf|.nan|~|null|Null|true|True|yes|2026-07-29|1:30|é|—|\u2028|__proto__: |=|||>".split(
    "|",
  ),
);

const madeOfPieces = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(""));

/** Values as a program writes them, in which one piece is put somewhere. */
const written = fc
  .tuple(
    fc.dictionary(
      fc.constantFrom("a", "title", "kpis", "of"),
      fc.jsonValue({ maxDepth: 3, noUnicodeString: false }),
    ),
    fc.integer({ min: 20, max: 100 }),
    fc.option(fc.tuple(fc.nat(), pieces)),
  )
  .map(([values, lineWidth, put]) => {
    const yaml = stringify(values, { lineWidth });
    if (!put) return yaml;
    const at = put[0] % (yaml.length + 1);
    return yaml.slice(0, at) + put[1] + yaml.slice(at);
  });

function expectSame(yaml: string): void {
  const sound = soundYaml(yaml);
  if (!sound) return;
  const options = { version: "1.2", schema: "core", strict: true, stringKeys: true } as const;
  const document = parseDocument(yaml, { ...options, logLevel: "silent" });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  expect(sound.data).toStrictEqual(document.toJS());
  expect(JSON.stringify(sound.data)).toBe(JSON.stringify(document.toJS()));
}

test.each([
  ["pieces of YAML", madeOfPieces],
  ["values, written as YAML, with a slip or none", written],
])("%s: what is read quickly is what the other reader reads", { timeout: fuzzTimeoutMs }, (law, texts) => {
  forAll(`${law}, read quickly`, texts, expectSame, { share: 1, shown: (yaml) => JSON.stringify(yaml) });
});

test("most of what programs write is read quickly", () => {
  const plain = fc.dictionary(
    fc.constantFrom("a", "title", "kpis", "of"),
    fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.constantFrom("one", "two three", "2026-07-29")),
    ),
    { minKeys: 1 },
  );
  fc.assert(fc.property(plain, (values) => soundYaml(stringify(values)) !== undefined));
});
