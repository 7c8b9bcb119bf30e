import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadPlan } from "../../../src/load/index.ts";
import { formatProblems } from "../../../src/site/problem-formats.ts";
import { entry, type Files, json, loaded, planFolder, problemsOf } from "../../helpers/plan-folder.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

test("a sound folder gives the entries, their defaults filled in, and their sources", () => {
  const { repository, sources, problems } = loaded({
    "plans/erp.mdx": entry("plans", {}, "## Why\n\nWords."),
  });
  expect(problems).toEqual([]);
  expect(repository?.portal.locale).toBe("en");
  expect(repository?.people.get("ann")).toEqual({
    id: "ann",
    title: "Ann",
    unit: "shop",
    tags: [],
    audience: [],
    active: true,
  });
  expect([...sources.keys()]).toEqual([
    "kpis/churn",
    "milestones/erp/go-live",
    "people/ann",
    "plans/erp",
    "units/shop",
  ]);
  expect(sources.get("plans/erp")).toMatchObject({
    file: "content/plans/erp.mdx",
    prose: { headings: [{ id: "prose-why" }], text: "Why Words." },
  });
  expect(sources.get("kpis/churn")?.prose).toBeUndefined();
});

test("the same files give the same result, and are not changed", () => {
  const folder = planFolder();
  const before = readdirSync(folder, { recursive: true });
  const [{ locate: _, ...first }, { locate: __, ...second }] = [loadPlan(folder), loadPlan(folder)];
  expect(first).toEqual(second);
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
});

test("a folder that is not there, and one that is a file", () => {
  const folder = planFolder();
  for (const path of [`${folder}/none`, `${folder}/portal.json`]) {
    const { repository, problems } = loadPlan(path);
    expect(repository).toBeUndefined();
    expect(problems).toMatchObject([
      { rule: "file/missing", message: "there is no such plan folder", line: 1 },
    ]);
  }
});

test("Windows line ends and a byte order mark move no place", () => {
  const text = entry("kpis", { unit: 3 });
  const places = (content: string) => problemsOf({ "kpis/churn.json": content });
  expect(places(`\ufeff${text.replaceAll("\n", "\r\n")}`)).toBe(places(text));
  const plan = entry("plans", { stage: 3 }, "📦 <Kpi id='none' />\n");
  const planPlaces = (content: string) => problemsOf({ "plans/erp.mdx": content });
  expect(planPlaces(`\ufeff${plan.replaceAll("\n", "\r\n")}`)).toBe(planPlaces(plan));
});

test("a file that cannot be read is a problem, not an exception", () => {
  expect(problemsOf({ "kpis/churn.json": new Uint8Array([0xff, 0xfe]) })).toContain(
    "the file is not UTF-8 text",
  );
  expect(problemsOf({ "plans/erp.mdx": "" })).toMatchInlineSnapshot(`
    "content/plans/erp.mdx:1:1: error: the file is empty [file/unreadable]
      write the entry, or delete the file
    "
  `);
});

test("one broken file gives every problem at once", () => {
  const churn = `{
  "title": "Churn 📉", "colour": "red",
  "definition": "As counted",
  "unit": "%",
  "direction": "down",
  "kind": "lag",
  "accountable": "anne",
  "baseline": { "period": "2026-02-30", "value": 5 },
  "targets": [{ "period": "2026-12", "value": "4" },
  "frequency": "monthly",
  "unit": "days"
}
`;
  expect(problemsOf({ "kpis/churn.json": churn })).toMatchInlineSnapshot(`
    "content/kpis/churn.json:2:24: error: \`colour\` is not a field of a KPI [schema/unknown-key]
      expected one of \`title\`, \`tags\`, \`audience\`, \`definition\`, \`unit\`, \`direction\`, \`range\`, \`kind\` or 11 more
    content/kpis/churn.json:5:16: error: \`direction\` is \`down\` [schema/value]
      expected one of \`increase\`, \`decrease\`, \`hold\`
    content/kpis/churn.json:7:18: error: \`accountable\` names the person \`anne\`, which does not exist [reference/unknown]
      did you mean \`ann\`?
    content/kpis/churn.json:8:27: error: \`baseline.period\` is \`2026-02-30\`, which does not exist: 2026-02 has 28 days [date/invalid]
      write a period as \`2026-09-30\`, \`2026-W40\`, \`2026-09\`, \`2026-Q3\` or \`2026\`
    content/kpis/churn.json:9:14: error: the list that begins here is not closed before \`"frequency"\` on line 10 [json/syntax]
      write \`]\` behind the last value of the list
    content/kpis/churn.json:9:47: error: \`targets[0].value\` is the text \`4\`, expected a number [schema/type]
      write it without quotes: 4
    content/kpis/churn.json:11:3: error: \`unit\` is given twice, first on line 4 [json/duplicate-key]
      keep one of the two
    "
  `);
});

test("after a syntax error nothing is said to be missing that may be there", () => {
  const kpi = entry("kpis");
  const onlyRule = (files: Files) =>
    [...problemsOf(files).matchAll(/\[([a-z-]+\/[a-z-]+)\]/g)].map(([, rule]) => rule);
  expect(onlyRule({ "kpis/churn.json": kpi.replace('"unit"', "unit") })).toEqual(["json/syntax"]);
  expect(onlyRule({ "plans/erp.mdx": entry("plans").replace("title: ", "title: @") })).toEqual([
    "yaml/syntax",
  ]);
  const baseline = kpi.replace('"targets"', '"baseline": { "period": "2026", "value": 5,\n  "targets"');
  expect(onlyRule({ "kpis/churn.json": baseline })).toEqual(["json/syntax"]);
  const portal = json({ name: "Test", currency: "EUR", audiences: ["board"] }).replace(
    '"audiences"',
    "audiences",
  );
  const audience = entry("kpis", { audience: ["board"] });
  expect(onlyRule({ "portal.json": portal, "kpis/churn.json": audience })).toEqual(["json/syntax"]);
});

test("one broken narrative gives every problem at once, in the fields and in the text", () => {
  const plan = `---
title: ERP: the move
accountable: anne
sponsor: ann
sponsor: ann
unit: shop
colour: red
category: grow
stage: activ
valueStatement: More
demand: [{ team: lab, period: 2026-02-30, fte: 1 }]
---
import x from "y"

Text {of} an <!-- author --> with <Kpi id="chrun" onClick="x" /> and a [link](javascript:x).

![Map](map.svg) <https://example.org>

a { b
`;
  expect(problemsOf({ "plans/erp.mdx": plan })).toMatchInlineSnapshot(`
    "content/plans/erp.mdx:2:11: error: a second \`: \` stands in the line, as if a field stood inside a text [yaml/syntax]
      put the text that holds the colon into quotes
    content/plans/erp.mdx:3:14: error: \`accountable\` names the person \`anne\`, which does not exist [reference/unknown]
      did you mean \`ann\`?
    content/plans/erp.mdx:5:1: error: \`sponsor\` is given twice [yaml/duplicate-key]
      keep one of the two
    content/plans/erp.mdx:7:1: error: \`colour\` is not a field of a plan [schema/unknown-key]
      expected one of \`title\`, \`tags\`, \`audience\`, \`accountable\`, \`sponsor\`, \`unit\`, \`category\`, \`controller\` or 8 more
    content/plans/erp.mdx:9:8: error: \`stage\` is \`activ\` [schema/value]
      did you mean \`active\`?
    content/plans/erp.mdx:11:18: error: \`demand[0].team\` names the team \`lab\`, which does not exist [reference/unknown]
      there is no team yet
    content/plans/erp.mdx:11:31: error: \`demand[0].period\` is \`2026-02-30\`, which does not exist: 2026-02 has 28 days [date/invalid]
      write a period as \`2026-09-30\`, \`2026-W40\`, \`2026-09\`, \`2026-Q3\` or \`2026\`
    content/plans/erp.mdx:13:1: error: \`import\` and \`export\` cannot be used in content [content/code]
      delete the line; a sentence that begins with one of the two words begins with a capital letter
    content/plans/erp.mdx:15:6: error: the expression \`{of}\` cannot be used in content [content/code]
      write the text itself; write a brace that is meant as one as \`\\{\`
    content/plans/erp.mdx:15:14: error: a comment \`<!-- … -->\` cannot be used in content [mdx/syntax]
      delete it; the history is in git
    content/plans/erp.mdx:15:35: error: there is no KPI \`chrun\` [reference/unknown]
      did you mean \`churn\`?
    content/plans/erp.mdx:15:51: error: \`onClick\` is not an attribute of \`<Kpi>\` [content/attribute]
      expected \`id\`
    content/plans/erp.mdx:15:72: error: the scheme \`javascript:\` is not allowed in a link [content/link]
      use http, https or mailto
    content/plans/erp.mdx:17:1: error: \`map.svg\` is not a picture of the plan folder [content/image]
      put a png, jpg, webp, avif or gif file into the plan folder (\`media/\` is made for it) and write its path relative to this file
    content/plans/erp.mdx:17:1: error: a picture cannot stand inside a line of text [content/nesting]
      put it into a paragraph of its own, with an empty line above and below
    content/plans/erp.mdx:17:17: error: an address cannot stand in \`<\` and \`>\` [mdx/syntax]
      write the address without \`<\` and \`>\`, or as a link: \`[words](https://…)\`
    content/plans/erp.mdx:19:3: error: the \`{\` is not closed [mdx/syntax]
      write a brace that is meant as one as \`\\{\`; content has no expressions
    "
  `);
});

test("many faults in many files are all reported, in the order of their places, without a stack trace", () => {
  const { repository, problems } = loaded({
    "portal.json": json({ name: "Test", currency: "euro" }),
    "people/ann.json": entry("people", { unit: "shp", email: "x" }),
    "units/shop.json": '{ "title": "Shop", "kind": "business", "lead": "ann"',
    "kpis/churn.json": entry("kpis", {
      drives: [{ kpi: "churn" }],
      targets: [{ period: "2026-Q5", value: 1 }],
    }),
    "kpis/Margin.json": "{}",
    "actuals/none.json": entry("actuals", { measurements: [{ period: "2026", value: null }] }),
    "plans/erp.mdx": entry("plans", { stage: "done" }, "<script>x</script>"),
    "milestones/erp/go-live.json": entry("milestones", {
      baseline: { start: "2027-01-01", finish: "2026-01-01" },
    }),
    "milestones/none/a.json": "not json",
    "updates/a.mdx": "no fence",
    "decisions/a.mdx": entry("decisions", { status: "superseded", deciders: [] }, "{process.env}"),
    "risks/a.txt": "a",
    "notes/a.md": "a",
    "forums/a.mdx": new Uint8Array([0]),
  });
  expect(repository).toBeUndefined();
  const text = formatProblems(problems, "text");
  expect(text).toMatchInlineSnapshot(`
    "content/actuals/none.json:1:1: error: there is no KPI \`none\` [reference/unknown]
      name the file like the KPI it belongs to; expected \`churn\`
    content/actuals/none.json:2:45: error: \`measurements[0].value\` is empty, expected a number [schema/type]
      The value, in the KPI's unit, e.g. \`4.5\`.
    content/decisions/a.mdx:3:9: error: \`status\` is \`superseded\`, but no decision names \`a\` in its \`supersedes\` [reference/unknown]
      name it in the decision that took its place, or correct the status
    content/decisions/a.mdx:5:11: error: \`deciders\` is an empty list [schema/range]
      expected at least 1 entry: Who decided, e.g. \`[coo]\`.
    content/decisions/a.mdx:7:1: error: the expression \`{process.env}\` cannot be used in content [content/code]
      write the text itself; write a brace that is meant as one as \`\\{\`
    content/forums/a.mdx:1:1: error: the file holds the control character U+0000 [file/unreadable]
      delete the character, which the eye does not see; entries are plain text
    content/kpis/Margin.json:1:1: error: \`Margin.json\` cannot be part of an address [file/name]
      use lower-case letters a to z, digits, hyphens, dots and underscores, beginning with a letter or digit
    content/kpis/churn.json:8:25: error: \`targets[0].period\` is \`2026-Q5\`, which is not a day, ISO week, month, quarter or year [date/invalid]
      write a period as \`2026-09-30\`, \`2026-W40\`, \`2026-09\`, \`2026-Q3\` or \`2026\`
    content/kpis/churn.json:10:21: error: \`drives\` goes round in a circle: \`churn\` → \`churn\` [reference/cycle]
      take one of these references out, so that following them comes to an end
    content/milestones/erp/go-live.json:4:46: error: \`finish\` 2026-01-01 is before \`start\` 2027-01-01 [date/order]
      expected a day on or after 2027-01-01; correct one of the two
    content/milestones/none/a.json:1:1: error: \`not\` is not a JSON value [json/syntax]
      put text into double quotes; write a number like 0.5 or -3, and true or false in small letters
    content/milestones/none/a.json:1:1: error: there is no plan \`none\` [reference/unknown]
      put the file into a folder named like its plan; expected \`erp\`
    content/notes:1:1: error: \`notes\` is not a collection [file/folder]
      expected one of \`people\`, \`units\`, \`teams\`, \`systems\`, \`objectives\`, \`kpis\`, \`actuals\`, \`assumptions\` or 7 more
    content/people/ann.json:3:11: error: \`unit\` names the unit \`shp\`, which does not exist [reference/unknown]
      did you mean \`shop\`?
    content/people/ann.json:4:12: error: \`email\` is \`x\`, which is not an e-mail address such as \`ann@example.org\` [schema/value]
      Where this person can be reached; none by default.
    content/plans/erp.mdx:7:8: error: \`stage\` is \`done\` [schema/value]
      expected one of \`proposed\`, \`approved\`, \`active\`, \`delivered\`, \`closed\`, \`stopped\`
    content/plans/erp.mdx:10:1: error: \`<script>\` cannot be used in content [content/html]
      expected one of \`Kpi\`, \`Plan\`, \`Decision\`, \`Milestone\`, \`Callout\`, \`Figure\`
    content/portal.json:3:15: error: \`currency\` is \`euro\`, which is not an ISO 4217 currency code such as \`EUR\` [schema/value]
      The ISO 4217 code of all money, which is in major units, e.g. \`EUR\`.
    content/risks/a.txt:1:1: error: a risk is not kept in this type of file [file/type]
      save it as a file that ends in \`.json\`, or take it out of the plan folder
    content/units/shop.json:1:1: error: the object that begins here is not closed before the end of the file [json/syntax]
      write \`}\` behind the last field of the object
    content/updates/a.mdx:1:1: error: the file does not begin with frontmatter [yaml/fence]
      make \`---\` its first line, then write the fields, one on a line, then \`---\` again
    "
  `);
  expect(text).not.toMatch(/\n\s+at |Error:|node_modules/);
  const places = problems.map(({ file, line, column }) => [file, line, column] as const);
  const sorted = [...places].sort(
    (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0) || a[1] - b[1] || a[2] - b[2],
  );
  expect(places).toEqual(sorted);
  for (const { rule, severity } of problems) {
    expect(severity).toBe("error");
    expect(rule).toMatch(/^((json|yaml|mdx|schema|content|date|file)\/[a-z-]+|reference\/(unknown|cycle))$/);
  }
});

test("nested brackets without end are refused, not followed", () => {
  const text = problemsOf({
    "kpis/churn.json": "[".repeat(50_000),
    "plans/erp.mdx": `---\na: ${"[".repeat(19_000)}\n---\n${">".repeat(40_000)}`,
  });
  expect(text.match(/levels deep/g)).toHaveLength(3);
});

test("nothing that an author writes is run", () => {
  const marker = "__ran__";
  loaded({
    "plans/erp.mdx": entry(
      "plans",
      {},
      `export const a = (globalThis.${marker} = 1)\n\n{globalThis.${marker} = 2}\n\n<Kpi id={globalThis.${marker} = 3} />`,
    ),
  });
  expect(marker in globalThis).toBe(false);
});

test("the plan of this repository has no problems", () => {
  const { repository, problems } = loadPlan(`${root}content`);
  expect(formatProblems(problems, "text")).toBe("");
  expect(repository).toBeDefined();
});

const shared = `${root}../shared/plans`;
const plans = existsSync(shared)
  ? readdirSync(shared, { withFileTypes: true }).filter((item) => item.isDirectory())
  : [];

test.skipIf(plans.length === 0)(
  "every plan beside this repository has no errors (skipped where ../shared/plans is absent)",
  () => {
    for (const { name } of plans) {
      const { repository, problems } = loadPlan(`${shared}/${name}`);
      const errors = problems.filter(({ severity }) => severity === "error");
      expect(formatProblems(errors, "text"), name).toBe("");
      expect(repository, name).toBeDefined();
    }
  },
);
