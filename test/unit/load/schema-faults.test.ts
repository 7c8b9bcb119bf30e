import { expect, test } from "vitest";
import { entry, json, problemsOf } from "../../helpers/plan-folder.ts";

/** The problems of one file of the minimal repository, without its name. */
function problems(path: string, text: string): string {
  return problemsOf({ [path]: text }).replaceAll(`content/${path}:`, "");
}

const kpi = (fields: object): string => problems("kpis/churn.json", entry("kpis", { ...fields }));
const plan = (fields: object): string => problems("plans/erp.mdx", entry("plans", { ...fields }));
const milestone = (fields: object): string =>
  problems("milestones/erp/go-live.json", entry("milestones", { ...fields }));

test("unknown keys stand at the key, with the field that was probably meant", () => {
  expect(
    kpi({ tagets: [], baseline: { period: "2026", valeu: 1, value: 2 }, "x\ny": 1 }),
  ).toMatchInlineSnapshot(`
    "10:3: error: \`tagets\` is not a field of a KPI [schema/unknown-key]
      did you mean \`targets\`?
    11:32: error: \`valeu\` is not a field of \`baseline\` [schema/unknown-key]
      did you mean \`value\`?
    12:3: error: \`x‹U+000A›y\` is not a field of a KPI [schema/unknown-key]
      expected one of \`title\`, \`tags\`, \`audience\`, \`definition\`, \`unit\`, \`direction\`, \`range\`, \`kind\` or 11 more
    "
  `);
  expect(
    plan({ confidence: 1, contributes: [{ kpi: "churn", delta: 1, realisedby: "x" }] }),
  ).toMatchInlineSnapshot(`
    "9:1: error: \`confidence\` is not a field of a plan [schema/unknown-key]
      expected one of \`title\`, \`tags\`, \`audience\`, \`accountable\`, \`sponsor\`, \`unit\`, \`category\`, \`controller\` or 8 more
    10:15: error: \`realisedBy\` is missing in \`contributes[0]\` [schema/missing]
      add it: The milestone after which it starts, e.g. \`erp/rollout\`.
    10:40: error: \`realisedby\` is not a field of \`contributes[0]\` [schema/unknown-key]
      did you mean \`realisedBy\`?
    "
  `);
  expect(kpi({ ["__proto__"]: 1 })).toMatchInlineSnapshot(`
    "10:3: error: \`__proto__\` is not a field of a KPI [schema/unknown-key]
      expected one of \`title\`, \`tags\`, \`audience\`, \`definition\`, \`unit\`, \`direction\`, \`range\`, \`kind\` or 11 more
    "
  `);
});

test("missing fields stand at the object that lacks them, with what to write", () => {
  expect(kpi({ unit: undefined, targets: [{ period: "2026" }] })).toMatchInlineSnapshot(`
    "1:1: error: \`unit\` is missing in this KPI [schema/missing]
      add it: The unit of its values, e.g. \`days\`, \`%\` or \`EUR\`.
    7:15: error: \`value\` is missing in \`targets[0]\` [schema/missing]
      add it: The value, in the KPI's unit, e.g. \`4.5\`.
    "
  `);
  expect(plan({ sponsor: undefined, stage: undefined })).toMatchInlineSnapshot(`
    "2:1: error: \`sponsor\` is missing in this plan [schema/missing]
      add it: The one business owner of the outcome, e.g. \`coo\`.
    2:1: error: \`stage\` is missing in this plan [schema/missing]
      add it: Where the plan stands, e.g. \`active\`.
    "
  `);
  expect(problems("plans/erp.mdx", "---\n---\n")).toContain("1:1: error: `title` is missing in this plan");
});

test("a wrong type: what was found, what was expected, and what to do", () => {
  expect(
    kpi({
      title: 3,
      unit: true,
      accountable: ["ann", "ann"],
      targets: {},
      valuePerUnit: "100",
      objective: null,
    }),
  ).toMatchInlineSnapshot(`
    "2:12: error: \`title\` is \`3\`, expected text [schema/type]
      put it into quotes: "3"
    4:11: error: \`unit\` is \`true\`, expected text [schema/type]
      The unit of its values, e.g. \`days\`, \`%\` or \`EUR\`.
    7:18: error: \`accountable\` is a list, expected text [schema/type]
      write exactly one value, not a list: The one person accountable; a list is an error, e.g. \`cfo\`.
    8:14: error: \`targets\` is an object, expected a list [schema/type]
      write a list, also for a single value: The planned path, in time order; an empty list is shown as having no target, never as healthy.
    10:19: error: \`valuePerUnit\` is the text \`100\`, expected a number [schema/type]
      write it without quotes: 100
    11:16: error: \`objective\` is empty, expected text [schema/type]
      The objective it measures; none by default.
    "
  `);
  expect(
    kpi({ drives: [{ kpi: "churn", lagDays: 0.5 }], tags: [1], baseline: "2026", definition: {} }),
  ).toMatchInlineSnapshot(`
    "3:17: error: \`definition\` is an object, expected text [schema/type]
      How the KPI is measured, exactly, e.g. \`Median days from order to delivery\`.
    10:21: error: \`drives\` goes round in a circle: \`churn\` → \`churn\` [reference/cycle]
      take one of these references out, so that following them comes to an end
    10:39: error: \`drives[0].lagDays\` is \`0.5\`, expected a whole number [schema/type]
      Days until it moves; 0 by default.
    11:12: error: \`tags[0]\` is \`1\`, expected text [schema/type]
      put it into quotes: "1"
    12:15: error: \`baseline\` is the text \`2026\`, expected an object [schema/type]
      write its fields: \`period\`, \`value\`; Where the KPI started; without one it is a plain threshold such as \`at least 99.5 %\`.
    "
  `);
  expect(problems("people/ann.json", entry("people", { active: "yes", unit: 3 }))).toMatchInlineSnapshot(`
    "3:11: error: \`unit\` is \`3\`, expected text [schema/type]
      put it into quotes: "3"
    4:13: error: \`active\` is the text \`yes\`, expected true or false [schema/type]
      False once the person has left; true by default.
    "
  `);
});

test("a file that holds something else than an object", () => {
  expect(problems("kpis/churn.json", "[]")).toMatchInlineSnapshot(`
    "1:1: error: the file holds an empty list, expected the fields of a KPI [schema/type]
      write each field with its name, e.g. \`title\`
    "
  `);
  expect(problems("kpis/churn.json", '"churn"')).toMatchInlineSnapshot(`
    "1:1: error: the file holds \`churn\`, expected the fields of a KPI [schema/type]
      write each field with its name, e.g. \`title\`
    "
  `);
  expect(problems("plans/erp.mdx", "---\n- a\n---\nWhy.\n")).toMatchInlineSnapshot(`
    "2:1: error: the file holds a list, expected the fields of a plan [schema/type]
      write each field with its name, e.g. \`title\`
    "
  `);
});

test("words to choose from", () => {
  expect(kpi({ direction: "down", kind: "leed", frequency: "", grounding: 1 })).toMatchInlineSnapshot(`
    "5:16: error: \`direction\` is \`down\` [schema/value]
      expected one of \`increase\`, \`decrease\`, \`hold\`
    6:11: error: \`kind\` is \`leed\` [schema/value]
      did you mean \`lead\`?
    9:16: error: \`frequency\` is empty text [schema/value]
      expected one of \`daily\`, \`weekly\`, \`monthly\`, \`quarterly\`, \`yearly\`
    10:16: error: \`grounding\` is \`1\` [schema/value]
      expected one of \`pnl\`, \`operational\`
    "
  `);
});

test("numbers out of range", () => {
  expect(problems("risks/fire.json", entry("risks", { probability: 30, impact: -1 }))).toMatchInlineSnapshot(`
    "4:18: error: \`probability\` is \`30\` [schema/range]
      expected at most 1: How likely it is, 0 to 1, e.g. \`0.3\`.
    5:13: error: \`impact\` is \`-1\` [schema/range]
      expected at least 0: What it would cost, in money, e.g. \`500000\`.
    "
  `);
  expect(
    problems("portal.json", json({ name: "Test", currency: "EUR", horizonYears: 0, fiscalYearStart: 13 })),
  ).toMatchInlineSnapshot(`
    "4:19: error: \`horizonYears\` is \`0\` [schema/range]
      expected more than 0: How many years a benefit is counted; 3 by default.
    5:22: error: \`fiscalYearStart\` is \`13\` [schema/range]
      expected at most 12: The month, 1 to 12, in which fiscal years begin; 1 by default.
    "
  `);
});

test("empty texts and lists", () => {
  expect(kpi({ title: " ", accountable: "", tags: [""] })).toMatchInlineSnapshot(`
    "2:12: error: \`title\` is empty text [schema/value]
      The name people know the entry by, e.g. \`Order fulfilment time\`.
    7:18: error: \`accountable\` is empty text [schema/value]
      The one person accountable; a list is an error, e.g. \`cfo\`.
    10:12: error: \`tags[0]\` is empty text [schema/value]
      Free words to find the entry by, e.g. \`[supply-chain]\`; none by default.
    "
  `);
  expect(problems("decisions/a.mdx", entry("decisions", { deciders: [] }))).toMatchInlineSnapshot(`
    "5:11: error: \`deciders\` is an empty list [schema/range]
      expected at least 1 entry: Who decided, e.g. \`[coo]\`.
    "
  `);
});

test("days and periods that do not exist", () => {
  expect(
    kpi({ baseline: { period: "2025-W53", value: 1 }, targets: [{ period: "26-Q1", value: 1 }] }),
  ).toMatchInlineSnapshot(`
    "8:25: error: \`targets[0].period\` is \`26-Q1\`, which is not a day, ISO week, month, quarter or year [date/invalid]
      write a period as \`2026-09-30\`, \`2026-W40\`, \`2026-09\`, \`2026-Q3\` or \`2026\`
    10:25: error: \`baseline.period\` is \`2025-W53\`, which does not exist: 2025 has 52 ISO weeks [date/invalid]
      write a period as \`2026-09-30\`, \`2026-W40\`, \`2026-09\`, \`2026-Q3\` or \`2026\`
    "
  `);
  expect(
    milestone({ baseline: { finish: "2026-02-30" }, actual: { start: "2026-13-01" } }),
  ).toMatchInlineSnapshot(`
    "4:25: error: \`baseline.finish\` is \`2026-02-30\`, which does not exist: 2026-02 has 28 days [date/invalid]
      write an existing calendar day as \`YYYY-MM-DD\`, e.g. \`2026-09-30\`
    5:22: error: \`actual.start\` is \`2026-13-01\`, which does not exist: there is no month 13 [date/invalid]
      write an existing calendar day as \`YYYY-MM-DD\`, e.g. \`2026-09-30\`
    "
  `);
  expect(plan({ demand: [{ team: "none", period: 2026, fte: 1 }] })).toContain('put it into quotes: "2026"');
});

test("values of their own kinds", () => {
  expect(
    problems("portal.json", json({ name: "Test", currency: "EURO", locale: "en_GB", asOf: "today" })),
  ).toMatchInlineSnapshot(`
    "3:15: error: \`currency\` is \`EURO\`, which is not an ISO 4217 currency code such as \`EUR\` [schema/value]
      The ISO 4217 code of all money, which is in major units, e.g. \`EUR\`.
    4:13: error: \`locale\` is \`en_GB\`, which is not a BCP 47 locale such as \`en-GB\` [schema/value]
      The BCP 47 locale of numbers and dates; \`en\` by default.
    5:11: error: \`asOf\` is \`today\`, which is not written as \`YYYY-MM-DD\` [date/invalid]
      write an existing calendar day as \`YYYY-MM-DD\`, e.g. \`2026-09-30\`
    "
  `);
  expect(problems("people/ann.json", entry("people", { email: "ann at home" }))).toMatchInlineSnapshot(`
    "4:12: error: \`email\` is \`ann at home\`, which is not an e-mail address such as \`ann@example.org\` [schema/value]
      Where this person can be reached; none by default.
    "
  `);
  expect(
    plan({ contributes: [{ kpi: "churn", delta: 0, realisedBy: "erp/go-live" }] }),
  ).toMatchInlineSnapshot(`
    "9:38: error: \`contributes[0].delta\` is \`0\`, which changes nothing [schema/value]
      The signed change in the KPI's units, e.g. \`-1.5\`.
    "
  `);
});

test("the source of a KPI: each kind has its own fields", () => {
  expect(kpi({ source: { kind: "file", path: "a.csv", qery: "select 1" } })).toMatchInlineSnapshot(`
    "10:13: error: \`query\` is missing in \`source\` [schema/missing]
      add it: A SELECT that yields \`period\` and \`value\`, e.g. \`select month as period, … from source\`.
    10:43: error: \`qery\` is not a field of \`source\` [schema/unknown-key]
      did you mean \`query\`?
    "
  `);
  expect(kpi({ source: { kind: "ftp", path: "a.csv" } })).toMatchInlineSnapshot(`
    "10:21: error: \`source.kind\` is \`ftp\` [schema/value]
      did you mean \`http\`?
    "
  `);
  expect(kpi({ source: { path: "a.csv" } })).toMatchInlineSnapshot(`
    "10:13: error: \`kind\` is missing in \`source\` [schema/missing]
      add it: one of \`file\`, \`sql\`, \`http\`
    "
  `);
  expect(kpi({ source: { kind: "http", url: "ftp://example.org" } })).toMatchInlineSnapshot(`
    "10:34: error: \`source.url\` is \`ftp://example.org\`, which is not an address that begins with \`https://\` [schema/value]
      The address, e.g. \`https://metrics.example/kpi.json\`.
    "
  `);
  expect(kpi({ source: "warehouse" })).toMatchInlineSnapshot(`
    "10:13: error: \`source\` is the text \`warehouse\`, expected an object [schema/type]
      Where \`pull\` gets the actuals; typed by hand by default.
    "
  `);
});

test("the range of a KPI that holds", () => {
  expect(kpi({ direction: "hold", targets: [{ period: "2026", value: 1 }] })).toMatchInlineSnapshot(`
    "1:1: error: \`direction: hold\` needs a \`range\` [schema/missing]
      add \`range\` with \`min\` and \`max\`
    8:14: error: \`targets\` is not empty, although \`direction\` is \`hold\` [schema/range]
      write an empty list; the \`range\` is the target
    "
  `);
  expect(kpi({ direction: "hold", range: { min: 2, max: 1 } })).toMatchInlineSnapshot(`
    "10:19: error: \`min\` 2 is above \`max\` 1 [schema/range]
      swap the two, or correct one of them
    "
  `);
});

test("objects that say nothing", () => {
  expect(kpi({ tolerance: {} })).toMatchInlineSnapshot(`
    "10:16: error: \`tolerance\` sets no limit [schema/missing]
      give \`watch\`, \`breach\` or both, or leave \`tolerance\` out
    "
  `);
  expect(milestone({ forecast: {} })).toMatchInlineSnapshot(`
    "5:15: error: \`forecast\` says nothing [schema/missing]
      give \`start\`, \`finish\` or both, or leave \`forecast\` out
    "
  `);
});

test("dates in the wrong order, wherever they stand", () => {
  const wrong = { start: "2026-05-02", finish: "2026-05-01" };
  expect(
    milestone({
      baseline: wrong,
      forecast: wrong,
      actual: wrong,
      rebaselined: [
        { date: "2026-03-02", baseline: wrong },
        { date: "2026-03-01", baseline: { finish: "2026-05-01" } },
      ],
    }),
  ).toMatchInlineSnapshot(`
    "4:46: error: \`finish\` 2026-05-01 is before \`start\` 2026-05-02 [date/order]
      expected a day on or after 2026-05-02; correct one of the two
    5:46: error: \`finish\` 2026-05-01 is before \`start\` 2026-05-02 [date/order]
      expected a day on or after 2026-05-02; correct one of the two
    6:44: error: \`finish\` 2026-05-01 is before \`start\` 2026-05-02 [date/order]
      expected a day on or after 2026-05-02; correct one of the two
    7:82: error: \`finish\` 2026-05-01 is before \`start\` 2026-05-02 [date/order]
      expected a day on or after 2026-05-02; correct one of the two
    7:105: error: \`rebaselined\` is not in time order: 2026-03-01 stands after 2026-03-02 [date/order]
      put the oldest entry first
    "
  `);
  expect(
    kpi({
      retargeted: [
        { date: "2026-03-02", targets: [] },
        { date: "2026-03-01", targets: [] },
      ],
    }),
  ).toMatchInlineSnapshot(`
    "10:61: error: \`retargeted\` is not in time order: 2026-03-01 stands after 2026-03-02 [date/order]
      put the oldest entry first
    "
  `);
});

test("a day that does not exist is not also said to be in the wrong order", () => {
  expect(
    milestone({ baseline: { start: "2026-5-1", finish: "2026-04-30" } }).match(/: error: /g),
  ).toHaveLength(1);
});

test("several fields are compared although others are wrong", () => {
  const ledger = [
    { date: "2026-03-02", baseline: { finish: "2026-05-01" } },
    { date: "2026-03-01", baseline: { finish: "2026-05-01" } },
  ];
  const rules = (text: string) => [...text.matchAll(/\[([a-z-]+\/[a-z-]+)\]/g)].map(([, rule]) => rule);
  expect(rules(milestone({ accountable: 3, rebaselined: ledger }))).toEqual(["schema/type", "date/order"]);
  expect(rules(kpi({ unit: 3, direction: "hold" }))).toEqual(["schema/missing", "schema/type"]);
});

test("what an author wrote is quoted in part and on one line", () => {
  const direction = `a\n\u001b[31m\u202e${"x".repeat(1000)}`;
  const text = problems("kpis/churn.json", entry("kpis", { direction }).replace("\u202e", "\\u202e"));
  expect(text.split("\n")).toHaveLength(3);
  expect(text).toContain("`a‹U+000A›‹U+001B›[31m‹U+202E›xxx");
  expect(text.length).toBeLessThan(400);
});

test("an object where one word is expected is never asked what it is called", () => {
  const evil = { toString: 1, valueOf: 1 };
  expect(kpi({ direction: evil })).toContain("`direction` is an object");
  expect(kpi({ direction: [evil] })).toContain("`direction` is a list");
  expect(kpi({ source: { kind: evil } })).toContain("`source.kind` is an object");
  expect(kpi({ direction: ["increse"] })).toContain("did you mean `increase`?");
});
