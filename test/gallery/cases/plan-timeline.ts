import { type PlanTimeline, planTimeline } from "../../../src/views/plan-timeline.ts";
import { type Fields, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";
import type { GalleryCase } from "./gallery-case.ts";

/** The timeline of one plan on 31 October 2026. */
function timeline(
  milestones: Readonly<Record<string, Fields>>,
  fiscalYearStart = 1,
): PlanTimeline | undefined {
  const named = Object.entries(milestones).map(([name, fields]) => [`p/${name}`, fields]);
  const repository = plan({
    portal: { locale: "en-GB", fiscalYearStart },
    plans: { p: {} },
    milestones: Object.fromEntries(named),
  });
  return planTimeline(viewOf(repository, "2026-10-31"), "p");
}

export const planTimelines: readonly GalleryCase<PlanTimeline | undefined>[] = [
  {
    name: "whole",
    says: "Done, late, moved, waiting and cancelled.",
    view: timeline({
      "data-cleansed": {
        baseline: { start: "2025-06-02", finish: "2025-11-28" },
        actual: { start: "2025-06-02", finish: "2025-12-19" },
      },
      "pilot-live": {
        baseline: { start: "2026-01-05", finish: "2026-06-30" },
        rebaselined: [{ date: "2026-01-15", baseline: { start: "2026-01-05", finish: "2026-03-31" } }],
        actual: { start: "2026-01-05" },
        forecast: { finish: "2026-12-18" },
      },
      "everybody-live": {
        baseline: { start: "2026-07-01", finish: "2026-12-18" },
        dependsOn: [{ milestone: "p/pilot-live" }],
      },
      "second-pilot": { cancelled: { date: "2026-05-01" } },
    }),
  },
  {
    name: "one",
    says: "One milestone without a start.",
    view: timeline({ "the-only-one-of-this-plan": { baseline: { finish: "2027-03-31" } } }),
  },
  {
    name: "decade",
    says: "A day and ten years, in long words.",
    view: timeline(
      {
        "leap-day": {
          baseline: { start: "2024-02-29", finish: "2024-02-29" },
          actual: { finish: "2024-02-29" },
        },
        donaudampfschifffahrtsgesellschaftskapitaene: {
          baseline: { start: "2024-03-01", finish: "2026-03-31" },
          forecast: { finish: "2033-12-31" },
        },
      },
      4,
    ),
  },
  { name: "none", says: "No milestone: nothing is drawn.", view: timeline({}) },
];
