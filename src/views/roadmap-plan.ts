import { isOngoing, originalBaseline } from "../analysis/index.ts";
import { type DayNumber, type Entry, toDayNumber } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { type StatusMark, statusMark } from "./status.ts";
import type { Cell } from "./table.ts";
import { type DaySpan, type DrawnMilestone, daysOf, drawnMilestone } from "./timeline-milestone.ts";

/** What is drawn of a plan on one line, in day numbers. */
export interface DrawnPlan {
  /** From the first to the last baseline of its milestones; `undefined` without any. */
  readonly baseline: DaySpan | undefined;
  /** `undefined` if all of them are cancelled. */
  readonly expected: DaySpan | undefined;
  /** Up to here `expected` has happened; the rest is a forecast. */
  readonly doneUntil: DayNumber | undefined;
  /** One for each milestone, at its actual or expected finish, or at the baseline of a cancelled one. */
  readonly marks: readonly {
    readonly day: DayNumber;
    readonly kind: "done" | "expected" | "cancelled";
    readonly isCritical: boolean;
  }[];
  readonly tone: StatusMark["tone"];
}

/** A line of the roadmap: a plan, what is drawn of it, and the same in words. */
export interface RoadmapPlan {
  readonly id: string;
  readonly cell: Cell;
  readonly stage: Entry<"plans">["stage"];
  readonly isOngoing: boolean;
  /** How far it is, e.g. `approved; 8 milestones: 5 done, 3 to come`. */
  readonly progress: string;
  /** How much later than promised it finishes, e.g. `+50 days`. */
  readonly slip: string;
  /** Days after the baseline of its last milestone; `undefined` without an uncancelled milestone. */
  readonly slipDays: number | undefined;
  /** The same against the first baselines that the milestones ever had. */
  readonly originalSlipDays: number | undefined;
  /** Money lost because its benefits come late; 0 for one that is over, as on the scorecard. */
  readonly costOfDelay: number;
  readonly cost: string;
  readonly mark: StatusMark;
  readonly drawn: DrawnPlan;
}

/**
 * A plan is promised for the last baseline of its milestones and expected when the last of them is; cancelled
 * ones promise nothing.
 */
export function roadmapPlan(context: ViewContext, plan: Entry<"plans">): RoadmapPlan {
  const { format, now } = context;
  const milestones = context.milestonesOf.get(plan.id) ?? [];
  const report = context.plans.get(plan.id);
  const drawn = milestones.map((milestone) => drawnMilestone(context, milestone));
  const standing = milestones.filter((_, index) => drawn[index]?.expected);
  const last = (days: readonly DayNumber[]) => (days.length === 0 ? undefined : Math.max(...days));
  const expected = last(drawn.flatMap((item) => item.expected?.finish ?? []));
  const promised = last(standing.map(({ baseline }) => toDayNumber(baseline.finish)));
  const original = last(standing.map((item) => toDayNumber(originalBaseline(item).finish)));
  const after = (day: DayNumber | undefined) =>
    expected === undefined || day === undefined ? undefined : expected - day;
  const costOfDelay = isOngoing(plan) ? (report?.costOfDelay ?? 0) : 0;
  return {
    id: plan.id,
    cell: entryCell(context, "plans", plan.id),
    stage: plan.stage,
    isOngoing: isOngoing(plan),
    progress: `${plan.stage === "active" ? "" : `${plan.stage}; `}${progress(context, milestones)}`,
    slip: expected === undefined ? "" : format.slip(after(promised)),
    slipDays: after(promised),
    originalSlipDays: after(original),
    costOfDelay,
    cost: costOfDelay > 0 ? format.money(costOfDelay) : "",
    mark: statusMark(report?.scheduleStatus),
    drawn: drawnPlan(drawn, now.today, statusMark(report?.scheduleStatus).tone),
  };
}

function drawnPlan(drawn: readonly DrawnMilestone[], today: DayNumber, tone: StatusMark["tone"]): DrawnPlan {
  const standing = drawn.filter(({ expected }) => expected);
  // Of a plan whose milestones are all cancelled there is still to be seen what was promised.
  const promised = standing.length > 0 ? standing : drawn;
  const expected = span(standing.flatMap((item) => item.expected ?? []));
  const isOver = standing.every(({ isDone }) => isDone);
  const isBegun = standing.some(({ doneUntil }) => doneUntil !== undefined);
  return {
    baseline: span(promised.map(({ baseline }) => baseline)),
    expected,
    doneUntil: expected && isOver ? expected.finish : expected && isBegun ? today : undefined,
    marks: drawn.map(({ expected, baseline, isDone, isCritical }) =>
      expected === undefined
        ? { day: baseline.finish, kind: "cancelled", isCritical: false }
        : { day: expected.finish, kind: isDone ? "done" : "expected", isCritical },
    ),
    tone,
  };
}

/** Every day that the drawing of a plan, with its milestones, needs room for. */
export function daysOfPlan(context: ViewContext, id: string): readonly DayNumber[] {
  return (context.milestonesOf.get(id) ?? []).flatMap((item) => daysOf(drawnMilestone(context, item)));
}

function span(spans: readonly DaySpan[]): DaySpan | undefined {
  if (spans.length === 0) return undefined;
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    finish: Math.max(...spans.map(({ finish }) => finish)),
  };
}

const states = [
  ["actualised", "done"],
  ["overdue", "overdue"],
  ["pending", "to come"],
  ["cancelled", "cancelled"],
] as const;

function progress(context: ViewContext, milestones: readonly Entry<"milestones">[]): string {
  if (milestones.length === 0) return "no milestone, so no date is promised";
  const count = (state: string) =>
    milestones.filter(({ id }) => context.milestones.get(id)?.state === state).length;
  const parts = states.map(([state, word]) => [count(state), word] as const).filter(([number]) => number > 0);
  const [only] = parts;
  const total = `${milestones.length} ${milestones.length === 1 ? "milestone" : "milestones"}`;
  if (parts.length === 1 && only)
    return milestones.length === 1 ? `${total}, ${only[1]}` : `${total}, all ${only[1]}`;
  return `${total}: ${parts.map(([number, word]) => `${number} ${word}`).join(", ")}`;
}
