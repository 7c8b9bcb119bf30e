/**
 * How late milestones are finished against what was said of them before: the reference class of a plan's own past.
 *
 *     days late = finish − the finish that was forecast
 *
 * A forecast belongs to a lead, by how far ahead it said that the finish was: about a month, three, six, a year.
 * That is known on the day on which it is made, so that whoever hears "in three months" today finds what became of
 * those who said so before:
 *
 *     made          said              finished
 *      ●─────────────◆─ ─ ─ ─ ─ ─ ─ ─ ─●
 *      │   lead      │   days late     │
 *
 * Month after month a milestone is forecast anew, and twelve forecasts of one milestone are not twelve observations.
 * So a milestone counts once for each lead: with the forecast whose lead is nearest to 30, 90, 180 or 365 days, the
 * earlier one of two that are equally near.
 *
 * Only forecasts whose own day has come count, whatever became of them: to wait for what is finished would leave out
 * the latest of all. A milestone that is still open counts with the days that it is late so far, so that percentiles
 * are no larger than the true ones. What was cancelled, or is not in the plan any more under that name, is counted
 * apart.
 *
 * Sources: D. Kahneman, A. Tversky, "Intuitive prediction: biases and corrective procedures", 1979; B. Flyvbjerg,
 * "From Nobel Prize to project management: getting risks right", Project Management Journal 37 (3), 2006, who takes
 * the P50 and P80 of a reference class as the overrun to expect and the one to provide for.
 */
import { byCodeUnits, type Day, daysBetween, type PlanRepository } from "../../model/index.ts";
import type { MilestoneForecast } from "../month-figures.ts";
import type { PastMonth } from "./past-month.ts";
import { percentile, type Rate, rateOf } from "./percentile.ts";

export type Forecaster = "owner" | "computed";

export const leads = [
  { name: "month", days: 30, from: 1, to: 45 },
  { name: "quarter", days: 90, from: 46, to: 135 },
  { name: "half-year", days: 180, from: 136, to: 270 },
  { name: "year", days: 365, from: 271, to: 540 },
] as const;
export type Lead = (typeof leads)[number]["name"];

/** One forecast of a milestone whose day has come. */
export interface FinishForecast {
  readonly milestone: string;
  readonly unit: string;
  readonly lead: Lead;
  readonly madeOn: Day;
  readonly forecast: Day;
  /** `null` while it is still open. */
  readonly finish: Day | null;
  /** Until today while it is still open; negative if it was finished earlier. */
  readonly daysLate: number;
}

export interface Overrun {
  readonly n: number;
  /** How many of them are still open. */
  readonly open: number;
  /** Finished no later than forecast. */
  readonly kept: Rate;
  /** Days late; `null` of fewer than five. */
  readonly p50: number | null;
  readonly p80: number | null;
}

export interface FinishCalibration {
  readonly byLead: readonly { readonly lead: Lead; readonly overrun: Overrun }[];
  /** Of forecasts made about three months ahead, by unit id. */
  readonly byUnit: readonly { readonly unit: string; readonly overrun: Overrun }[];
  /** By milestone, then lead. */
  readonly forecasts: readonly FinishForecast[];
  /** Milestones that were forecast and were cancelled, or are not in the plan any more under that name. */
  readonly leftOut: number;
}

export function finishCalibration(
  { milestones }: PlanRepository,
  asOf: Day,
  months: readonly PastMonth[],
  forecaster: Forecaster,
): FinishCalibration {
  const chosen = new Map<string, FinishForecast>();
  const leftOut = new Set<string>();
  for (const { day, digest } of months) {
    for (const made of digest.milestones) {
      const milestone = milestones.get(made.id);
      if (!milestone || milestone.cancelled) {
        leftOut.add(made.id);
        continue;
      }
      const finish = milestone.actual?.finish ?? null;
      const observed = observation(
        made,
        day,
        asOf,
        finish !== null && finish <= asOf ? finish : null,
        forecaster,
      );
      if (!observed) continue;
      const key = `${made.id}\n${observed.lead}`;
      chosen.set(key, nearer(chosen.get(key), observed));
    }
  }
  const forecasts = [...chosen.values()].sort(
    (a, b) => byCodeUnits(a.milestone, b.milestone) || leadDays(a.lead) - leadDays(b.lead),
  );
  const atQuarter = Map.groupBy(
    forecasts.filter(({ lead }) => lead === "quarter"),
    ({ unit }) => unit,
  );
  return {
    byLead: leads.map(({ name }) => ({
      lead: name,
      overrun: overrunOf(forecasts.filter(({ lead }) => lead === name)),
    })),
    byUnit: [...atQuarter]
      .sort(([a], [b]) => byCodeUnits(a, b))
      .map(([unit, own]) => ({ unit, overrun: overrunOf(own) })),
    forecasts,
    leftOut: leftOut.size,
  };
}

/** Whoever names no finish of their own says that the baseline stands. */
function observation(
  { id, unit, said, expected, promised }: MilestoneForecast,
  madeOn: Day,
  asOf: Day,
  finish: Day | null,
  forecaster: Forecaster,
): FinishForecast | undefined {
  const forecast = forecaster === "owner" ? (said ?? promised) : expected;
  if (forecast > asOf) return undefined;
  const ahead = daysBetween(madeOn, forecast);
  const lead = leads.find(({ from, to }) => ahead >= from && ahead <= to)?.name;
  if (!lead) return undefined;
  return {
    milestone: id,
    unit,
    lead,
    madeOn,
    forecast,
    finish,
    daysLate: daysBetween(forecast, finish ?? asOf),
  };
}

function nearer(held: FinishForecast | undefined, other: FinishForecast): FinishForecast {
  if (!held) return other;
  const off = ({ lead, madeOn, forecast }: FinishForecast) =>
    Math.abs(daysBetween(madeOn, forecast) - leadDays(lead));
  const difference = off(held) - off(other) || (held.madeOn <= other.madeOn ? -1 : 1);
  return difference <= 0 ? held : other;
}

function leadDays(lead: Lead): number {
  return leads.find(({ name }) => name === lead)?.days ?? 0;
}

function overrunOf(forecasts: readonly FinishForecast[]): Overrun {
  const late = forecasts.map(({ daysLate }) => daysLate);
  return {
    n: forecasts.length,
    open: forecasts.filter(({ finish }) => finish === null).length,
    kept: rateOf(forecasts.map(({ finish, daysLate }) => finish !== null && daysLate <= 0)),
    p50: percentile(late, 0.5),
    p80: percentile(late, 0.8),
  };
}
