import { type TimelineView, timelineView } from "../../../src/views/milestone-timeline.ts";
import { type Fields, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";
import type { GalleryCase } from "./gallery-case.ts";

/** The timeline of one milestone on 31 October 2026; `before` is one that it may wait for. */
function timeline(fields: Fields, before: Fields = {}): TimelineView {
  const repository = plan({
    portal: { locale: "en-GB" },
    plans: { p: {} },
    milestones: { "p/before": before, "p/go-live": fields },
  });
  return timelineView(viewOf(repository, "2026-10-31"), repository.milestones.get("p/go-live") as never);
}

export const milestoneTimelines: readonly GalleryCase<TimelineView>[] = [
  {
    name: "whole",
    says: "A baseline that moved, a forecast that cannot hold, and work that has begun.",
    view: timeline(
      {
        baseline: { start: "2026-07-06", finish: "2026-11-13" },
        rebaselined: [{ date: "2026-06-18", baseline: { start: "2026-05-04", finish: "2026-09-30" } }],
        forecast: { finish: "2026-11-27" },
        actual: { start: "2026-07-13" },
        dependsOn: [{ milestone: "p/before", type: "FF", lagDays: 21 }],
      },
      { baseline: { finish: "2026-10-01" }, forecast: { finish: "2026-12-11" } },
    ),
  },
  {
    name: "point",
    says: "A finish without a start, and no forecast.",
    view: timeline({ baseline: { finish: "2027-03-31" } }),
  },
  {
    name: "finished",
    says: "Finished a day early.",
    view: timeline({
      baseline: { start: "2026-03-02", finish: "2026-05-29" },
      actual: { start: "2026-03-02", finish: "2026-05-28" },
    }),
  },
  {
    name: "overdue",
    says: "Due long ago, not begun, and nobody has said when.",
    view: timeline({ baseline: { start: "2025-01-06", finish: "2025-04-30" } }),
  },
  {
    name: "moved-often",
    says: "A baseline that moved three times.",
    view: timeline({
      baseline: { start: "2027-01-04", finish: "2027-06-30" },
      rebaselined: [
        { date: "2025-03-01", baseline: { start: "2025-01-06", finish: "2025-06-30" } },
        { date: "2025-09-01", baseline: { start: "2025-07-01", finish: "2025-12-19" } },
        { date: "2026-03-01", baseline: { start: "2026-01-05", finish: "2026-06-30" } },
      ],
    }),
  },
  {
    name: "cancelled",
    says: "Cancelled: only its baseline is left.",
    view: timeline({ baseline: { finish: "2026-12-18" }, cancelled: { date: "2026-06-30" } }),
  },
  {
    name: "far",
    says: "Twelve years from end to end.",
    view: timeline({
      baseline: { start: "2024-01-01", finish: "2026-01-30" },
      forecast: { finish: "2036-02-28" },
    }),
  },
];
