import { earnedValueCurves } from "../analysis/index.ts";
import { type DayNumber, type Entry, toDayNumber } from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import type { ChartPoint } from "./kpi-chart.ts";
import type { Cell, Table } from "./table.ts";

/** A value of the chart that has a name and stands alone. */
export interface NamedPoint extends ChartPoint {
  readonly kind: "earned" | "spent" | "budget" | "estimate";
  readonly name: string;
  /** Formatted money. */
  readonly text: string;
}

/**
 * Planned and earned value over time, in money. What was spent is one point: the files say how much was spent
 * to date and not when. From it a line leads to what is expected at completion, on the day the last milestone
 * with a budget is expected.
 */
export interface EarnedValueChartView {
  readonly title: string;
  readonly description: string;
  readonly today: DayNumber;
  readonly todayText: string;
  readonly currency: string;
  readonly planned: readonly ChartPoint[];
  readonly earned: readonly ChartPoint[];
  /**
   * What was earned and spent by the data date, the budget and the estimate. Before anything was spent there is
   * no estimate but the budget, and of a finished plan all that counts is what was spent of it.
   */
  readonly points: readonly NamedPoint[];
  readonly data: Table;
}

/** The chart, or a sentence that says what is missing and how to add it. */
export function earnedValueChartView(
  context: ViewContext,
  plan: Entry<"plans">,
): EarnedValueChartView | string {
  const { now, format } = context;
  const report = context.plans.get(plan.id);
  const curve = earnedValueCurves(now, plan);
  if (!report || curve.length === 0) {
    return withoutBudget(context, report);
  }
  const points = curve.map(({ day, pv, ev }) => ({ day: toDayNumber(day), pv, ev }));
  const planned = points.map(({ day, pv }) => ({ day, value: pv }));
  return {
    title: chartTitle(context, plan, report),
    description: `Planned value month by month, earned value and spending up to ${format.day(context.asOf)}, and the estimate at completion.`,
    today: now.today,
    todayText: format.shortDay(context.asOf),
    currency: context.repository.portal.currency,
    planned,
    earned: points.flatMap(({ day, ev }) => (ev === null ? [] : [{ day, value: ev }])),
    points: namedPoints(context, plan, report, planned.at(-1)?.day ?? now.today),
    data: dataTable(context, curve),
  };
}

type PlanReport = ViewContext["report"]["plans"][number];

function withoutBudget({ format }: ViewContext, report: PlanReport | undefined): string {
  if (report && report.sunk > 0)
    return `Every milestone with a budget was cancelled, after ${format.fullMoney(report.sunk)} was spent on them; nothing is left to be earned.`;
  return "No milestone of it has a budget, so nothing is planned or earned in money. The field “budget” of a milestone adds it.";
}

function namedPoints(
  context: ViewContext,
  plan: Entry<"plans">,
  report: PlanReport,
  budgetDay: DayNumber,
): readonly NamedPoint[] {
  const { now, format } = context;
  const completion = Math.max(completionDay(context, plan), now.today);
  const named = (kind: NamedPoint["kind"], name: string, day: DayNumber, value: number): NamedPoint => ({
    kind,
    name,
    day,
    value,
    text: format.money(value),
  });
  const spent = named("spent", "Spent", now.today, report.ac);
  const budget = named("budget", "Budget", budgetDay, report.bac);
  if (isUntouched(report)) return [budget];
  if (report.ev >= report.bac) return [spent, budget];
  return [
    named("earned", "Earned", now.today, report.ev),
    spent,
    budget,
    named("estimate", "Estimate", completion, report.eac),
  ];
}

function isUntouched({ ac, ev }: PlanReport): boolean {
  return ac === 0 && ev === 0;
}

/** E.g. `€233k more spent than earned; €4.22m expected at completion, budget €3.78m`. */
function chartTitle({ format }: ViewContext, plan: Entry<"plans">, report: PlanReport): string {
  const { ac, sunk } = report;
  if (plan.stage === "stopped") {
    const lost = sunk > 0 ? `, ${format.money(sunk)} of it on what was cancelled` : "";
    return `Stopped after ${format.money(ac + sunk)} was spent${lost}`;
  }
  const title = progressTitle(format, report);
  return sunk > 0 ? `${title}; ${format.money(sunk)} more is lost in what was cancelled` : title;
}

function progressTitle(format: ViewContext["format"], report: PlanReport): string {
  const { ac, ev, cv, bac, eac } = report;
  const [spent, budget] = [format.money(ac), format.money(bac)];
  const than = `${format.money(Math.abs(cv))} ${cv < 0 ? "more" : "less"}`;
  if (isUntouched(report)) return `Nothing earned and nothing spent yet; budget ${budget}`;
  if (ev >= bac)
    return `Finished for ${spent}, ${spent === budget ? "its budget" : `${than} than its budget of ${budget}`}`;
  const spending =
    spent === format.money(ev) ? `${spent} spent, and as much earned` : `${than} spent than earned`;
  const isHeld = format.money(eac) === budget;
  return `${spending}; ${isHeld ? `the budget of ${budget} holds` : `${format.money(eac)} expected at completion, budget ${budget}`}`;
}

/** When the last milestone with a budget is expected, or was finished. */
function completionDay(context: ViewContext, plan: Entry<"plans">): DayNumber {
  const finishes = (context.milestonesOf.get(plan.id) ?? []).flatMap(({ id, budget = 0 }) => {
    const finish = context.milestones.get(id)?.expectedFinish;
    return budget > 0 && finish ? [toDayNumber(finish)] : [];
  });
  return finishes.reduce((latest, day) => Math.max(latest, day), 0);
}

function dataTable({ format }: ViewContext, curve: ReturnType<typeof earnedValueCurves>): Table {
  const money = (amount: number | null): Cell => ({ text: format.fullMoney(amount), sort: amount });
  return {
    caption: "Planned and earned value by month",
    columns: [
      { title: "By" },
      { title: "Planned value (PV)", align: "end" },
      { title: "Earned value (EV)", align: "end" },
    ],
    rows: curve.map(({ day, pv, ev }) => [
      { text: format.shortDay(day), day },
      money(pv),
      ev === null ? { text: "to come", sort: null } : money(ev),
    ]),
    empty: "No milestone has a budget.",
  };
}
