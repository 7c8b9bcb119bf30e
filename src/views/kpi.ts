import { type Entry, entriesBy, type Point } from "../model/index.ts";
import { dayCell, entryCell, periodCell } from "./cells.ts";
import { required, type ViewContext } from "./context.ts";
import { type EntryPage, entryPage, type Fact, fact, textFact } from "./entry-page.ts";
import { type Explanation, kpiExplanation, rangeText } from "./explanation.ts";
import { forecastText } from "./forecast-words.ts";
import { silentMovesOf } from "./goalposts.ts";
import { type KpiChartView, kpiChartView } from "./kpi-chart.ts";
import { driversOf, promisersOf } from "./references.ts";
import { type StatusMark, statusMark } from "./status.ts";
import type { Table } from "./table.ts";

export interface KpiPage extends EntryPage {
  readonly mark: StatusMark;
  /** `undefined` where it says no more than the title. */
  readonly definition: string | undefined;
  readonly explanation: Explanation;
  readonly chart: KpiChartView;
  readonly figures: readonly Fact[];
  readonly contributions: Table;
  readonly targets: Table;
}

export function kpiPage(context: ViewContext, id: string): KpiPage {
  const kpi = required(context.repository.kpis.get(id), id);
  const report = context.kpis.get(id);
  return {
    ...entryPage(context, "kpis", id, kpiFacts(context, kpi)),
    mark: statusMark(report?.status),
    definition: kpi.definition === kpi.title ? undefined : kpi.definition,
    explanation: kpiExplanation(context, kpi),
    chart: kpiChartView(context, kpi),
    figures: kpiFigures(context, kpi),
    contributions: contributionTable(context, kpi),
    targets: targetTable(context, kpi),
  };
}

const risksOf = entriesBy("risks", ({ kpi }) => [kpi]);
const assumptionsOf = entriesBy("assumptions", ({ kpi }) => [kpi]);

function kpiFacts(context: ViewContext, kpi: Entry<"kpis">): readonly Fact[] {
  const { repository, format } = context;
  const elasticity = (value: number | undefined) =>
    value === undefined ? "elasticity unknown" : `× ${format.number(value, 4)}`;
  const grounding = { pnl: "A line of the P&L", operational: "An operational-efficiency metric" } as const;
  return [
    fact("Accountable", entryCell(context, "people", kpi.accountable)),
    fact(
      "Objective",
      kpi.objective === undefined ? undefined : entryCell(context, "objectives", kpi.objective),
    ),
    textFact(
      "Good is",
      { increase: "up", decrease: "down", hold: `inside ${rangeText(context, kpi)}` }[kpi.direction],
    ),
    textFact("Kind", kpi.kind === "lead" ? "Lead: moves first" : "Lag: the result"),
    textFact("Measured", kpi.frequency),
    textFact("Grounding", kpi.grounding && grounding[kpi.grounding]),
    textFact(
      "Worth a year",
      kpi.valuePerUnit === undefined
        ? undefined
        : `${format.fullMoney(kpi.valuePerUnit)} a ${kpi.unit === "%" ? "percentage point" : `unit (${kpi.unit})`}`,
    ),
    fact(
      "Drives",
      ...kpi.drives.map((edge) =>
        entryCell(
          context,
          "kpis",
          edge.kpi,
          `${elasticity(edge.elasticity)}${edge.lagDays > 0 ? `, ${format.days(edge.lagDays)} later` : ""}`,
        ),
      ),
    ),
    fact("Driven by", ...driversOf(repository, kpi.id).map(({ id }) => entryCell(context, "kpis", id))),
    fact("Risks", ...risksOf(repository, kpi.id).map(({ id }) => entryCell(context, "risks", id))),
    fact(
      "Assumptions",
      ...assumptionsOf(repository, kpi.id).map(({ id }) => entryCell(context, "assumptions", id)),
    ),
  ];
}

function kpiFigures(context: ViewContext, kpi: Entry<"kpis">): readonly Fact[] {
  const { format } = context;
  const report = context.kpis.get(kpi.id);
  if (!report) return [];
  const { trend, process } = report;
  return [
    textFact(
      "At stake a year",
      report.moneyAtStake === null
        ? "n/a: no value per unit or no gap is known"
        : format.fullMoney(report.moneyAtStake),
    ),
    textFact(
      "Attainment",
      report.attainment === null
        ? "n/a: no improvement was planned by now"
        : `${format.percent(report.attainment)} of the improvement planned by now`,
    ),
    textFact("Targets moved", movedText(context, kpi, report)),
    textFact(
      "Chance to hit the last target",
      trend
        ? trend.pHit === null
          ? "n/a"
          : `${format.percent(trend.pHit)} on ${format.day(trend.at)}`
        : "n/a: fewer than four measurements",
    ),
    textFact(
      "If it goes on like this",
      trend
        ? `${forecastText(context, kpi, trend.value)} ${kpi.unit} on ${format.day(trend.at)}, in four of five cases between ${format.number(trend.low)} and ${format.number(trend.high)}`
        : "n/a: fewer than four measurements",
    ),
    textFact(
      "Natural range",
      process
        ? `${format.number(process.lower)} to ${format.quantity(process.upper, kpi.unit)}; ${process.signals.length} of its measurements are signals`
        : "n/a: fewer than eight measurements",
    ),
    textFact(
      "Coverage",
      report.coverage === null
        ? "n/a: nothing is left to go, or nobody said how far"
        : `plans commit to ${format.percent(report.coverage)} of what is left to go`,
    ),
  ];
}

/** How often the ledger says that the targets moved, and how often they did without a word. */
function movedText(context: ViewContext, kpi: Entry<"kpis">, { timesMoved, originalGap }: KpiReport): string {
  const silent = silentMovesOf(context, `kpis/${kpi.id}`).filter(({ field }) => field === "targets").length;
  const times = (count: number) => `${count} ${count === 1 ? "time" : "times"}`;
  const also = silent === 0 ? "" : `${times(silent)} silently`;
  if (timesMoved === 0) return also === "" ? "never" : also;
  const gap = `gap against the first targets: ${context.format.change(originalGap, kpi.unit)}`;
  return `${times(timesMoved)}${also === "" ? "" : `, and ${also}`}; ${gap}`;
}

type KpiReport = ViewContext["report"]["kpis"][number];

function contributionTable(context: ViewContext, kpi: Entry<"kpis">): Table {
  const { repository, format, plans } = context;
  const rows = promisersOf(repository, kpi.id).flatMap((plan) =>
    plan.contributes.flatMap((contribution, index) => {
      if (contribution.kpi !== kpi.id) return [];
      const computed = plans.get(plan.id)?.contributions[index];
      const accepted =
        contribution.acceptedBy === undefined
          ? { text: "nobody" }
          : entryCell(context, "people", contribution.acceptedBy);
      return [
        [
          entryCell(context, "plans", plan.id, plan.stage),
          { text: format.change(contribution.delta, kpi.unit), sort: contribution.delta },
          { text: format.percent(contribution.confidence), sort: contribution.confidence },
          dayCell(
            context,
            computed?.expectedFrom,
            computed && computed.expectedFrom !== computed.plannedFrom
              ? `planned ${format.shortDay(computed.plannedFrom)}`
              : undefined,
          ),
          accepted,
          {
            text: contribution.confirmed ? format.change(contribution.confirmed.delta, kpi.unit) : "not yet",
            sort: contribution.confirmed?.delta ?? null,
          },
        ],
      ];
    }),
  );
  return {
    caption: `Plans that promise to move ${kpi.title}`,
    columns: [
      { title: "Plan" },
      { title: "Change", align: "end" },
      { title: "Confidence", align: "end" },
      { title: "Starts" },
      { title: "Accepted by", minor: true },
      { title: "Confirmed", align: "end", minor: true },
    ],
    rows,
    empty: "No plan promises to move it.",
  };
}

function targetTable(context: ViewContext, kpi: Entry<"kpis">): Table {
  const { format } = context;
  const point = (label: string, { period, value }: Point, note?: string) => [
    { text: label, ...(note === undefined ? {} : { note }) },
    periodCell(context, period),
    { text: format.quantity(value, kpi.unit), sort: value },
  ];
  const moved = kpi.retargeted.flatMap(({ date, targets, decision }) => {
    const by =
      decision === undefined
        ? "without a decision"
        : `by: ${context.repository.decisions.get(decision)?.title ?? decision}`;
    return targets.map((target) => point(`Replaced on ${format.shortDay(date)}`, target, by));
  });
  return {
    caption: `Targets of ${kpi.title}`,
    columns: [{ title: "What" }, { title: "Period" }, { title: "Value", align: "end" }],
    rows: [
      ...(kpi.baseline ? [point("Baseline", kpi.baseline)] : []),
      ...kpi.targets.map((target) => point("Target", target)),
      ...moved,
    ],
    empty: "No baseline and no target is set.",
  };
}
