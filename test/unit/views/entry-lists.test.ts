import { expect, test } from "vitest";
import { forumList } from "../../../src/views/forum-list.ts";
import { teamList } from "../../../src/views/team-list.ts";
import { unitList } from "../../../src/views/unit-list.ts";
import { type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const view = (text: PlanText) => viewOf(plan(text), "2026-03-15");
const texts = (rows: readonly (readonly { readonly text: string }[])[]) =>
  rows.map((row) => row.map(({ text }) => text));

/** Two KPIs of the shop, one of them in breach; a plan of the lab without a line of sight. */
const story: PlanText = {
  kpis: {
    sales: { baseline: { period: "2025-12", value: 0 }, targets: [{ period: "2026-02", value: 10 }] },
    margin: { baseline: { period: "2025-12", value: 0 }, targets: [{ period: "2026-02", value: 10 }] },
  },
  actuals: { sales: [["2026-02", 10]], margin: [["2026-02", 0]] },
  plans: { p: { category: "run" }, gone: { stage: "stopped" } },
  milestones: { "p/live": { budget: 700 }, "gone/live": { budget: 50 } },
};

test("unitList(context) counts what is on plan of what there is, and what waits", () => {
  const { lede, table } = unitList(view(story));
  expect(texts(table.rows)).toEqual([
    ["Shop", "Ann", "0", "0", "1 of 2", "1"],
    ["Lab", "Ivo", "1", "700", "–", "0"],
  ]);
  expect(lede).toContain("Shop owes the one decision that waits.");
});

test("teamList(context) shows the period that is going on, and any that is over-committed", () => {
  const capacity = [
    { period: "2025-Q4", fte: 1, run: 0 },
    { period: "2026-Q1", fte: 6, run: 2 },
    { period: "2026-Q2", fte: 6, run: 2 },
  ];
  const { lede, table } = teamList(
    view({
      teams: { apps: { capacity }, ops: {} },
      plans: {
        p: {
          demand: [1, 2].map((quarter) => ({ team: "apps", period: `2026-Q${quarter}`, fte: 3 * quarter })),
        },
      },
    }),
  );
  expect(texts(table.rows)).toEqual([
    ["Apps", "Lab", "Q1 2026", "4", "3", "75\u00a0%", "Over-committed"],
    ["Ops", "Lab", "–", "n/a", "n/a", "n/a", "No capacity"],
  ]);
  expect(table.rows[0]?.at(-1)?.note).toBe("Q2 2026");
  expect(lede).toBe("One of two teams is promised more than it has in a period that is not over.");
});

test("forumList(context) counts what waits in the units of a forum and those below", () => {
  const { lede, table } = forumList(
    view({
      ...story,
      units: { all: {}, shop: { kind: "business", parent: "all" } },
      forums: { board: { units: ["all"] }, desk: { units: ["lab"] } },
      decisions: {
        old: { forum: "desk", date: "2026-01-05" },
        late: { forum: "desk", date: "2026-02-05" },
        idea: { forum: "desk", status: "proposed" },
      },
    }),
  );
  expect(texts(table.rows)).toEqual([
    ["Board", "Ann", "All", "Apr 6, 2026", "0", "none", "1", "1"],
    ["Desk", "Ann", "Lab", "Apr 6, 2026", "2", "Feb 5, 2026", "0", "0"],
  ]);
  expect(lede).toContain("None is out of every forum’s scope.");
});

test("lists without entries say how to add one", () => {
  expect(teamList(view({})).lede).toBe("Add the first one with: npm run new -- team ID");
  expect(forumList(view({})).lede).toBe("Add the first one with: npm run new -- forum ID");
});

test("teamList(context) does not repeat the period that is shown, and names a team that stands alone", () => {
  const { lede, table } = teamList(
    view({
      teams: { apps: { capacity: [{ period: "2026-Q1", fte: 6, run: 2 }] } },
      plans: { p: { demand: [{ team: "apps", period: "2026-Q1", fte: 5 }] } },
    }),
  );
  expect(table.rows[0]?.at(-1)).toMatchObject({ text: "Over-committed" });
  expect(table.rows[0]?.at(-1)).not.toHaveProperty("note");
  expect(lede).toBe("Apps is promised more than it has in a period that is not over.");
});
