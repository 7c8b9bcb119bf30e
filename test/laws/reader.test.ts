/**
 * Laws of the reader, over files that are wrong in every way: it never throws, whatever it says lies in the file
 * and can be read, and it accepts exactly what JSON, YAML and the schemas accept by themselves, but for what it
 * refuses on purpose. The oracle below decides that without any code of the reader.
 *
 * `npm run fuzz` runs the same laws over many more files.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import type { z } from "zod";
import type { Fault } from "../../src/load/document.ts";
import { frontmatterDocument } from "../../src/load/frontmatter-document.ts";
import { loadPlan } from "../../src/load/index.ts";
import { jsonDocument } from "../../src/load/json-document.ts";
import { contentOf, faultsOf, textOf } from "../../src/load/read-file.ts";
import { collections, PortalSchema, type Problem } from "../../src/model/index.ts";
import { forAll, fuzzTimeoutMs } from "../helpers/fuzz.ts";
import {
  changedFile,
  type FileKind,
  type HostileFile,
  hostileFile,
  hostileProse,
  isJson,
  rawFile,
  shownFile,
  structuredFile,
} from "../helpers/hostile-input.ts";
import { activeParts, finalHtml } from "../helpers/passive-html.ts";
import { entry, planFolder } from "../helpers/plan-folder.ts";
import { gate, rendered } from "../helpers/prose.ts";

/** What the reader refuses although the languages allow it. */
const stricter = /^(file\/size|json\/duplicate-key|yaml\/duplicate-key|yaml\/feature)$/;
const deeper = /nested more than 50 levels deep/;

const schemaOf = (kind: FileKind): z.ZodObject =>
  kind === "portal" ? PortalSchema : collections[kind].schema;

interface Reading {
  readonly data: unknown;
  readonly faults: readonly Fault[];
}

/** What the reader makes of the fields of a file. */
function readByReader({ kind, bytes }: HostileFile): Reading {
  const content = contentOf(
    textOf(() => bytes),
    isJson(kind) ? jsonDocument : frontmatterDocument,
  );
  const { document, faults: syntax } = content;
  if (!document) return { data: undefined, faults: syntax };
  const faults = [...syntax, ...faultsOf(schemaOf(kind), "entry", document, syntax)];
  return { data: document.data, faults };
}

/** What JSON, YAML and the schema make of a file by themselves; `undefined` if one of them refuses it. */
function readByOracle({ kind, bytes }: HostileFile): { readonly data: unknown } | undefined {
  const text = plainText(bytes);
  if (text === undefined) return undefined;
  const data = isJson(kind) ? jsonOf(text) : yamlOf(text);
  return data !== undefined && schemaOf(kind).safeParse(data).success ? { data } : undefined;
}

function plainText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n/g, "\n");
    const isPlain = [...text].every((character) => {
      const code = character.codePointAt(0) ?? 0;
      const turnsText = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
      return code === 9 || code === 10 || (code >= 32 && !(code >= 127 && code <= 159) && !turnsText);
    });
    return isPlain ? text : undefined;
  } catch {
    return undefined;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function yamlOf(text: string): unknown {
  const lines = text.split("\n");
  const isFence = (line: string) => /^---[ \t]*$/.test(line);
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (!isFence(lines[0] ?? "") || end === -1) return undefined;
  try {
    const options = { version: "1.2", schema: "core", strict: true, stringKeys: true } as const;
    const document = parseDocument(lines.slice(1, end).join("\n"), { ...options, logLevel: "silent" });
    if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
    return document.toJS() ?? {};
  } catch {
    return undefined;
  }
}

/** The text of a file as an editor shows it: the places of problems are places in it. */
function linesOf(bytes: Uint8Array): readonly string[] {
  return new TextDecoder().decode(bytes).replaceAll("\r\n", "\n").split("\n");
}

function expectReadable({ message, hint }: Fault | Problem): void {
  for (const sentence of [message, hint]) {
    expect(sentence.trim()).not.toBe("");
    expect(sentence.length).toBeLessThan(2000);
  }
}

/** A place lies in the text, and does not end before it begins. */
function expectInside(
  { line, column, endLine, endColumn }: Fault["place"] | Problem,
  lines: readonly string[],
): void {
  expect(line).toBeGreaterThanOrEqual(1);
  expect(column).toBeGreaterThanOrEqual(1);
  expect(endLine).toBeLessThanOrEqual(lines.length);
  expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 1);
  expect(endColumn).toBeLessThanOrEqual((lines[endLine - 1]?.length ?? -1) + 1);
  expect(line < endLine || (line === endLine && column <= endColumn)).toBe(true);
}

/** A message is made of what the author wrote and of sentences, never of what a program calls nothing. */
function expectNoInnards(message: string, text: string): void {
  for (const innards of [
    "undefined",
    "[object Object]",
    "NaN",
    "RangeError",
    "TypeError",
    "node_modules",
    ".ts:",
  ])
    if (message.includes(innards)) expect(text).toContain(innards.toLowerCase());
}

function expectLaws(file: HostileFile): void {
  const text = new TextDecoder().decode(file.bytes);
  const lines = linesOf(file.bytes);
  const { data, faults } = readByReader(file);
  for (const fault of faults) {
    expectInside(fault.place, lines);
    expectReadable(fault);
    expectNoInnards(fault.message, text.toLowerCase());
  }
  const oracle = readByOracle(file);
  if (faults.length === 0) expect({ data }).toEqual(oracle);
  else if (oracle) {
    expect(faults.filter(({ rule, message }) => stricter.test(rule) || deeper.test(message))).not.toEqual([]);
  }
}

test.each([
  ["bytes", rawFile, 0.2],
  ["well-formed values", structuredFile, 0.2],
  ["real files with slips", changedFile, 0.2],
])(
  "%s are read exactly as their language and schema want it, or have faults inside the file",
  { timeout: fuzzTimeoutMs },
  (law, files, share) => {
    forAll(law, files, expectLaws, { share, shown: shownFile });
  },
);

test("a narrative is refused, or nothing in its HTML is active", { timeout: fuzzTimeoutMs }, () => {
  const check = (text: string) => {
    if (gate(text) === "") expect(activeParts(finalHtml(rendered(text)))).toEqual([]);
  };
  forAll("narratives", hostileProse, check, {
    share: 0.3,
    shown: (text) => JSON.stringify(text.slice(0, 400)),
  });
});

const paths: Readonly<Record<FileKind, string>> = {
  portal: "portal.json",
  people: "people/ann.json",
  units: "units/shop.json",
  teams: "teams/shop.json",
  systems: "systems/shop.json",
  objectives: "objectives/margin.mdx",
  kpis: "kpis/churn.json",
  actuals: "actuals/churn.json",
  assumptions: "assumptions/demand.json",
  plans: "plans/erp.mdx",
  milestones: "milestones/erp/go-live.json",
  updates: "updates/2026-09-erp.mdx",
  risks: "risks/delay.json",
  decisions: "decisions/2026-09-erp.mdx",
  forums: "forums/board.mdx",
};

test("a plan folder with such files is read without an exception, and every problem lies in a file", {
  timeout: 60_000,
}, () => {
  const folder = planFolder();
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const sound = new Map(
    Object.values(paths)
      .filter((path) => existsSync(join(folder, path)))
      .map((path) => [path, readFileSync(join(folder, path))]),
  );
  expect(loadPlan(folder).repository).toBeDefined();

  const narrative = hostileProse.map((body) =>
    hostileFile("plans", new TextEncoder().encode(entry("plans", {}, body))),
  );
  const files = fc.array(fc.oneof(rawFile, structuredFile, changedFile, narrative), {
    minLength: 1,
    maxLength: 3,
  });
  const restore = (path: string) => {
    const content = sound.get(path);
    if (content === undefined) rmSync(join(folder, path));
    else write(path, content);
  };
  const check = (written: readonly HostileFile[]) => {
    const byFile = new Map(written.map(({ kind, bytes }) => [paths[kind], bytes]));
    for (const [path, bytes] of byFile) write(path, bytes);
    const { repository, sources, problems } = loadPlan(folder);
    for (const path of byFile.keys()) restore(path);
    const lines = new Map([...sound, ...byFile].map(([path, bytes]) => [`content/${path}`, linesOf(bytes)]));
    for (const problem of problems) {
      expectInside(problem, lines.get(problem.file) ?? []);
      expectReadable(problem);
      expect(problem.message).not.toMatch(/[^\P{Cc}]/u);
    }
    const hasErrors = problems.some(({ severity }) => severity === "error");
    expect(repository === undefined).toBe(hasErrors);
    for (const { kind, bytes } of written) {
      if (repository && byFile.get(paths[kind]) === bytes)
        expect(readByOracle({ kind, bytes })).toBeDefined();
    }
    for (const { prose } of sources.values()) if (prose) expect(activeParts(finalHtml(prose))).toEqual([]);
  };
  const shown = (written: readonly HostileFile[]) => written.map(shownFile).join("\n");
  forAll("plan folders", files, check, { share: 0.1, shown });
});
