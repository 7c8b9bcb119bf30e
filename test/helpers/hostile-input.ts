/**
 * Arbitrary files for the laws of the reader: bytes, values and texts that are near enough to what authors write
 * to get past the first check, and wrong in the ways in which files are wrong or are made wrong on purpose.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { stringify } from "yaml";
import { type CollectionName, collectionNames, collections } from "../../src/model/index.ts";
import { entry } from "./plan-folder.ts";

/** What a file may hold: an entry of a collection, or the settings. */
export type FileKind = CollectionName | "portal";

export const fileKinds: readonly FileKind[] = [...collectionNames, "portal"];

const utf8 = new TextEncoder();
const root = fileURLToPath(new URL("../../", import.meta.url));

/** Real files of every kind: those of the demo plan, of the small plan, and a minimal one. */
const seeds: ReadonlyMap<FileKind, readonly string[]> = new Map(
  fileKinds.map((kind) => [
    kind,
    ["content", "test/plans/small"].flatMap((plan) => filesOf(join(root, plan), kind)).concat(minimal(kind)),
  ]),
);

function filesOf(plan: string, kind: FileKind): readonly string[] {
  if (kind === "portal") return [readFileSync(join(plan, "portal.json"), "utf8")];
  return readdirSync(plan, { recursive: true, encoding: "utf8" })
    .filter((file) => file.replaceAll("\\", "/").startsWith(`${kind}/`) && /\.(json|mdx)$/.test(file))
    .sort()
    .map((file) => readFileSync(join(plan, file), "utf8"));
}

function minimal(kind: FileKind): readonly string[] {
  return kind === "portal" ? ['{ "name": "Test", "currency": "EUR" }'] : [entry(kind)];
}

export function isJson(kind: FileKind): boolean {
  return kind === "portal" || collections[kind].format === "json";
}

const aKind = fc.constantFrom(...fileKinds);
const aSeed = (kind: FileKind): fc.Arbitrary<string> => fc.constantFrom(...(seeds.get(kind) ?? []));

/** What is put into files: marks of every syntax, names that every object has, numbers and dates that are none. */
const pieces = [
  ..."{}[]()<>\"'`:,;#&*!|?@%\\/=~^$-+_. \t\n\r\u0000\u001b\u007f\u0085\u00a0\u200b\u202e\u2028\ufeff\ud800",
  "\r\n",
  "---\n",
  "...\n",
  "+++\n",
  "__proto__",
  "constructor",
  "toString",
  '"__proto__": {"isAdmin": true},',
  "<<: *a\n",
  "&a ",
  "*a",
  "!!js/function ",
  "!a ",
  "%YAML 1.1\n",
  "? ",
  "- ",
  "null",
  "true",
  "~",
  ".nan",
  ".inf",
  "1e999",
  "-0",
  "0x1f",
  "0o17",
  "1_000",
  "99999999999999999999",
  "1.7976931348623157e+308",
  "2026-02-30",
  "2025-02-29",
  "0000-00-00",
  "2026-W54",
  "2026-Q5",
  "9999-12-31",
  "2026",
  "\\u0000",
  "\\ud800",
  "\\x",
  "/* c */",
  "// c\n",
  "[[[[[[",
  "{{{{{{",
  "]]]]]]",
  "😀",
  "e\u0301",
  "\n\n",
  "  ",
] as const;

/** Markdown and MDX, harmless and not; put together they make texts in which one hides in another. */
const proseSeeds = [
  "## Why\n\n*a* **b** ~~c~~ `d`[^1]\n\n[^1]: A [note](https://example.org).\n",
  '<Kpi id="churn" /> and <Plan id="erp"/>',
  '\n\n<Callout type="note" title="T">\n- a\n- [ ] b\n</Callout>\n\n',
  "\n\n| a | b |\n| - | :-: |\n| ![c](../media/map.png) | d |\n\n",
  '\n\n<Figure src="../media/map.png" alt="A" caption="C" />\n\n',
  "\n\n```mermaid\nflowchart LR\n  accTitle: A\n  a --> b\n```\n\n",
  "\n\n> a\n> - b\n>   1. c\n\n",
  "[a](../kpis/churn.json#b 'c')",
  "[a][b]\n\n[b]: https://example.org 'c'\n\n",
  "https://example.org/a?b=c&d www.example.org ann@example.org",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[a](javascript:alert(1))",
  "![a](javascript:alert(1))",
  "<javascript:alert(1)>",
  "[a]: javascript:alert(1)\n",
  "[a](&#106;avascript:alert(1))",
  "[a](&Tab;javascript:alert(1))",
  "[a](/&Tab;/example.org)",
  "[a](https://example.org '\" onmouseover=\"alert(1)')",
  '[a](https://example.org/"onmouseover="alert(1))',
  '\n\n![" onerror="alert(1)](../media/map.png)\n\n',
  "\n\n![a](../../../secret.png)\n\n",
  "\n\n## Note 1\n\n",
  "{globalThis.pwned = 1}",
  "\n\nimport a from 'b'\n\n",
  "\n\nexport const a = 1\n\n",
  '<Kpi id="churn" onclick="alert(1)" />',
  "<Kpi {...a} />",
  "<!-- a -->",
  "<![CDATA[a]]>",
  "&lt;script&gt; &quot; &#0; &#x1F600;",
  '" onmouseover="alert(1)',
  "</div></main><script>",
  "\n```\n",
  "\n~~~html\n",
  "``",
  "\\",
  "](",
  "![",
  "[^",
  "<",
  "/>",
  "</Callout>",
  "{",
  "}",
  "\n    ",
  "\n\n---\n\n",
  "\n***\n",
] as const;

const aPiece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<string>(...pieces) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  {
    weight: 1,
    arbitrary: fc
      .record({ piece: fc.constantFrom<string>(...pieces, "a"), times: fc.integer({ min: 2, max: 3000 }) })
      .map(({ piece, times }) => piece.repeat(times)),
  },
);

/** A text in which a few passages were taken out, doubled or moved, and others put in. */
function changed(text: string, inserted: fc.Arbitrary<string>, most = 4): fc.Arbitrary<string> {
  const slip = fc.record({
    at: fc.nat(text.length),
    length: fc.oneof(fc.nat(3), fc.nat(Math.min(text.length, 200))),
    kind: fc.constantFrom("replace", "insert", "remove", "double", "move"),
    piece: inserted,
    to: fc.nat(text.length),
  });
  return fc.array(slip, { minLength: 1, maxLength: most }).map((slips) =>
    slips.reduce((rest, { at, length, kind, piece, to }) => {
      const [before, passage, after] = [
        rest.slice(0, at),
        rest.slice(at, at + length),
        rest.slice(at + length),
      ];
      if (kind === "replace") return before + piece + after;
      if (kind === "insert") return before + piece + passage + after;
      if (kind === "remove") return before + after;
      if (kind === "double") return before + passage + passage + after;
      const others = before + after;
      return others.slice(0, to) + passage + others.slice(to);
    }, text),
  );
}

export interface HostileFile {
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
}

/** A file as it is printed when a law does not hold for it. */
export function shownFile({ kind, bytes }: HostileFile): string {
  return `${kind}: ${JSON.stringify(new TextDecoder().decode(bytes).slice(0, 2000))}`;
}

const encoded = (kind: FileKind) => (text: string) => hostileFile(kind, utf8.encode(text));

export function hostileFile(kind: FileKind, bytes: Uint8Array): HostileFile {
  const file: HostileFile = { kind, bytes };
  return Object.defineProperty(file, fc.toStringMethod, { value: () => shownFile(file), enumerable: false });
}

/** A real file with slips. */
export const changedFile: fc.Arbitrary<HostileFile> = aKind.chain((kind) =>
  aSeed(kind)
    .chain((seed) => changed(seed, fc.oneof(aPiece, fc.constantFrom(...proseSeeds))))
    .map(encoded(kind)),
);

/** Bytes alone, bytes inside a real file, and a real file in another encoding. */
export const rawFile: fc.Arbitrary<HostileFile> = aKind.chain((kind) => {
  const spliced = fc
    .record({ seed: aSeed(kind), bytes: fc.uint8Array({ maxLength: 12 }), at: fc.nat(), remove: fc.nat(4) })
    .map(({ seed, bytes, at, remove }) => {
      const whole = utf8.encode(seed);
      const start = at % (whole.length + 1);
      return Uint8Array.from([...whole.slice(0, start), ...bytes, ...whole.slice(start + remove)]);
    });
  const otherwise = fc
    .record({
      seed: aSeed(kind),
      encoding: fc.constantFrom("utf16le", "latin1", "base64", "bom", "crlf", "cr"),
    })
    .map(({ seed, encoding }) => {
      if (encoding === "bom") return utf8.encode(`\ufeff${seed}`);
      if (encoding === "crlf") return utf8.encode(seed.replaceAll("\n", "\r\n"));
      if (encoding === "cr") return utf8.encode(seed.replaceAll("\n", "\r"));
      return new Uint8Array(Buffer.from(seed, encoding as BufferEncoding));
    });
  return fc
    .oneof(fc.uint8Array({ maxLength: 200 }), spliced, spliced, otherwise)
    .map((bytes) => hostileFile(kind, bytes));
});

const oddKeys = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "",
  " ",
  "titel",
  "Title",
  "0",
  "id",
];

/** The keys of a kind of file, at whatever depth they stand in its real files. */
function keysOf(kind: FileKind): readonly string[] {
  const keys = (seeds.get(kind) ?? []).flatMap((seed) =>
    [...seed.matchAll(/"([a-zA-Z]+)":|(?:^|[\s{,])([a-zA-Z]+):/g)].map((match) => match[1] ?? match[2] ?? ""),
  );
  return [...new Set([...keys, ...oddKeys])];
}

/** A value of any type, made of the keys of a kind of file. */
function aValue(kind: FileKind): fc.Arbitrary<unknown> {
  const leaf = fc.oneof(
    fc.constantFrom<unknown>(
      ...pieces,
      null,
      true,
      false,
      0,
      -0,
      -1,
      0.5,
      1e21,
      1e308,
      12,
      "2026-01-31",
      "ann",
      "erp",
    ),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ maxLength: 10 }),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.array(tie("value"), { maxLength: 3 }),
      fc
        .array(fc.tuple(fc.constantFrom(...keysOf(kind)), tie("value")), { maxLength: 5 })
        .map((entries) => Object.fromEntries(entries)),
      fc.nat(70).map((depth) => nested(depth)),
    ),
  }));
  return value;
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** The data of an entry in which a few fields were taken out, or have another value, and others are new. */
function alteredFields(kind: FileKind): fc.Arbitrary<Record<string, unknown>> {
  const change = fc.tuple(fc.nat(), fc.constantFrom(...keysOf(kind)), aValue(kind), fc.nat(3));
  return fc.array(change, { maxLength: 3 }).map((changes) => {
    const data = JSON.parse(isJson(kind) ? (seeds.get(kind)?.at(-1) ?? "{}") : "{}") as Record<
      string,
      unknown
    >;
    for (const [at, key, value, how] of changes) {
      const keys = Object.keys(data);
      const known = keys[at % Math.max(1, keys.length)];
      if (how === 0 && known !== undefined) delete data[known];
      else define(data, how === 1 ? (known ?? key) : key, value);
    }
    return data;
  });
}

function define(data: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A file that is well formed and holds something else than its schema wants. */
export const structuredFile: fc.Arbitrary<HostileFile> = aKind.chain((kind) => {
  const value = fc.oneof(
    { weight: 1, arbitrary: aValue(kind) },
    { weight: 4, arbitrary: alteredFields(kind) },
  );
  if (isJson(kind)) {
    const indent = fc.constantFrom(0, 2, "\t");
    return fc
      .tuple(value, indent)
      .map(([data, space]) => encoded(kind)(JSON.stringify(data, null, space) ?? "{}"));
  }
  const front = (kind === "portal" ? "" : entry(kind)).split("\n---")[0] ?? "---";
  return fc
    .tuple(value, fc.boolean(), fc.boolean())
    .map(([data, isFlow, isAlone]) => {
      const yaml = isFlow ? `${JSON.stringify(data)}\n` : stringify(data, { aliasDuplicateObjects: false });
      // Beside the fields that the entry needs, each further one stands on a line of its own.
      return isAlone ? `---\n${yaml}---\nWhy.\n` : `${front}\n${yaml.startsWith("{") ? "" : yaml}---\nWhy.\n`;
    })
    .map(encoded(kind));
});

/** A narrative. */
export const hostileProse: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...proseSeeds), fc.constantFrom("a ", "\n", "\n\n", "- ", "# ")), {
    minLength: 1,
    maxLength: 6,
  })
  .chain((parts) =>
    fc.oneof(
      fc.constant(parts.join("")),
      changed(
        parts.join(""),
        fc.oneof(fc.constantFrom<string>(...pieces), fc.constantFrom(...proseSeeds)),
        3,
      ),
    ),
  );
