import { type MoneyMapView, moneyMapView } from "../../../src/views/money-map.ts";
import { type Fields, type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";
import type { GalleryCase } from "./gallery-case.ts";

export type DrawnMoneyMap = MoneyMapView & { readonly flow: NonNullable<MoneyMapView["flow"]> };

function map(text: PlanText): DrawnMoneyMap {
  const { flow, ...view } = moneyMapView(
    viewOf(plan({ portal: { locale: "en-GB" }, ...text }), "2026-01-01"),
  );
  if (!flow) throw new Error("there is no money to draw");
  return { ...view, flow };
}

const promise = (kpi: string, realisedBy: string, fields: Fields = {}) => ({
  kpi,
  delta: 1,
  realisedBy,
  acceptedBy: "ann",
  ...fields,
});

/** Plans with a budget each, whose money goes to KPIs in turn. */
function many(count: number, budgetOf: (index: number) => number): PlanText {
  const ids = Array.from({ length: count }, (_, index) => `plan-${String(index + 1).padStart(2, "0")}`);
  return {
    kpis: { margin: { grounding: "pnl", objective: "profit" }, speed: { grounding: "operational" } },
    objectives: { profit: {} },
    plans: Object.fromEntries(
      ids.map((id, index) => [
        id,
        { contributes: [promise(index % 3 === 0 ? "speed" : "margin", `${id}/done`)] },
      ]),
    ),
    milestones: Object.fromEntries(ids.map((id, index) => [`${id}/done`, { budget: budgetOf(index) }])),
  };
}

const long = "Rearrange all forty-two Danube-steamship-company-captain-cabins before Christmas";

export const moneyMaps: readonly GalleryCase<DrawnMoneyMap>[] = [
  {
    name: "whole",
    says: "Money that is shared, that goes through another KPI, that ends without an objective, and that leads nowhere.",
    view: map({
      kpis: {
        margin: { grounding: "pnl", objective: "profit" },
        speed: { drives: [{ kpi: "margin" }] },
        sales: { grounding: "pnl" },
      },
      objectives: { profit: {} },
      plans: {
        erp: { contributes: ["margin", "speed", "sales"].map((kpi) => promise(kpi, "erp/a")) },
        hub: { contributes: [promise("sales", "hub/a", { acceptedBy: undefined })] },
        idea: {},
      },
      milestones: { "erp/a": { budget: 300_000 }, "hub/a": { budget: 100_000 }, "idea/a": { budget: 1 } },
    }),
  },
  {
    name: "one",
    says: "One plan whose money reaches one objective.",
    view: map({
      kpis: { margin: { grounding: "pnl", objective: "profit" } },
      objectives: { profit: {} },
      plans: { p: { contributes: [promise("margin", "p/a")] } },
      milestones: { "p/a": { budget: 1_000 } },
    }),
  },
  {
    name: "nowhere",
    says: "All money leads nowhere.",
    view: map({ plans: { p: {} }, milestones: { "p/a": { budget: 1_000 } } }),
  },
  {
    name: "uneven",
    says: "Eight plans, of which one takes nearly all the money.",
    view: map(many(8, (index) => (index === 0 ? 9_000_000 : 1))),
  },
  {
    name: "long-titles",
    says: "Titles that take several lines or are cut.",
    view: map({
      kpis: { margin: { title: long, grounding: "pnl", objective: "profit" } },
      objectives: { profit: { title: long } },
      plans: {
        p: { title: long, contributes: [promise("margin", "p/a")] },
        q: { title: `No more: ${long}` },
      },
      milestones: { "p/a": { budget: 4_500_000 }, "q/a": { budget: 2_000_000 } },
    }),
  },
];
