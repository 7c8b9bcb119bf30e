import { type DayNumber, type Entry, entriesBy, toDayNumber } from "../model/index.ts";
import { entryPath, titleOf, type ViewContext } from "./context.ts";
import { promisersOf } from "./references.ts";

/** Something that happened, or is to happen, on a day, as a mark on the time axis of a chart. */
export interface ChartEvent {
  readonly kind: "decision" | "milestone";
  /** What the mark is called in the drawing and in the list beneath it: a letter or a number. */
  readonly key: string;
  readonly day: DayNumber;
  /** Formatted, for the list. */
  readonly date: string;
  readonly title: string;
  /** Where it leads, without the base. */
  readonly path: string;
  /** Decisions are taken and milestones done or expected: what is expected is only outlined. */
  readonly isDone: boolean;
}

type Unnamed = Omit<ChartEvent, "key">;

/**
 * What may have moved a KPI, or will, between two days: the decisions about it, lettered in the order of their
 * dates, and the milestones that move it or after which a promise to move it begins, numbered likewise.
 */
export function kpiEvents(
  context: ViewContext,
  kpi: Entry<"kpis">,
  first: DayNumber,
  last: DayNumber,
): readonly ChartEvent[] {
  const shown = (events: readonly Unnamed[]) => events.filter(({ day }) => day >= first && day <= last);
  return [
    ...keyed(shown(decisions(context, kpi)), letter),
    ...keyed(shown(milestones(context, kpi)), String),
  ];
}

function decisions(context: ViewContext, { id }: Entry<"kpis">): readonly Unnamed[] {
  return (context.decisionsAbout.get(`kpis/${id}`) ?? []).map((decision) => ({
    kind: "decision",
    day: toDayNumber(decision.date),
    date: context.format.shortDay(decision.date),
    title: `${decision.title}${decision.status === "accepted" ? "" : ` (${decision.status})`}`,
    path: entryPath("decisions", decision.id),
    isDone: decision.status !== "proposed",
  }));
}

const movers = entriesBy("milestones", ({ moves }) => moves);

function milestones(context: ViewContext, kpi: Entry<"kpis">): readonly Unnamed[] {
  const { repository, format } = context;
  const promised = promisersOf(repository, kpi.id).flatMap(({ contributes }) =>
    contributes.filter((promise) => promise.kpi === kpi.id).map(({ realisedBy }) => realisedBy),
  );
  const moving = movers(repository, kpi.id);
  return [...new Set([...promised, ...moving.map(({ id }) => id)])].flatMap((id): readonly Unnamed[] => {
    const report = context.milestones.get(id);
    if (!report?.expectedFinish) return [];
    const isDone = report.state === "actualised";
    const date = format.shortDay(report.expectedFinish);
    return [
      {
        kind: "milestone",
        day: toDayNumber(report.expectedFinish),
        date: isDone ? date : `expected ${date}`,
        title: titleOf(context, "milestones", id),
        path: entryPath("milestones", id),
        isDone,
      },
    ];
  });
}

function keyed(events: readonly Unnamed[], key: (place: number) => string): readonly ChartEvent[] {
  const inTime = [...events].sort((a, b) => a.day - b.day || (a.path < b.path ? -1 : 1));
  return inTime.map((event, index) => ({ ...event, key: key(index + 1) }));
}

/** A, B, … Z, AA, AB and so on. */
function letter(place: number): string {
  const rest = Math.floor((place - 1) / 26);
  return `${rest > 0 ? letter(rest) : ""}${String.fromCharCode(65 + ((place - 1) % 26))}`;
}
