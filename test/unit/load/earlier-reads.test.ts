import { expect, test } from "vitest";
import { withContentVersions } from "../../../src/load/file-tree.ts";
import { earlierReads, followingReads, type LoadedPlan, loadTree } from "../../../src/load/index.ts";
import { formatProblems } from "../../../src/site/problem-formats.ts";
import { filesTree } from "../../helpers/file-tree.ts";
import { entry, type Files, json, minimalFiles } from "../../helpers/plan-folder.ts";

interface Reading {
  readonly name?: string;
  readonly files?: Files;
  readonly figuresOnly?: boolean;
}

/** Reads states of a plan one after the other, and says what was really read of the last one. */
function readInTurn(...readings: readonly Reading[]) {
  let earlier = earlierReads();
  let loaded: LoadedPlan | undefined;
  for (const { name = "content", files = {}, figuresOnly = false } of readings) {
    const all = Object.entries({ ...minimalFiles(), ...files }).flatMap(([path, text]) =>
      text === undefined ? [] : [[path, String(text)] as const],
    );
    earlier = followingReads(earlier);
    loaded = loadTree(withContentVersions(filesTree(name, new Map(all))), { earlier, figuresOnly });
  }
  const read = [...earlier.used].filter(([key, kept]) => earlier.known.get(key) !== kept);
  return {
    read: read.map(([key]) => key.split("\n")[0]),
    problems: formatProblems(loaded?.problems ?? [], "text"),
    sources: loaded?.sources,
  };
}

test("of a plan that was read before, only what was changed is read", () => {
  const changed = { "kpis/churn.json": entry("kpis", { title: "Churn" }) };
  expect(readInTurn({}, {}).read).toEqual([]);
  expect(readInTurn({}, { files: changed }).read).toEqual(["content/kpis/churn.json"]);
  expect(readInTurn({ files: changed }, {}, { files: changed }).read).toEqual(["content/kpis/churn.json"]);
});

const text = (body: string): Files => ({ "plans/erp.mdx": entry("plans", {}, `${body}\n`) });
const named = text('Seen in <Kpi id="margin"/>, see [the risk](../risks/late.json).');
const both = { "kpis/margin.json": entry("kpis", { title: "Margin" }), "risks/late.json": entry("risks") };

test("a text is read again when an entry that it names comes or goes, and for no other", () => {
  const whole = { ...named, ...both };
  const other = { "risks/other.json": entry("risks", { title: "Other" }) };
  expect(readInTurn({ files: whole }, { files: { ...whole, ...other } }).read).toEqual([
    "content/risks/other.json",
  ]);
  const without = readInTurn({ files: whole }, { files: { ...whole, "risks/late.json": undefined } });
  expect(without.problems).toMatchInlineSnapshot(`
    "content/plans/erp.mdx:10:33: error: there is no risk \`late\` [reference/unknown]
      there is no risk yet
    "
  `);
  expect(readInTurn({ files: named }, { files: whole }).problems).toBe("");
});

test("a text is read again when a picture that it shows comes or goes", () => {
  const shown = text("![The map](../media/map.png)");
  const whole = { ...shown, "media/map.png": "a" };
  expect(readInTurn({ files: whole }, { files: { ...whole, "media/other.png": "b" } }).read).toEqual([]);
  expect(readInTurn({ files: whole }, { files: shown }).problems).toMatchInlineSnapshot(`
    "content/plans/erp.mdx:10:1: error: \`../media/map.png\` is not a picture of the plan folder [content/image]
      put a png, jpg, webp, avif or gif file into the plan folder (\`media/\` is made for it) and write its path relative to this file
    "
  `);
  expect(readInTurn({ files: shown }, { files: whole }).problems).toBe("");
});

test("periods are put in order again when the fiscal year begins in another month", () => {
  // The first quarter of a year that begins in April is over before that September.
  const targets = [
    { period: "2025-09", value: 1 },
    { period: "2026-Q1", value: 2 },
  ];
  const files = { "kpis/churn.json": entry("kpis", { targets }) };
  const fromApril = {
    ...files,
    "portal.json": json({ name: "Test", currency: "EUR", fiscalYearStart: 4 }),
  };
  expect(readInTurn({ files }, { files: fromApril }).problems).toMatchInlineSnapshot(`
    "content/kpis/churn.json:8:56: error: \`targets\` is not in time order: \`2026-Q1\` stands after \`2025-09\` [date/order]
      put the earliest period first
    "
  `);
  expect(readInTurn({ files: fromApril }, { files }).problems).toBe("");
});

test("what was read under one name of the folder is not what is read under another", () => {
  const files = { "kpis/churn.json": entry("kpis", { titel: "Churn" }) };
  const { problems } = readInTurn({ files, name: "before" }, { files, name: "after" });
  expect(problems).toContain("after/kpis/churn.json:");
  expect(problems).not.toContain("before/");
});

test("what was read for its figures alone is read again for its text, and the other way round", () => {
  const whole = readInTurn({ figuresOnly: true }, {});
  expect(whole.sources?.get("plans/erp")?.body).toBe("Why.\n");
  expect(whole.read).toContain("content/plans/erp.mdx");
  expect(readInTurn({}, { figuresOnly: true }).sources?.get("plans/erp")?.body).toBeUndefined();
});

test("what is wrong between files stands at its place in a file that is not read again", () => {
  const files = { "kpis/churn.json": entry("kpis", { accountable: "bob" }) };
  const bob = { "people/bob.json": entry("people", { title: "Bob" }) };
  const { read, problems } = readInTurn({ files: { ...files, ...bob } }, { files });
  expect(read).toEqual([]);
  expect(problems).toMatchInlineSnapshot(`
    "content/kpis/churn.json:7:18: error: \`accountable\` names the person \`bob\`, which does not exist [reference/unknown]
      expected \`ann\`
    "
  `);
});

test("what a suggestion was made for is read again, because it went through all names", () => {
  const files = text('Seen in <Kpi id="chorn"/>.');
  const before = readInTurn({ files });
  const nearer = { ...files, "kpis/chorns.json": entry("kpis", { title: "Chorns" }) };
  expect(before.problems).toContain("`churn`");
  expect(readInTurn({ files }, { files: nearer }).problems).toContain("`chorns`");
});
