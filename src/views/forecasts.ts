/** How far forecasts and green reports of the past could be trusted, by what became of them. */
import {
  type ClaimTally,
  claimCalibration,
  type FinishCalibration,
  finishCalibration,
  type Overrun,
  type TrendCalibration,
  trendCalibration,
} from "../analysis/index.ts";
import type { BarRowsView } from "./bar-rows.ts";
import type { ViewContext } from "./context.ts";
import { claimTable } from "./forecast-claims.ts";
import { finishChart, finishesTable, leadTable, unitTable } from "./forecast-finishes.ts";
import { reliabilityTable, trendSentence } from "./forecast-trends.ts";
import { unbroken } from "./format.ts";
import { historyBasis } from "./history-words.ts";
import type { Table } from "./table.ts";

export interface ForecastsView {
  /** What a finish that is said to be three months away is worth, as a sentence. */
  readonly headline: string;
  readonly lede: string;
  readonly basis: string;
  /** Absent where the history is not known, or covers no month end. */
  readonly known: KnownForecasts | undefined;
}

export interface KnownForecasts {
  /** Absent where no lead has enough finishes for a percentile. */
  readonly chart: BarRowsView | undefined;
  readonly byLead: Table;
  readonly byUnit: Table;
  readonly finishes: Table;
  readonly leftOut: string;
  readonly trends: string;
  /** Absent where no target that was given a chance has come due. */
  readonly reliability: Table | undefined;
  readonly claims: Table;
}

export const forecastsPath = "forecasts/";

export function forecastsView(context: ViewContext): ForecastsView {
  const { history, repository, asOf } = context;
  const basis = historyBasis(context);
  if (history.kind === "none")
    return { headline: "How far forecasts can be trusted is not known", lede: "", basis, known: undefined };
  if (history.months.length === 0)
    return {
      headline: "No forecast of the past is known yet",
      lede: "The history of the files covers no month end up to the reporting date; the first one gives the first forecasts.",
      basis,
      known: undefined,
    };
  const owner = finishCalibration(repository, asOf, history.months, "owner");
  const computed = finishCalibration(repository, asOf, history.months, "computed");
  const trends = trendCalibration(repository, asOf, history.months, history.moves);
  const claims = claimCalibration(history.months);
  return {
    headline: headline(context, atQuarter(owner)),
    lede: lede(context, claims.all, trends),
    basis,
    known: {
      chart: finishChart(context, { owner, computed }),
      byLead: leadTable(context, { owner, computed }),
      byUnit: unitTable(context, owner),
      finishes: finishesTable(context, owner),
      leftOut:
        owner.leftOut === 0
          ? ""
          : `Left out: ${owner.leftOut} that were forecast and then cancelled, taken out or renamed.`,
      trends: trendSentence(context, trends),
      reliability: reliabilityTable(context, trends),
      claims: claimTable(context, claims),
    },
  };
}

function atQuarter({ byLead }: FinishCalibration): Overrun | undefined {
  return byLead.find(({ lead }) => lead === "quarter")?.overrun;
}

/** E.g. `A milestone said to be three months away is finished 34 days late in half of the cases, and …`. */
function headline({ format }: ViewContext, overrun: Overrun | undefined): string {
  if (!overrun || overrun.p50 === null || overrun.p80 === null)
    return `Too few finishes are known to say how far forecasts can be trusted (n = ${overrun?.n ?? 0})`;
  const { n, p50, p80 } = overrun;
  const of = `(n = ${n})`;
  if (p80 <= 0) return `Four in five milestones said to be three months away are finished by then ${of}`;
  const tail = `one in five takes more than ${format.days(p80)} longer ${of}`;
  return p50 <= 0
    ? `Half of the milestones said to be three months away are finished by then; ${tail}`
    : `A milestone said to be three months away takes ${format.days(p50)} longer or more in half of the cases; ${tail}`;
}

function lede(
  { format }: ViewContext,
  { onDay, afterwards }: ClaimTally,
  { inside }: TrendCalibration,
): string {
  const rate = ({ count, n, share }: TrendCalibration["inside"]) =>
    share === null ? `${count} of ${n}` : `${format.percent(share)} (${count} of ${n})`;
  const sentences = [
    ...(onDay.n === 0
      ? []
      : [
          `Of the reports that were green at the end of a quarter, ${rate(onDay)} were on plan by their figures that day${afterwards.n === 0 ? "" : `, and ${rate(afterwards)} a quarter later`}.`,
        ]),
    ...(inside.n === 0
      ? []
      : [
          `Of the KPI values that were forecast, ${rate(inside)} came inside the range that is to hold 80 %.`,
        ]),
  ];
  return unbroken(sentences.join(" "));
}
