import type { Entry } from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import type { Fact } from "./entry-page.ts";

/** Every figure of earned value with the formula that gives it, in the terms of ANSI/EIA-748. */
export function earnedValueFacts(context: ViewContext, plan: Entry<"plans">): readonly Fact[] {
  const { format } = context;
  const report = context.plans.get(plan.id);
  // Where no money was planned or spent, a dozen zeros would say no more than the sentence above them.
  if (!report || (report.bac === 0 && report.ac === 0)) return [];
  const money = (label: string, amount: number, formula?: string): Fact => ({
    label,
    values: [{ text: format.fullMoney(amount), ...(formula ? { note: formula } : {}) }],
  });
  const index = (label: string, value: number | null, formula: string): Fact => ({
    label,
    values: [{ text: format.number(value), note: formula }],
  });
  return [
    money("Budget at completion (BAC)", report.bac, "budgets of its milestones"),
    money("Planned value (PV)", report.pv, "what should be earned by now"),
    money("Earned value (EV)", report.ev, "the budget of what was done"),
    money("Actual cost (AC)", report.ac, "what was spent"),
    ...(report.sunk > 0 ? [money("Sunk cost", report.sunk, "spent on cancelled milestones")] : []),
    money("Cost variance (CV)", report.cv, "EV − AC; negative is adverse"),
    money("Schedule variance (SV)", report.sv, "EV − PV; negative is adverse"),
    index("Cost performance (CPI)", report.cpi, "EV ÷ AC"),
    index("Schedule performance (SPI)", report.spi, "EV ÷ PV"),
    money("Estimate at completion (EAC)", report.eac, "AC + (BAC − EV) ÷ CPI"),
    money("Variance at completion (VAC)", report.vac, "BAC − EAC; negative is adverse"),
    index("To-complete performance (TCPI)", report.tcpi, "(BAC − EV) ÷ (BAC − AC)"),
    index(
      "Earned schedule (SPI(t))",
      report.earnedSchedule.spiT,
      report.earnedSchedule.spiT === null
        ? "months earned ÷ months passed, from the first budgeted date on"
        : `${format.number(report.earnedSchedule.es)} months earned in ${format.number(report.earnedSchedule.at)}`,
    ),
  ];
}
