import { expect, test } from "vitest";
import { namedEntry } from "../../../src/model/index.ts";
import { searchRecords } from "../../../src/views/search-record.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const view = viewOf(
  plan({
    kpis: { churn: {}, margin: {} },
    plans: { erp: {} },
    milestones: { "erp/live": { moves: ["margin"] } },
    forums: { board: {} },
    decisions: {
      first: { date: "2025-03-01", deciders: ["ivo", "ann"], status: "superseded", kpis: ["churn"] },
      second: {
        date: "2026-02-01",
        deciders: ["ann"],
        forum: "board",
        supersedes: ["first"],
        changes: ["kpis/margin", "milestones/erp/live"],
        tags: ["cost"],
      },
    },
  }),
  "2026-06-30",
);
const records = new Map([...searchRecords(view)].map((record) => [record.path, record]));

test("a decision is found by its forum, year, deciders, and the plans and KPIs that it names or changes", () => {
  expect(records.get("decisions/second/")).toMatchObject({
    kind: "Decision",
    state: "Stands",
    filters: {
      forum: ["Board"],
      year: ["2026"],
      plan: ["Erp"],
      kpi: ["Margin"],
      decider: ["Ann"],
    },
    about: "Erp, Margin",
    tags: "cost",
  });
  expect(records.get("decisions/first/")?.filters.decider).toEqual(["Ivo", "Ann"]);
});

test("a superseded decision says by which", () => {
  expect(records.get("decisions/first/")).toMatchObject({
    state: "Superseded",
    standing: "Superseded by Second",
  });
});

test("the words that are searched and shown name entries by their titles", () => {
  const words = `We move ${namedEntry("kpis", "churn")}.`;
  const prose = {
    parts: [],
    text: words,
    headings: [{ depth: 2, text: "Decision outcome", id: "x", words }],
  };
  const origins = new Map([["decisions/second", { file: "content/decisions/second.mdx", prose }]]);
  const record = [...searchRecords({ ...view, origins })].find(({ path }) => path === "decisions/second/");
  expect(record?.content).toContain("We move Churn.");
  expect(record?.outcome).toBe("We move Churn.");
});

test("the filters of a plan and a KPI find what belongs to them", () => {
  expect(records.get("milestones/erp/live/")?.filters).toMatchObject({ plan: ["Erp"], kpi: ["Margin"] });
  expect(records.get("plans/erp/")?.filters.plan).toEqual(["Erp"]);
  expect(records.get("kpis/churn/")?.filters.kpi).toEqual(["Churn"]);
});
