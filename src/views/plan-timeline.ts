import { entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { type TimelineAxis, timelineAxis } from "./timeline-axis.ts";
import { successorsOf } from "./timeline-links.ts";
import { daysOf, drawnMilestone, type TimelineMilestone, timelineMilestone } from "./timeline-milestone.ts";

/** The milestones of one plan on their own timeline. */
export interface PlanTimeline {
  readonly title: string;
  readonly description: string;
  readonly axis: TimelineAxis;
  readonly milestones: readonly TimelineMilestone[];
  /** Says which milestones are not drawn; empty if all are. */
  readonly rest: string;
}

/** A longer drawing is read by nobody and makes the page heavy; the table beneath has every milestone. */
export const longestTimeline = 60;

/**
 * The timeline of a plan; `undefined` without milestones. Of a very long plan the milestones that are worth
 * looking at are drawn: those that are not done, else the latest ones, in the order of their baselines.
 */
export function planTimeline(context: ViewContext, id: string): PlanTimeline | undefined {
  const { format } = context;
  const all = context.milestonesOf.get(id) ?? [];
  const isDone = (milestone: (typeof all)[number]) =>
    context.milestones.get(milestone.id)?.state === "actualised";
  const open = all.filter((milestone) => !isDone(milestone));
  const wanted = [...open, ...all.filter(isDone).reverse()].slice(0, longestTimeline);
  const shown = all.filter((milestone) => wanted.includes(milestone));
  const axis = timelineAxis(
    context,
    shown.flatMap((milestone) => daysOf(drawnMilestone(context, milestone))),
  );
  if (!axis) return undefined;
  const successors = successorsOf(context.repository);
  const cancelled = all.filter(({ cancelled }) => cancelled).length;
  return {
    title: `${title(context, all)}${cancelled > 0 && cancelled < all.length ? `; ${cancelled} more ${cancelled === 1 ? "was" : "were"} cancelled` : ""}`,
    description: `The milestones of ${entryCell(context, "plans", id).text} from first to last baseline, as of ${format.day(context.asOf)}. The table below has the same dates.`,
    axis,
    milestones: shown.map((milestone) => timelineMilestone(context, milestone, successors)),
    rest:
      shown.length < all.length
        ? `${shown.length} of ${all.length} are drawn, those not done before those done last; the table has all.`
        : "",
  };
}

function title(context: ViewContext, milestones: readonly { readonly id: string }[]): string {
  const { format } = context;
  const reports = milestones.flatMap(({ id }) => context.milestones.get(id) ?? []);
  const standing = reports.filter(({ state }) => state !== "cancelled");
  const late = standing
    .filter(({ slipDays }) => (slipDays ?? 0) > 0)
    .sort((a, b) => (b.slipDays ?? 0) - (a.slipDays ?? 0));
  const [worst] = late;
  if (standing.length === 0) return "Every milestone was cancelled";
  if (!worst) {
    return standing.length === 1
      ? "Its one milestone is on time"
      : `All ${standing.length} milestones are on time`;
  }
  const name = entryCell(context, "milestones", worst.id).text;
  const by = format.days(worst.slipDays);
  if (standing.length === 1) return `Its one milestone, ${name}, is ${by} late`;
  return late.length === 1
    ? `1 of ${standing.length} milestones is late, ${name}, by ${by}`
    : `${late.length === standing.length ? "All" : `${late.length} of`} ${standing.length} milestones are late, ${name} most, by ${by}`;
}
