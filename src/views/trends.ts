/** The page of the scorecard's figures over time, and the line beneath the scorecard that leads to it. */
import type { ViewContext } from "./context.ts";
import { historyBasis } from "./history-words.ts";
import type { Cell, Table } from "./table.ts";
import type { TrendChartView } from "./trend-chart.ts";
import {
  chartPoints,
  fewestMonths,
  type TrendFigure,
  type TrendPoint,
  trendFigures,
  trendPoints,
} from "./trend-figures.ts";
import { counted, countWord, listed, sentenceCase } from "./wording.ts";

export interface TrendsView {
  readonly headline: string;
  readonly lede: string;
  readonly basis: string;
  /** None where too few month ends are known. */
  readonly charts: readonly { readonly anchor: string; readonly view: TrendChartView }[];
  readonly months: Table | undefined;
}

export const trendsPath = "trends/";

export function trendsView(context: ViewContext): TrendsView {
  const { history, format, repository } = context;
  const basis = historyBasis(context);
  if (history.kind === "none" || history.months.length < fewestMonths)
    return { headline: "No trend is known yet", lede: tooFew(context), basis, charts: [], months: undefined };
  const series = trendFigures(repository.portal.currency).map((figure) => ({
    figure,
    points: trendPoints(context, figure.at),
  }));
  const [first, last] = [history.months[0], history.months.at(-1)];
  return {
    headline: headline(series),
    lede: `Compared with the month end a year before. ${history.months.length} month ends are known, from ${format.day(first?.day)} to ${format.day(last?.day)}, each by the files as they stood then: what was corrected later is not in it.`,
    basis,
    charts: series.flatMap(({ figure, points }) => {
      const view = chart(context, figure, points);
      return view ? [{ anchor: `trend-${figure.name}`, view }] : [];
    }),
    months: monthTable(context, series),
  };
}

/** What the scorecard says of the small lines beside its figures. */
export function trendNote(context: ViewContext): string {
  const { history, format } = context;
  if (history.kind === "none" || history.months.length < fewestMonths) return tooFew(context);
  const [first, last] = [history.months[0], history.months.at(-1)];
  return `The small lines are up to ${history.months.length} month ends, from ${format.shortDay(first?.day)} to ${format.shortDay(last?.day)}.`;
}

function tooFew({ history }: ViewContext): string {
  if (history.kind === "none") return "No trend is shown, because the history of the files is not known.";
  return `No trend is shown: the history of the files covers ${counted(history.months.length, "month end")}, and it takes three.`;
}

interface Series {
  readonly figure: TrendFigure;
  readonly points: readonly TrendPoint[];
}

const monthsCompared = 12;

/** The latest value beside that of a year before, or of the first month end that has one. */
function ends(points: readonly TrendPoint[]): readonly [TrendPoint, TrendPoint] | undefined {
  const known = points.filter(({ value }) => value !== null);
  const last = known.at(-1);
  const before = known.at(-1 - monthsCompared) ?? known[0];
  return last && before && before !== last ? [before, last] : undefined;
}

function moveOf(points: readonly TrendPoint[]): "rose" | "fell" | "stayed" | undefined {
  const pair = ends(points);
  if (!pair) return undefined;
  const [before, last] = pair;
  if (before.text === last.text) return "stayed";
  return (last.value ?? 0) > (before.value ?? 0) ? "rose" : "fell";
}

/** What rises is good for these, and bad for all others. */
const better: ReadonlySet<string> = new Set(["kpis", "milestones", "spend"]);

function headline(series: readonly Series[]): string {
  const moved = series.flatMap(({ figure, points }) => {
    const move = moveOf(points);
    if (move === undefined || move === "stayed") return [];
    return [{ label: figure.label, isBetter: (move === "rose") === better.has(figure.name) }];
  });
  if (moved.length === 0) return "No figure has moved";
  const [up, down] = [true, false].map((is) =>
    moved.filter(({ isBetter }) => isBetter === is).map(({ label }) => inSentence(label)),
  ) as [string[], string[]];
  if (down.length === 0) return `${sentenceCase(counted(up.length, "figure"))} got better and none got worse`;
  const worse = `${sentenceCase(countWord(down.length))} of ${countWord(series.length)} figures got worse, ${among(down)}`;
  return up.length === 0
    ? `${worse}; none got better`
    : `${worse}; ${countWord(up.length)} got better, ${among(up)}`;
}

const mostNamed = 2;

function among(labels: readonly string[]): string {
  const named = listed(labels.slice(0, mostNamed));
  return labels.length > mostNamed ? `among them ${named}` : named;
}

/** A label inside a sentence, where abbreviations stay as they are. */
function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function chart(
  context: ViewContext,
  figure: TrendFigure,
  points: readonly TrendPoint[],
): TrendChartView | undefined {
  const { label, unit, isShare, other } = figure;
  const pair = ends(points);
  if (!pair || chartPoints(points).length < fewestMonths) return undefined;
  const [, last] = pair;
  const others = other ? trendPoints(context, other.at) : [];
  const [own, second] = other?.names ?? ["", ""];
  return {
    title: chartTitle(context, label, points),
    description: `${label} at ${chartPoints(points).length} month ends${other ? `, beside ${other.label.toLowerCase()}` : ""}. The figures stand in the table beneath.`,
    unit,
    isShare,
    points: chartPoints(points),
    name: `${own} ${last.text}`.trim(),
    other: other && {
      name: `${second} ${others.at(-1)?.text ?? ""}`.trim(),
      points: chartPoints(others),
    },
  };
}

/** E.g. `KPIs on plan fell from 85 % (22 of 26) to 62 % (16 of 26) since 31 Dec 2025`. */
function chartTitle({ format }: ViewContext, label: string, points: readonly TrendPoint[]): string {
  const [before, last] = ends(points) as readonly [TrendPoint, TrendPoint];
  const text = ({ text: value, of }: TrendPoint) => (of === undefined ? value : `${value} (${of})`);
  const move = moveOf(points);
  if (move === "stayed") return `${label} stayed at ${text(last)} since ${format.shortDay(before.day)}`;
  return `${label} ${move} from ${text(before)} to ${text(last)} since ${format.shortDay(before.day)}`;
}

function monthTable({ format, history }: ViewContext, series: readonly Series[]): Table {
  return {
    caption: "All month ends, latest first",
    columns: [
      { title: "Month end" },
      ...series.map(({ figure: { short } }) => ({ title: short, align: "end" as const })),
    ],
    rows:
      history.kind === "none"
        ? []
        : history.months.toReversed().map(({ day, digest }) => [
            { text: format.shortDay(day), day },
            ...series.map(({ figure: { at, other } }): Cell => {
              const { text, of, value } = at(digest.scorecard, format);
              const beside = other?.at(digest.scorecard, format);
              const notes = [
                ...(of === undefined ? [] : [of]),
                ...(beside ? [`${other?.names[1]} ${beside.of ?? beside.text}`] : []),
              ];
              return { text, sort: value, ...(notes.length === 0 ? {} : { note: notes.join("; ") }) };
            }),
          ]),
    empty: "",
  };
}
