import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { componentTable } from "../../../src/guide/component-table.ts";
import { guideRecords } from "../../../src/guide/guide-search.ts";
import { phrases } from "../../../src/guide/phrase.ts";
import { problemTable } from "../../../src/guide/problem-table.ts";
import { authorComponents } from "../../../src/load/prose/components.ts";

test("every component that a text may use is listed with its attributes", () => {
  const rows = componentTable();
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(authorComponents));
  expect(rows.map(({ tag }) => tag)).toMatchInlineSnapshot(`
    [
      "<Kpi id="…" />",
      "<Plan id="…" />",
      "<Decision id="…" />",
      "<Milestone id="…" />",
      "<Callout type="…">…</Callout>",
      "<Figure src="…" alt="…" />",
    ]
  `);
});

test("the rules that the guide lists are those that the code can find broken", () => {
  const folders = ["src/load", "src/diagrams", "src/model", "src/site"];
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && file !== "problem-rules.ts")
      .map((file) => readFileSync(join(folder, file), "utf8")),
  );
  const prefixes = problemTable().map(({ id }) => id);
  const pattern = new RegExp(`"((?:${prefixes.join("|")})/[a-z-]+)"`, "g");
  const used = sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1]));
  const listed = problemTable().flatMap(({ rows }) => rows.map(({ rule }) => rule));
  expect([...listed].sort()).toEqual([...new Set(used)].sort());
});

test("every rule has its own place on the page, and two sentences", () => {
  const rows = problemTable().flatMap((group) => group.rows);
  expect(new Set(rows.map(({ anchor }) => anchor)).size).toBe(rows.length);
  for (const { asks, mend } of rows) {
    expect(asks.at(-1)?.text).toMatch(/\.$/);
    expect(mend.at(-1)?.text).toMatch(/\.$/);
  }
});

test("phrases(sentence) takes what stands between backticks for code", () => {
  expect(phrases("Where it stands, e.g. `active`.")).toEqual([
    { text: "Where it stands, e.g. " },
    { text: "active", isCode: true },
    { text: "." },
  ]);
});

test("search knows the guide by titles and summaries alone", () => {
  const records = guideRecords();
  expect(records.every(({ kind }) => kind === "Guide")).toBe(true);
  expect(Math.max(...records.map(({ content }) => content.length))).toBeLessThan(160);
});
