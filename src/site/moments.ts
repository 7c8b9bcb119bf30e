/**
 * The earlier days that the portal compares today with: the last meeting of every forum, because that is when
 * somebody last looked; the month ends of a year; and thirty days ago, where no forum meets.
 */
import { type AnalysisOptions, analyse } from "../analysis/index.ts";
import type { PastPlan } from "../history/remember.ts";
import { addDays, civilDayNumber, type Day, type PlanRepository, toDay, whileHeld } from "../model/index.ts";
import { meetingDates } from "../views/meeting-dates.ts";
import type { Moment } from "../views/moment.ts";
import type { PlanHistory } from "./plan-history.ts";

const mostMonths = 12;
/** So many milestones times month ends are analysed at most, which takes seconds; larger plans get fewer of them. */
const mostWork = 60_000;
/** What changed is told since so many days before the reporting date, too: about a month of meetings. */
export const lookBackDays = 30;

/** The days to compare with, newest first. A meeting on the reporting day itself has yet to be held. */
export function daysToCompare({ forums, milestones, portal }: PlanRepository, asOf: Day): readonly Day[] {
  const meetings = [...forums.values()].map(
    ({ cadence }) => meetingDates(cadence, addDays(asOf, -1), portal.fiscalYearStart).last,
  );
  const [year, month] = [Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7))];
  // The day before the first of a month; that of the reporting day's own month is the latest one.
  const months = Math.min(mostMonths, Math.max(1, Math.floor(mostWork / Math.max(1, milestones.size))));
  const ends = Array.from({ length: months }, (_, back) => toDay(civilDayNumber(year, month - back, 1) - 1));
  return [...new Set([...meetings, ...ends, addDays(asOf, -lookBackDays)])].sort().reverse();
}

/** The moments by the dates in today's files. */
export function momentsByDates(repository: PlanRepository, asOf: Day): readonly Moment[] {
  return daysToCompare(repository, asOf).map((day) =>
    analysedWhenAsked({ key: day, day, repository, source: { kind: "dates" }, renamed: new Map() }),
  );
}

/** The moments by the files as they stood on days, as far as the history reaches back: none where there is none. */
export async function momentsOfHistory(
  days: readonly Day[],
  history: PlanHistory,
): Promise<readonly Moment[]> {
  const plans = history.kind === "memory" ? await history.plansOn(days) : new Map<Day, PastPlan>();
  return [...plans].map(([day, { repository: past, commit, known, renamed }]) =>
    analysedWhenAsked(
      {
        key: day,
        day: past.portal.asOf ?? day,
        repository: past,
        source: { kind: "commit", hash: commit.hash, day: commit.day },
        renamed,
      },
      { memory: known },
    ),
  );
}

/**
 * A moment whose plan is analysed when it is looked at. One page after the other looks at one moment after the other, and
 * the reports of a year of a large plan would take more memory than the plan.
 */
function analysedWhenAsked(moment: Omit<Moment, "report">, options: AnalysisOptions = {}): Moment {
  const report = whileHeld(() => analyse(moment.repository, moment.day, options));
  return {
    ...moment,
    get report() {
      return report();
    },
  };
}
