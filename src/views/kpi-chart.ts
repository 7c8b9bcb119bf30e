import {
  type Judged,
  kpiHistory,
  kpiLimits,
  plannedPath,
  plannedValue,
  spanOf,
  trendLine,
  trendRange,
} from "../analysis/index.ts";
import { type DayNumber, type Entry, periodKind, toDay, toDayNumber } from "../model/index.ts";
import { statusCell } from "./cells.ts";
import { type ChartEvent, kpiEvents } from "./chart-event.ts";
import type { ViewContext } from "./context.ts";
import { rangeText } from "./explanation.ts";
import type { Cell, Table } from "./table.ts";

export interface ChartPoint {
  readonly day: DayNumber;
  readonly value: number;
}

/** What the chart of a KPI shows, in the KPI's unit and day numbers; drawing it is geometry's part. */
export interface KpiChartView {
  /** The message of the chart, as a sentence. */
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  readonly today: DayNumber;
  /** The days that the time axis reaches from and to. */
  readonly first: DayNumber;
  readonly last: DayNumber;
  /** The data date, formatted. */
  readonly todayText: string;
  readonly actual: readonly ChartPoint[];
  /** The planned path as the corners of its line; empty without one. */
  readonly planned: readonly ChartPoint[];
  /** The path by the first targets ever; empty if they never moved. */
  readonly original: readonly ChartPoint[];
  /** Beyond `watch` and `breach` lies trouble: the same days as `planned`, shifted by the limits. */
  readonly watch: readonly ChartPoint[];
  readonly breach: readonly ChartPoint[];
  /** The range that a `hold` KPI stays in. */
  readonly range: { readonly min: number; readonly max: number } | undefined;
  /** The fitted line with its 80 % range; empty without a trend. */
  readonly forecast: readonly (ChartPoint & { readonly low: number; readonly high: number })[];
  /** Between these values the process moves by itself; `undefined` with too few measurements. */
  readonly natural: { readonly lower: number; readonly upper: number; readonly text: string } | undefined;
  /**
   * Where the process left its natural range: the first of every unbroken run of signals. To mark each month
   * of a KPI that improved for good would say nothing; the table does.
   */
  readonly signals: readonly ChartPoint[];
  /** E.g. `18 of 24 measurements`. */
  readonly signalCount: string;
  /** Decisions and milestones that may have moved the KPI, or will. */
  readonly events: readonly ChartEvent[];
  /** What is missing and how to add it, where there is nothing to draw. */
  readonly empty: string | undefined;
  readonly data: Table;
}

/** A forecast further than this says nothing that a reader could use. */
const furthestDays = 731;

/** A chart shows at least this much of the past. */
const shortestDays = 92;

export function kpiChartView(context: ViewContext, kpi: Entry<"kpis">): KpiChartView {
  const { now, format } = context;
  const history = kpiHistory(now, kpi);
  const { fiscalYearStart } = now.repository.portal;
  const path = plannedPath(kpi, fiscalYearStart);
  const firstTargets = kpi.retargeted[0]?.targets;
  const originalPath = firstTargets ? plannedPath(kpi, fiscalYearStart, firstTargets) : null;
  const earliest = history[0]?.day ?? now.today;
  // A figure or two would stand at the very edge; a year gives them room.
  const first = now.today - earliest < shortestDays ? now.today - 365 : earliest;
  const end = Math.min(
    now.today + furthestDays,
    Math.max(now.today + 31, path?.points.at(-1)?.day ?? 0, forecastDay(context, kpi)),
  );
  const planned = path ? corners(path, first, end) : [];
  const signals = new Set<string>(context.kpis.get(kpi.id)?.process?.signals);
  const limits = kpiLimits(now.limits, kpi);
  const sign = kpi.direction === "decrease" ? 1 : -1;
  const shifted = (share: number) =>
    planned.map(({ day, value }) => ({ day, value: value + sign * share * spanOf(kpi) }));

  return {
    title: chartTitle(context, kpi),
    description: `${kpi.title} in ${kpi.unit}, ${history.length} measurements up to ${format.day(context.asOf)}, against the planned path.`,
    unit: kpi.unit,
    today: now.today,
    first,
    last: end,
    todayText: format.shortDay(context.asOf),
    actual: history.map(({ day, value }) => ({ day, value })),
    planned,
    original: originalPath ? corners(originalPath, first, end) : [],
    watch: shifted(limits.watch),
    breach: shifted(limits.breach),
    range: kpi.direction === "hold" ? kpi.range : undefined,
    forecast: forecast(context, kpi, end),
    natural: natural(context, kpi),
    signals: history
      .filter(({ period }, index) => signals.has(period) && !signals.has(history[index - 1]?.period ?? ""))
      .map(({ day, value }) => ({ day, value })),
    signalCount: `${signals.size} of ${history.length} measurements`,
    events: kpiEvents(context, kpi, first, end),
    empty:
      history.length === 0 && planned.length === 0 && kpi.direction !== "hold"
        ? `There is nothing to draw: no target is set and nothing is measured. Targets belong into kpis/${kpi.id}.json, measurements into actuals/${kpi.id}.json.`
        : undefined,
    data: dataTable(context, kpi, history, signals),
  };
}

function natural({ kpis, format }: ViewContext, kpi: Entry<"kpis">): KpiChartView["natural"] {
  const process = kpis.get(kpi.id)?.process;
  if (!process) return undefined;
  const { lower, upper } = process;
  return { lower, upper, text: `${format.number(lower)} to ${format.quantity(upper, kpi.unit)}` };
}

function forecastDay({ kpis }: ViewContext, kpi: Entry<"kpis">): DayNumber {
  const at = kpis.get(kpi.id)?.trend?.at;
  return at ? toDayNumber(at) : 0;
}

/** The corners of a planned path between two days; a step is drawn as its two corners. */
function corners(
  path: NonNullable<ReturnType<typeof plannedPath>>,
  first: DayNumber,
  end: DayNumber,
): readonly ChartPoint[] {
  const days = new Set([
    first,
    end,
    ...path.points.flatMap(({ day }) => (path.kind === "step" ? [day, day + 1] : [day])),
  ]);
  const inside = [...days].filter((day) => day >= first && day <= end).sort((a, b) => a - b);
  return inside.flatMap((day) => {
    const value = plannedValue(path, day);
    return value === null ? [] : [{ day, value }];
  });
}

function forecast(context: ViewContext, kpi: Entry<"kpis">, end: DayNumber): KpiChartView["forecast"] {
  const line = trendLine(context.now.series.get(kpi.id) ?? []);
  const latest = context.now.series.get(kpi.id)?.at(-1);
  if (!line || !latest || latest.day >= end) return [];
  // The interval bends, so it is drawn through several days.
  const steps = [0, 0.25, 0.5, 0.75, 1];
  return steps.map((step) => {
    const day = Math.round(latest.day + step * (end - latest.day));
    return { day, ...trendRange(line, day) };
  });
}

function chartTitle(context: ViewContext, kpi: Entry<"kpis">): string {
  const { format } = context;
  const report = context.kpis.get(kpi.id);
  if (!report || report.actual === null) return `${kpi.title}: nothing measured yet`;
  const actual = format.quantity(report.actual, kpi.unit);
  const period = report.period ?? "";
  const then = `${actual} ${periodKind(period) === "day" ? "on" : "in"} ${format.period(period)}`;
  if (kpi.direction === "hold") return `${then}, range ${rangeText(context, kpi)}`;
  if (report.planned === null) return `${then}, without a plan to compare`;
  return `${then}, planned ${format.quantity(report.planned, kpi.unit)}`;
}

function dataTable(
  { format }: ViewContext,
  kpi: Entry<"kpis">,
  history: ReturnType<typeof kpiHistory>,
  signals: ReadonlySet<string>,
): Table {
  const hasPlan = history.some(({ planned, gap }) => planned !== null || gap !== null);
  const row = ({ period, day, value, planned, gap, gapRatio, byRatio }: Judged): readonly Cell[] => {
    const named = { text: format.period(period), day: toDay(day) };
    const when = signals.has(period) ? { ...named, note: "signal" } : named;
    const measured = { text: format.quantity(value, kpi.unit), sort: value };
    if (!hasPlan) return [when, measured];
    return [
      when,
      measured,
      { text: kpi.direction === "hold" ? "in range" : format.number(planned), sort: planned },
      { text: format.number(gap), sort: gap },
      { text: format.ratio(gapRatio), sort: gapRatio },
      byRatio ? statusCell(byRatio) : { text: "n/a" },
    ];
  };
  const rows = history.map(row).reverse();
  const columns = [
    { title: "Period" },
    { title: "Actual", align: "end" as const },
    ...(hasPlan
      ? [
          { title: "Planned", align: "end" as const },
          { title: "Gap", align: "end" as const },
          { title: "Share of planned change", align: "end" as const, minor: true as const },
          { title: "By the gap alone" },
        ]
      : []),
  ];
  return { caption: `Measurements of ${kpi.title}`, columns, rows, empty: "Nothing has been measured yet." };
}

/** The last measurements and their planned values, for a line of a table. */
export interface SparkView {
  readonly label: string;
  /** Values that the scale reaches, so that a small change does not look like a great one; by default none. */
  readonly reach?: readonly number[];
  readonly actual: readonly ChartPoint[];
  readonly planned: readonly ChartPoint[];
}

const sparkDays = 366;

export function sparkView(context: ViewContext, kpi: Entry<"kpis">): SparkView | undefined {
  const recent = kpiHistory(context.now, kpi).filter(({ day }) => day > context.now.today - sparkDays);
  if (recent.length < 2) return undefined;
  const latest = context.format.quantity(recent.at(-1)?.value, kpi.unit);
  return {
    label: `${recent.length} measurements in a year, the latest ${latest}`,
    actual: recent.map(({ day, value }) => ({ day, value })),
    planned: recent.flatMap(({ day, planned }) => (planned === null ? [] : [{ day, value: planned }])),
  };
}
