/** The figures of the scorecard at the ends of past months, one series each. */
import type { MonthFigures, Scorecard } from "../analysis/index.ts";
import { type Day, toDayNumber } from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import type { Format } from "./format.ts";
import type { ChartPoint, SparkView } from "./kpi-chart.ts";

export type TrendName =
  | "spend"
  | "kpis"
  | "milestones"
  | "greens"
  | "overdue"
  | "delay"
  | "stake"
  | "unaimed";

/** A value of a month end; `null` where there was nothing to take a share of. */
export interface TrendValue {
  readonly value: number | null;
  readonly text: string;
  /** What a share is of, e.g. `16 of 26`. */
  readonly of: string | undefined;
}

export interface TrendFigure {
  readonly name: TrendName;
  readonly label: string;
  /** The label as short as the head of a column has to be. */
  readonly short: string;
  readonly unit: string;
  readonly isShare: boolean;
  readonly at: (scorecard: Scorecard, format: Format) => TrendValue;
  /** What it is held against in the chart. */
  readonly other?: {
    /** What the two lines are called, in a word each. */
    readonly names: readonly [own: string, other: string];
    /** The title of its column. */
    readonly label: string;
    readonly at: TrendFigure["at"];
  };
}

export interface TrendPoint extends TrendValue {
  readonly day: Day;
}

/** Fewer month ends than this are no trend. */
export const fewestMonths = 3;

const share =
  (pick: (scorecard: Scorecard) => Scorecard["kpisOnPlan"], write?: (format: Format) => Format["money"]) =>
  (scorecard: Scorecard, format: Format): TrendValue => {
    const { count, total, share: value } = pick(scorecard);
    const text = write?.(format) ?? ((amount: number | null | undefined) => format.number(amount, 0));
    const of = value === null ? undefined : `${text(count)} of ${text(total)}`;
    return { value, text: format.percent(value), of };
  };
const money =
  (pick: (scorecard: Scorecard) => number) =>
  (scorecard: Scorecard, format: Format): TrendValue => ({
    value: pick(scorecard),
    text: format.money(pick(scorecard)),
    of: undefined,
  });
const count =
  (pick: (scorecard: Scorecard) => number) =>
  (scorecard: Scorecard, format: Format): TrendValue => ({
    value: pick(scorecard),
    text: format.number(pick(scorecard), 0),
    of: undefined,
  });

/** `currency` stands at the axis of money. */
export function trendFigures(currency: string): readonly TrendFigure[] {
  return [
    {
      name: "kpis",
      label: "KPIs on plan",
      short: "On plan",
      unit: "% of KPIs",
      isShare: true,
      at: share(({ kpisOnPlan }) => kpisOnPlan),
    },
    {
      name: "milestones",
      label: "Milestones kept",
      short: "Kept",
      unit: "% of milestones due",
      isShare: true,
      at: share(({ milestonesKept }) => milestonesKept),
      other: {
        names: ["now", "first"],
        label: "Kept against the first baselines",
        at: share(({ milestonesKeptOriginal }) => milestonesKeptOriginal),
      },
    },
    {
      name: "greens",
      label: "Greens contradicted",
      short: "Contradicted",
      unit: "% of plans reported green",
      isShare: true,
      at: share(({ greenClaimsContradicted }) => greenClaimsContradicted),
    },
    {
      name: "overdue",
      label: "Decisions overdue",
      short: "Overdue",
      unit: "decisions",
      isShare: false,
      at: count(({ decisionsOverdue }) => decisionsOverdue),
      other: {
        names: ["overdue", "open"],
        label: "Decisions open",
        at: count(({ decisionsOpen }) => decisionsOpen),
      },
    },
    {
      name: "delay",
      label: "Cost of delay",
      short: "Delay",
      unit: currency,
      isShare: false,
      at: money(({ costOfDelay }) => costOfDelay),
    },
    {
      name: "stake",
      label: "Money at stake a year",
      short: "At stake",
      unit: currency,
      isShare: false,
      at: money(({ moneyAtStake }) => moneyAtStake),
    },
    {
      name: "spend",
      label: "Spend in line of sight",
      short: "In sight",
      unit: "% of budgets",
      isShare: true,
      at: share(
        ({ spendAligned }) => spendAligned,
        ({ money: write }) => write,
      ),
    },
    {
      name: "unaimed",
      label: "Spend without line of sight",
      short: "Not in sight",
      unit: currency,
      isShare: false,
      at: money(({ nonEssentialSpend }) => nonEssentialSpend),
    },
  ];
}

/** A figure at every month end that is known, oldest first. */
export function trendPoints({ history, format }: ViewContext, at: TrendFigure["at"]): readonly TrendPoint[] {
  return history.kind === "none"
    ? []
    : history.months.map(({ day, digest }: { readonly day: Day; readonly digest: MonthFigures }) => ({
        day,
        ...at(digest.scorecard, format),
      }));
}

/** Those that have a value, as a chart draws them. */
export function chartPoints(points: readonly TrendPoint[]): readonly ChartPoint[] {
  return points.flatMap(({ day, value }) => (value === null ? [] : [{ day: toDayNumber(day), value }]));
}

/** A figure of the scorecard as a small line; nothing where too few month ends are known. */
export function trendSpark(context: ViewContext, name: TrendName): SparkView | undefined {
  const figure = trendFigures(context.repository.portal.currency).find((each) => each.name === name);
  if (!figure) return undefined;
  const points = trendPoints(context, figure.at).filter(({ value }) => value !== null);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < fewestMonths) return undefined;
  const { format } = context;
  return {
    label: `${points.length} month ends, from ${first.text} on ${format.shortDay(first.day)} to ${last.text} on ${format.shortDay(last.day)}`,
    reach: figure.isShare ? [0, 1] : [0],
    actual: chartPoints(points),
    planned: [],
  };
}
