import { kpiLimits } from "../analysis/index.ts";
import { byCodeUnits, type Entry, restrictedEntry } from "../model/index.ts";
import { entryPath, type ViewContext } from "./context.ts";
import { rangeText } from "./explanation.ts";
import { forecastText } from "./forecast-words.ts";
import { type SparkView, sparkView } from "./kpi-chart.ts";
import { type StatusMark, statusMark, statusRank } from "./status.ts";

/** A line of the shared scorecard. */
export interface KpiRow {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly owner: string;
  readonly kind: string;
  readonly actual: string;
  readonly unit: string;
  /** How old the figure is, if it is older than it should be. */
  readonly age: string | undefined;
  readonly planned: string;
  /** The gap in the KPI's unit, e.g. `gap 1.17 pp`. */
  readonly gapText: string | undefined;
  readonly gap: GapView | undefined;
  readonly spark: SparkView | undefined;
  /** Where the trend leads, by when, and how probable it is that the last target is met. */
  readonly forecast:
    | { readonly value: string; readonly chance: string | undefined; readonly by: string }
    | undefined;
  readonly atStake: string;
  readonly mark: StatusMark;
  /** By what each column sorts; empty where there is nothing to sort by. */
  readonly sort: Readonly<Record<"actual" | "planned" | "gap" | "chance" | "atStake" | "state", string>>;
}

/** A gap as a bar around zero; `ratio` and the limits are shares of the planned change. */
export interface GapView {
  readonly ratio: number;
  readonly watch: number;
  readonly breach: number;
  readonly text: string;
}

export interface KpiGroup {
  readonly title: string;
  readonly href: string | undefined;
  readonly rows: readonly KpiRow[];
  /** The page before has its first rows. */
  readonly isContinued?: true;
}

/** All KPIs by objective, the objectives in the order of their titles and KPIs without one last. */
export function kpiGroups(context: ViewContext): readonly KpiGroup[] {
  const { kpis, objectives } = context.repository;
  // An objective that an edition leaves out is none that could stand over its KPIs.
  const byObjective = Map.groupBy(kpis.values(), ({ objective }) =>
    objective === undefined || objectives.has(objective) ? objective : restrictedEntry,
  );
  const named = [...objectives.values()]
    .filter(({ id }) => byObjective.has(id))
    .sort((a, b) => byCodeUnits(a.title, b.title) || byCodeUnits(a.id, b.id))
    .map(({ id, title }) => ({
      title,
      href: entryPath("objectives", id),
      rows: rowsOf(context, byObjective.get(id)),
    }));
  const others = [
    { title: "Restricted objective", kpis: byObjective.get(restrictedEntry) },
    { title: "No objective", kpis: byObjective.get(undefined) },
  ];
  return [
    ...named,
    ...others.flatMap((group) =>
      group.kpis ? [{ title: group.title, href: undefined, rows: rowsOf(context, group.kpis) }] : [],
    ),
  ];
}

type Trend = ViewContext["report"]["kpis"][number]["trend"];

function forecast(context: ViewContext, kpi: Entry<"kpis">, trend: Trend): KpiRow["forecast"] {
  if (trend === null) return undefined;
  const { format } = context;
  return {
    value: forecastText(context, kpi, trend.value),
    chance: trend.pHit === null ? undefined : format.percent(trend.pHit),
    by: format.period(trend.at.slice(0, 7)),
  };
}

function rowsOf(context: ViewContext, kpis: readonly Entry<"kpis">[] = []): readonly KpiRow[] {
  return [...kpis]
    .sort((a, b) => byCodeUnits(a.title, b.title) || byCodeUnits(a.id, b.id))
    .map((kpi) => kpiRow(context, kpi));
}

export function kpiRow(context: ViewContext, kpi: Entry<"kpis">): KpiRow {
  const { format, now } = context;
  const report = context.kpis.get(kpi.id);
  return {
    id: kpi.id,
    title: kpi.title,
    href: entryPath("kpis", kpi.id),
    owner: context.repository.people.get(kpi.accountable)?.title ?? kpi.accountable,
    kind: `${kpi.kind} · ${kpi.frequency}`,
    actual: format.number(report?.actual),
    unit: kpi.unit,
    age: report?.status === "stale" && report.at ? `of ${format.shortDay(report.at)}` : undefined,
    planned:
      kpi.direction === "hold"
        ? rangeText(context, kpi)
        : kpi.targets.length === 0
          ? "none"
          : format.number(report?.planned),
    gapText: typeof report?.gap === "number" ? `gap\u00a0${format.change(report.gap, kpi.unit)}` : undefined,
    gap:
      report?.gapRatio === null || report?.gapRatio === undefined
        ? undefined
        : {
            ratio: report.gapRatio,
            ...kpiLimits(now.limits, kpi),
            text: `gap ${format.ratio(report.gapRatio)} of the planned change`,
          },
    spark: sparkView(context, kpi),
    forecast: forecast(context, kpi, report?.trend ?? null),
    atStake: report?.moneyAtStake ? format.money(report.moneyAtStake) : "–",
    mark: statusMark(report?.status),
    sort: {
      actual: String(report?.actual ?? ""),
      planned: String(report?.planned ?? ""),
      gap: String(report?.gapRatio ?? ""),
      chance: String(report?.trend?.pHit ?? ""),
      atStake: String(report?.moneyAtStake ?? ""),
      state: String(statusRank(report?.status)),
    },
  };
}
