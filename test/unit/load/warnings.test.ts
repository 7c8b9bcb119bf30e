import { expect, test } from "vitest";
import { loadPlan } from "../../../src/load/index.ts";
import { day } from "../../../src/model/index.ts";
import { formatProblems } from "../../../src/site/problem-formats.ts";
import { entry, type Files, json, planFolder, problemsOf } from "../../helpers/plan-folder.ts";

test("a warning leaves the plan sound", () => {
  const { repository, problems } = loadPlan(planFolder({ "plans/erp.mdx": entry("plans", {}, "") }));
  expect(problems.map(({ severity }) => severity)).toEqual(["warning"]);
  expect(repository).toBeDefined();
});

test("a text without a narrative", () => {
  expect(problemsOf({ "plans/erp.mdx": entry("plans", {}, "\n\n") })).toMatchInlineSnapshot(`
    "content/plans/erp.mdx:9:4: warning: there is no narrative below the frontmatter [content/empty]
      say in a few sentences why, what and for whom; figures alone persuade nobody
    "
  `);
});

test("a text of which only a component or a diagram is left is not empty", () => {
  expect(problemsOf({ "plans/erp.mdx": entry("plans", {}, '<Kpi id="churn" />\n') })).toBe("");
});

test("a person whom nothing names, unless they have left", () => {
  expect(
    problemsOf({
      "people/bob.json": entry("people", { title: "Bob" }),
      "people/cid.json": entry("people", { title: "Cid", active: false }),
      "people/dee.json": entry("people", { title: "Dee" }),
      "units/store.json": entry("units", { title: "Store", lead: "dee" }),
    }),
  ).toMatchInlineSnapshot(`
    "content/people/bob.json:1:1: warning: no entry names the person \`bob\` [reference/unused]
      name the person where they are accountable, or delete the file
    "
  `);
});

test("a range where nothing is held", () => {
  const range = { min: 1, max: 2 };
  expect(problemsOf({ "kpis/churn.json": entry("kpis", { range }) })).toMatchInlineSnapshot(`
    "content/kpis/churn.json:10:12: warning: \`range\` has no effect, because \`direction\` is \`decrease\` [schema/unused]
      delete it, or write \`hold\` if staying inside the range is what is wanted
    "
  `);
  expect(problemsOf({ "kpis/churn.json": entry("kpis", { range, direction: "hold" }) })).toBe("");
});

const update = (date: string, plan = "erp") => entry("updates", { date, plan });

test("an update that is older than the one whose name comes before it", () => {
  expect(
    problemsOf({
      "plans/crm.mdx": entry("plans", { title: "Customers" }),
      "updates/2026/2026-08-erp.mdx": update("2026-09-02"),
      "updates/2026/2026-09-crm.mdx": update("2026-08-01", "crm"),
      "updates/2026/2026-09-erp.mdx": update("2026-08-30"),
      "updates/2026/2026-10-erp.mdx": update("2026-09-01"),
    }),
  ).toMatchInlineSnapshot(`
    "content/updates/2026/2026-09-erp.mdx:4:7: warning: \`date\` is 2026-08-30, before the 2026-09-02 of \`2026/2026-08-erp\`, whose name comes first [date/backwards]
      correct the date, or rename the file
    content/updates/2026/2026-10-erp.mdx:4:7: warning: \`date\` is 2026-09-01, before the 2026-09-02 of \`2026/2026-08-erp\`, whose name comes first [date/backwards]
      correct the date, or rename the file
    "
  `);
});

test("updates of the same month, and names that say no period, may be in any order", () => {
  expect(
    problemsOf({
      "updates/2026-08-a.mdx": update("2026-08-20"),
      "updates/2026-08-b.mdx": update("2026-08-10"),
      "updates/first.mdx": update("2026-09-20"),
      "updates/second.mdx": update("2026-09-10"),
    }),
  ).toBe("");
});

function onDay(asOf: string, files: Files): string {
  const { problems } = loadPlan(planFolder(files), { reportingDate: (stated) => stated ?? day(asOf) });
  return formatProblems(problems, "text");
}

test("what has happened is not dated in the future", () => {
  const measurements = ["2026-08", "2026-09", "2026-10", "2026-11"].map((period) => ({ period, value: 1 }));
  const files = {
    "actuals/churn.json": entry("actuals", { measurements }),
    "milestones/erp/go-live.json": entry("milestones", {
      actual: { start: "2026-09-01", finish: "2027-09-30" },
      rebaselined: [{ date: "2026-10-01", baseline: { finish: "2026-10-01" } }],
    }),
    "updates/2026-09-erp.mdx": update("2026-10-09"),
    "decisions/a.mdx": entry("decisions", { date: "2026-10-09" }),
    "decisions/b.mdx": entry("decisions", { title: "Proposal", status: "proposed", date: "2026-10-09" }),
  };
  expect(onDay("2026-09-30", files)).toMatchInlineSnapshot(`
    "content/actuals/churn.json:2:92: warning: \`measurements[2].period\` is \`2026-10\`, which ends (as do 1 below it) after the reporting date 2026-09-30, so it does not count yet [date/future]
      correct the date; if it is right, leave it, and it counts from that day on
    content/decisions/a.mdx:4:7: warning: \`date\` is 2026-10-09, after the reporting date 2026-09-30, so it does not count yet [date/future]
      correct the date; if it is right, leave it, and it counts from that day on
    content/milestones/erp/go-live.json:5:44: warning: \`actual.finish\` is 2027-09-30, after the reporting date 2026-09-30, so it does not count yet [date/future]
      correct the date; if it is right, leave it, and it counts from that day on
    content/milestones/erp/go-live.json:6:27: warning: \`rebaselined[0].date\` is 2026-10-01, after the reporting date 2026-09-30, so it does not count yet [date/future]
      correct the date; if it is right, leave it, and it counts from that day on
    content/updates/2026-09-erp.mdx:4:7: warning: \`date\` is 2026-10-09, after the reporting date 2026-09-30, so it does not count yet [date/future]
      correct the date; if it is right, leave it, and it counts from that day on
    "
  `);
  expect(onDay("2027-12-31", files)).toBe("");
  const stated = { ...files, "portal.json": json({ name: "Test", currency: "EUR", asOf: "2027-12-31" }) };
  expect(onDay("2026-09-30", stated)).toBe("");
});

test("titles that are nearly the same, in one collection", () => {
  expect(
    problemsOf({
      "kpis/a.json": entry("kpis", { title: "Days to fulfilment of the orders" }),
      "kpis/b.json": entry("kpis", { title: "Order fulfilment (days)" }),
      "kpis/c.json": entry("kpis", { title: "Order fulfillment days" }),
      "kpis/d.json": entry("kpis", { title: "Order fulfilment cost" }),
      "assumptions/a.json": entry("assumptions", { title: "Order fulfilment days" }),
    }),
  ).toMatchInlineSnapshot(`
    "content/kpis/b.json:2:12: warning: the title is nearly that of the KPI \`a\`: \`Days to fulfilment of the orders\` [content/duplicate-title]
      if both are the same thing, keep one; otherwise say in the titles what is different
    content/kpis/c.json:2:12: warning: the title is nearly that of the KPI \`a\`: \`Days to fulfilment of the orders\` [content/duplicate-title]
      if both are the same thing, keep one; otherwise say in the titles what is different
    "
  `);
});

test("a title without end is compared by its beginning, which takes no time", () => {
  const title = `${"word ".repeat(40_000)}`;
  const text = problemsOf({
    "kpis/a.json": entry("kpis", { title: `${title}x` }),
    "kpis/b.json": entry("kpis", { title: `${title}y` }),
  });
  expect(text).toContain("the title is nearly that of the KPI `a`: `word word");
});

test("titles that differ in a figure or in a short word are different", () => {
  expect(
    problemsOf({
      "kpis/a.json": entry("kpis", { title: "Revenue of region A in 2026" }),
      "kpis/b.json": entry("kpis", { title: "Revenue of region B in 2026" }),
      "kpis/c.json": entry("kpis", { title: "Revenue of region B in 2027" }),
    }),
  ).toBe("");
});

test("milestones of different plans may have the same title, those of one plan may not", () => {
  expect(
    problemsOf({
      "plans/crm.mdx": entry("plans", { title: "Customers" }),
      "milestones/crm/live.json": entry("milestones"),
      "milestones/crm/live-2.json": entry("milestones"),
    }),
  ).toMatchInlineSnapshot(`
    "content/milestones/crm/live.json:2:12: warning: the title is nearly that of the milestone \`crm/live-2\`: \`Milestone\` [content/duplicate-title]
      if both are the same thing, keep one; otherwise say in the titles what is different
    "
  `);
});
