/**
 * The earlier days that the portal compares today with: the last meeting of every forum, because that is when
 * somebody last looked; the month ends of a year; and thirty days ago, where no forum meets.
 */
import { analyse, type Report } from "../analysis/index.ts";
import { addDays, civilDayNumber, type Day, type PlanRepository, toDay } from "../model/index.ts";
import { meetingDates } from "../views/meeting-dates.ts";
import type { Moment } from "../views/moment.ts";

const monthEnds = 12;
export const lookBackDays = 30;

/** The days to compare with, newest first. A meeting on the reporting day itself has yet to be held. */
export function daysToCompare({ forums, portal }: PlanRepository, asOf: Day): readonly Day[] {
  const meetings = [...forums.values()].map(
    ({ cadence }) => meetingDates(cadence, addDays(asOf, -1), portal.fiscalYearStart).last,
  );
  const [year, month] = [Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7))];
  // The day before the first of a month; that of the reporting day's own month is the latest one.
  const ends = Array.from({ length: monthEnds }, (_, back) =>
    toDay(civilDayNumber(year, month - back, 1) - 1),
  );
  return [...new Set([...meetings, ...ends, addDays(asOf, -lookBackDays)])].sort().reverse();
}

/** The moments by the dates in today's files. Each is analysed when it is first looked at, and once. */
export function momentsByDates(repository: PlanRepository, asOf: Day): readonly Moment[] {
  return daysToCompare(repository, asOf).map((day): Moment => {
    let report: Report | undefined;
    return {
      key: day,
      day,
      repository,
      get report() {
        report ??= analyse(repository, day);
        return report;
      },
      source: { kind: "dates" },
      renamed: new Map(),
    };
  });
}
