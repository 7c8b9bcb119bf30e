import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { moneyMapView } from "../../../src/views/money-map.ts";
import { loadRepository } from "../../helpers/load-repository.ts";
import { type Fields, type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const promise = (kpi: string, fields: Fields = {}) => ({
  kpi,
  delta: 1,
  realisedBy: "erp/a",
  acceptedBy: "ann",
  ...fields,
});
const map = (text: PlanText) => moneyMapView(viewOf(plan(text), "2026-01-01"));

/** ERP: 300 to margin itself, through speed, and to sales. Shop: 100 to margin. Hub: 100 that leads nowhere. */
const small: PlanText = {
  kpis: {
    margin: { grounding: "pnl", objective: "profit" },
    speed: { drives: [{ kpi: "margin" }] },
    sales: { grounding: "pnl" },
    mood: {},
  },
  objectives: { profit: {}, calm: {} },
  plans: {
    erp: { contributes: [promise("margin"), promise("speed"), promise("sales"), promise("mood")] },
    shop: { unit: "shop", stage: "proposed", contributes: [promise("margin", { realisedBy: "shop/a" })] },
    hub: { contributes: [promise("sales", { realisedBy: "hub/a", acceptedBy: undefined })] },
    old: { stage: "closed", contributes: [promise("margin", { realisedBy: "old/a" })] },
    idea: {},
  },
  milestones: {
    "erp/a": { budget: 300 },
    "shop/a": { budget: 100 },
    "hub/a": { budget: 100 },
    "old/a": { budget: 999 },
  },
};

describe("moneyMapView(context)", () => {
  test("says first how much leads to an outcome and how much leads nowhere", () => {
    expect(map(small).headline).toBe(
      "€400 of €500 (80\u00a0%) leads to a line of the P&L or of operations; €100 in two plans leads nowhere",
    );
  });

  test("says then whether one KPI carries everything, and what is reached by nothing", () => {
    expect(map(small).lede).toBe(
      "Margin carries the most of it, €300 (75\u00a0%): more than half hangs on one KPI. " +
        "One of 2 objectives is reached by no money.",
    );
    expect(map({ ...small, plans: { ...small.plans, erp: { contributes: [promise("margin")] } } }).lede).toBe(
      "All of it hangs on one KPI, Margin. " +
        "Two of 4 KPIs are moved by no approved or active plan, and one of 2 objectives is reached by no money.",
    );
  });

  test("draws a node for each plan, grounded KPI and objective, as wide as its money", () => {
    const { flow } = map(small);
    const seen = (nodes: readonly { readonly title: string; readonly money: number }[] = []) =>
      nodes.map(({ title, money }) => `${title} ${money}`);
    expect(seen(flow?.plans)).toEqual(["Shop 100", "Erp 300"]);
    expect(seen(flow?.kpis)).toEqual(["Margin 300", "Sales 100"]);
    expect(seen(flow?.objectives)).toEqual(["Profit 300", "No objective named 100"]);
    expect(seen(flow?.nowhere.plans)).toEqual(["Hub 100"]);
    expect(seen(flow?.nowhere.ends)).toEqual(["Its contribution to Sales was accepted by nobody 100"]);
    expect(flow?.links.map(({ title }) => title.replace("\u00a0", " "))).toEqual([
      "Erp → Margin: EUR 200",
      "Erp → Sales: EUR 100",
      "Shop → Margin: EUR 100",
      "Margin → Profit: EUR 300",
      "Sales → No objective named: EUR 100",
      "Hub → Its contribution to Sales was accepted by nobody: EUR 100",
    ]);
  });

  test("names the KPIs through which money reaches the one that grounds it", () => {
    expect(map(small).flow?.kpis[0]?.note).toBe("in part through Speed");
    expect(map(small).table.rows[1]?.[4]).toMatchObject({ text: "Margin", note: "through Speed" });
  });

  test("tells of each stream in the table, the parts beside the whole", () => {
    const rows = map(small).table.rows.map((row) =>
      row.map(({ text, note }) => [text, note].filter(Boolean).join(" | ")),
    );
    expect(rows.map((row) => row.join("; ").replaceAll("\u00a0", " "))).toEqual([
      "Erp; Lab; active; EUR 100 | of EUR 300; Margin; Profit; holds, direct",
      "Erp; Lab; active; EUR 100 | of EUR 300; Margin | through Speed; Profit; holds, through drivers",
      "Erp; Lab; active; EUR 100 | of EUR 300; Sales; –; holds, direct",
      "Shop; Shop; proposed; EUR 100; Margin; Profit; holds, direct",
      "Hub; Lab; active; EUR 100; –; –; breaks | its contribution to Sales was accepted by nobody",
      "Idea; Lab; active; no budget; –; –; breaks | it promises no change of any KPI",
    ]);
  });

  test("says what was not counted and not drawn", () => {
    expect(map(small).method).toContain("One plan without a budget is in the table only.");
    expect(map(small).method).toContain("One plan that is stopped or closed is not counted.");
  });

  test("lists orphans both ways with how many of how many", () => {
    const seen = map(small).orphans.map(
      ({ title, of, cells }) => `${title}: ${of}: ${cells.map(({ text }) => text).join(", ")}`,
    );
    expect(seen).toEqual([
      "Plans that lead nowhere: 2 of 4 plans, €100 of €500: Hub, Idea",
      "KPIs that no plan moves: 0 of 4 KPIs, by approved and active plans: ",
      "Objectives no money reaches: 1 of 2 objectives: Calm",
      "KPIs in which money ends: 2 of 4 KPIs, €400: Margin, Sales",
    ]);
  });

  test("offers what there is to choose, with the number of plans behind it", () => {
    const options = map(small).filters.map(({ options }) =>
      options.map(({ value, title }) => `${value}: ${title}`),
    );
    expect(options).toEqual([
      ["lab: Lab (3)", "shop: Shop (1)"],
      ["profit: Profit (2)", "~none: No objective named (1)", "~nowhere: Leads nowhere (2)"],
      ["proposed: Proposed (1)", "active: Active (3)"],
    ]);
  });

  test("has one fact for each row of the table, in its order", () => {
    const { rows, table } = map(small);
    expect(rows.map(({ plan }) => `plans/${plan}/`)).toEqual(table.rows.map(([cell]) => cell?.href));
  });

  test.each([
    ["no plan", {}, "No plan asks for money", "Nothing can be drawn until there is a plan"],
    ["no money", { plans: { p: {} } }, "No plan has a budget, so no money can be followed", "add a budget"],
  ])("says of %s what is missing", (_, text, headline, missing) => {
    const view = map(text);
    expect(view).toMatchObject({ headline, flow: undefined, missing: expect.stringContaining(missing) });
  });

  test.each([
    ["nothing", undefined, "None of the €100 in one plan leads to a line of the P&L or of operations"],
    ["everything", "ann", "All of the €100 in one plan leads to a line of the P&L or of operations"],
  ])("says it when %s leads to an outcome", (_, acceptedBy, headline) => {
    const one: PlanText = {
      kpis: { margin: { grounding: "pnl" } },
      plans: { erp: { contributes: [promise("margin", { acceptedBy })] } },
      milestones: { "erp/a": { budget: 100 } },
    };
    expect(map(one).headline).toBe(headline);
  });
});

describe("the map of two hundred plans", () => {
  const numbers = Array.from({ length: 200 }, (_, index) => index);
  const large: PlanText = {
    kpis: Object.fromEntries(
      numbers.slice(0, 50).map((n) => [`k${n}`, { grounding: "pnl", objective: `o${n % 25}` }]),
    ),
    objectives: Object.fromEntries(numbers.slice(0, 25).map((n) => [`o${n}`, {}])),
    plans: Object.fromEntries(
      numbers.map((n) => [
        `p${n}`,
        {
          contributes: [`k${n % 50}`, `k${(n * 7) % 50}`].map((kpi) =>
            promise(kpi, { realisedBy: `p${n}/a`, ...(n % 4 === 0 ? { acceptedBy: undefined } : {}) }),
          ),
        },
      ]),
    ),
    milestones: Object.fromEntries(numbers.map((n) => [`p${n}/a`, { budget: 1000 + n * n }])),
  };
  const view = map(large);
  const flow = view.flow as NonNullable<typeof view.flow>;
  const columns = [flow.plans, flow.kpis, flow.objectives, flow.nowhere.plans, flow.nowhere.ends];

  test("draws the smaller ones as one, and the table holds all", () => {
    expect(columns.map((nodes) => nodes.length)).toEqual([20, 20, 14, 20, 10]);
    expect(flow.plans.at(-1)?.title).toBe("131 other plans");
    expect(flow.nowhere.plans.at(-1)?.title).toBe("31 other plans");
    expect(new Set(view.table.rows.map(([cell]) => cell?.href)).size).toBe(200);
    expect(new Set(columns.flat().map(({ key }) => key)).size).toBe(84);
  });

  test("loses nothing on the way: columns, bands and rows have the same sums", () => {
    const sum = (parts: readonly { readonly money: number }[]) =>
      parts.reduce((total, { money }) => total + money, 0);
    const [leading, lost] = [view.rows.filter(({ leads }) => leads), view.rows.filter(({ leads }) => !leads)];
    expect([sum(flow.plans), sum(flow.kpis), sum(flow.objectives)]).toEqual(Array(3).fill(sum(leading)));
    expect([sum(flow.nowhere.plans), sum(flow.nowhere.ends)]).toEqual([sum(lost), sum(lost)]);
    expect(sum(flow.links)).toBe(2 * sum(leading) + sum(lost));
    for (const nodes of columns) {
      for (const node of nodes) {
        const rows = node.rows.map((row) => view.rows[row] as (typeof view.rows)[number]);
        expect(sum(rows)).toBe(node.money);
      }
    }
  });

  test("tells the same in the lists of narrow screens", () => {
    const leaves = (branches: typeof view.list.objectives): number =>
      branches.reduce(
        (total, branch) =>
          total + (branch.branches.length > 0 ? leaves(branch.branches) : branch.rows.length),
        0,
      );
    expect(leaves(view.list.objectives) + leaves(view.list.nowhere)).toBe(view.rows.length);
    const lines = (branches: typeof view.list.objectives): readonly number[] =>
      branches.flatMap(({ money, branches }) => (branches.length > 0 ? lines(branches) : [money]));
    expect(view.list.largest).toBe(Math.max(...lines([...view.list.objectives, ...view.list.nowhere])));
  });
});

describe("the map of", () => {
  const plans = ["content", "worked", "ssc", "kubernetes-releases"].map((name) => [
    name,
    name === "content" ? name : `../shared/plans/${name}`,
  ]) as [string, string][];

  test.each(plans.filter(([, folder]) => existsSync(folder)))(
    "%s has the totals of the scorecard",
    async (_, folder) => {
      const repository = await loadRepository(folder);
      const context = viewOf(repository, repository.portal.asOf ?? "2026-10-31");
      const { rows, flow } = moneyMapView(context);
      const { spendAligned, nonEssentialSpend } = context.report.scorecard;
      const cents = (parts: readonly { readonly money: number }[]) =>
        Math.round(100 * parts.reduce((total, { money }) => total + money, 0));
      expect(cents(rows.filter(({ leads }) => leads))).toBe(Math.round(100 * spendAligned.count));
      expect(cents(rows.filter(({ leads }) => !leads))).toBe(Math.round(100 * nonEssentialSpend));
      expect(cents(rows)).toBe(Math.round(100 * spendAligned.total));
      expect(cents(flow?.plans ?? [])).toBe(Math.round(100 * spendAligned.count));
      expect(cents(flow?.objectives ?? [])).toBe(Math.round(100 * spendAligned.count));
    },
  );
});
