import { type RoadmapView, roadmapView } from "../../../src/views/roadmap.ts";
import { type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";
import type { GalleryCase } from "./gallery-case.ts";

/** The roadmap by objective on 31 October 2026. */
function roadmap(text: PlanText): RoadmapView {
  return roadmapView(viewOf(plan({ portal: { locale: "en-GB" }, ...text }), "2026-10-31"), "objectives");
}

const promise = (realisedBy: string) => [{ kpi: "margin", delta: 1, realisedBy, confidence: 1 }];
const done = (finish: string, actual = finish) => ({ baseline: { finish }, actual: { finish: actual } });
const long = "Rearrange all forty-two Danube-steamship-company-captain-cabins before Christmas";

export const roadmaps: readonly GalleryCase<RoadmapView>[] = [
  {
    name: "whole",
    says: "Late at a cost, finished, waiting, cancelled, and a plan for two objectives.",
    view: roadmap({
      kpis: { margin: { valuePerUnit: 36_500, grounding: "pnl", objective: "profit" } },
      objectives: { profit: {}, calm: {} },
      plans: {
        shop: { contributes: promise("shop/live"), objectives: ["calm"] },
        office: { objectives: ["calm"], stage: "delivered" },
        hub: {},
      },
      milestones: {
        "shop/pilot": done("2026-05-29", "2026-06-26"),
        "shop/live": {
          baseline: { start: "2026-07-01", finish: "2026-12-18" },
          rebaselined: [{ date: "2026-01-15", baseline: { start: "2026-06-01", finish: "2026-10-30" } }],
          actual: { start: "2026-07-01" },
          forecast: { finish: "2027-02-26" },
          dependsOn: [{ milestone: "shop/pilot" }],
        },
        "shop/second": { cancelled: { date: "2026-05-01" } },
        "office/moved": done("2026-03-31"),
        "hub/asked": { baseline: { finish: "2027-06-30" }, dependsOn: [{ milestone: "shop/live" }] },
      },
    }),
  },
  {
    name: "one",
    says: "One plan with one milestone.",
    view: roadmap({ plans: { p: {} }, milestones: { "p/only": { baseline: { finish: "2026-12-31" } } } }),
  },
  {
    name: "nothing-promised",
    says: "Two plans of which one has no milestone, and all of the other are cancelled.",
    view: roadmap({
      plans: { empty: {}, given: { stage: "stopped" } },
      milestones: { "given/up": { cancelled: { date: "2026-02-01" } } },
    }),
  },
  {
    name: "long-titles",
    says: "A title that takes several lines, of a plan, a milestone and a group.",
    view: roadmap({
      objectives: { o: { title: long } },
      plans: { p: { title: long, objectives: ["o"] } },
      milestones: { "p/m": { title: long, baseline: { start: "2026-09-01", finish: "2026-12-31" } } },
    }),
  },
];
