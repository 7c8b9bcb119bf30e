/** Which earlier states a reader can compare today with, and what each is called. */
import { addDays, byCodeUnits, type Day, daysBetween, type Entry, isDay, oncePer } from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import { meetingDates } from "./meeting-dates.ts";
import type { Moment } from "./moment.ts";
import { isInScope } from "./scope.ts";
import { listed } from "./wording.ts";

/** The path of the page of what changed since a moment. */
export function changesPath(moment: Moment): string {
  return `changes/${moment.key}/`;
}

/**
 * The moment that is compared with where nobody chose one: the last meeting of the forum that governs most units, of
 * several the one that met last; where no forum meets, the latest moment that is a month ago. `undefined` where
 * nothing earlier is known.
 */
export const defaultMoment = oncePer((context: ViewContext): Moment | undefined => {
  const { moments, repository } = context;
  const scopes = [...repository.forums.values()].map((forum) => ({ forum, scope: scopeOf(context, forum) }));
  const widest = Math.max(...scopes.map(({ scope }) => scope));
  const days = new Set<string>(
    scopes.filter(({ scope }) => scope === widest).map(({ forum }) => lastMeeting(context, forum)),
  );
  const isMonthAgo = (moment: Moment) => daysBetween(lookedAt(moment), context.asOf) >= aboutAMonth;
  return moments.find((moment) => days.has(lookedAt(moment))) ?? moments.find(isMonthAgo) ?? moments.at(-1);
});

const aboutAMonth = 30;

/** How many units a forum governs. */
function scopeOf(context: ViewContext, { units }: Entry<"forums">): number {
  return [...context.repository.units.keys()].filter((unit) => isInScope(context, units, `units/${unit}`))
    .length;
}

/** The moment of the last meeting of a forum; `undefined` where the plan of that day is not known. */
export function lastMeetingMoment(context: ViewContext, forum: Entry<"forums">): Moment | undefined {
  const day = lastMeeting(context, forum);
  return context.moments.find((moment) => lookedAt(moment) === day);
}

/** A meeting on the data date itself has yet to be held. */
function lastMeeting({ asOf, repository }: ViewContext, { cadence }: Entry<"forums">): string {
  return meetingDates(cadence, addDays(asOf, -1), repository.portal.fiscalYearStart).last;
}

/** What a moment is, e.g. `the last meeting of the Executive committee`; a day that is nothing else has no name. */
export function momentName(context: ViewContext, moment: Moment): string | undefined {
  const day = lookedAt(moment);
  const met = [...context.repository.forums.values()]
    .filter((forum) => lastMeeting(context, forum) === day)
    .map(({ title }) => title)
    .sort(byCodeUnits);
  return met.length === 0 ? undefined : `the last meeting of ${listed(met)}`;
}

/** The day on which somebody looked at the plan as it stood then, whose figures may have been those of a day before. */
export function lookedAt({ key, day }: Moment): Day {
  return isDay(key) ? key : day;
}

/** `since 5 October 2026`, with the commit where the reporting day alone does not say which state it is. */
export function sinceWords({ format }: ViewContext, moment: Moment): string {
  const commit = isDay(moment.key) ? "" : ` (commit ${moment.key})`;
  return `since ${format.day(lookedAt(moment))}${commit}`;
}

/** Where the earlier state comes from, and what can therefore not be seen. */
export function sourceWords({ format }: ViewContext, moment: Moment): string {
  const { source, day } = moment;
  if (source.kind === "commit") {
    const figures = day === lookedAt(moment) ? "" : `, with the figures as of ${format.day(day)}`;
    return `The earlier state is that of commit ${source.hash.slice(0, 7)} of ${format.day(source.day)}${figures}.`;
  }
  return "The earlier state is made from the dates in today’s files. What carries no date, such as a forecast, a budget, spending or a stage, is taken as it stands today, so that a change of it does not show, nor does anything that was removed.";
}
