import { kpiLimits, spanOf, staleAfterDays } from "../analysis/index.ts";
import { daysBetween, type Entry } from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import { type StatusMark, statusMark } from "./status.ts";
import { sentenceCase } from "./wording.ts";

/** Why a colour is what it is: so that anybody can reckon it again by hand. */
export interface Explanation {
  readonly mark: StatusMark;
  /** The conclusion in a sentence. */
  readonly sentence: string;
  /** How the inputs become the figure that is judged. */
  readonly formula: string;
  readonly inputs: readonly { readonly label: string; readonly value: string; readonly href?: string }[];
  /** The limits that the figure is held against. */
  readonly limit: string;
  /** The section of the guide that tells more, e.g. `kpi-status`. */
  readonly guide: string;
}

export function kpiExplanation(context: ViewContext, kpi: Entry<"kpis">): Explanation {
  const { format, asOf, now } = context;
  const report = context.kpis.get(kpi.id);
  const mark = statusMark(report?.status);
  const limits = kpiLimits(now.limits, kpi);
  const limit = `watch above ${format.percent(limits.watch)}, breach above ${format.percent(limits.breach)}${kpi.tolerance ? " (this KPI's own tolerance)" : ""}`;
  const guide = "kpi-status";
  if (!report || report.actual === null || report.at === null) {
    return {
      mark,
      sentence: "Nothing has been measured, so nothing can be said.",
      formula: "no actual",
      inputs: [],
      limit,
      guide,
    };
  }
  const actual = {
    label: `Actual, ${format.period(report.period ?? "")}`,
    value: format.quantity(report.actual, kpi.unit),
  };
  const age = daysBetween(report.at, asOf);
  if (report.status === "stale") {
    return {
      mark,
      sentence: `The latest figure is ${format.days(age)} old. An old number is no evidence, so it is neither good nor bad.`,
      formula: "age = data date − day of the latest actual",
      inputs: [
        actual,
        { label: "Day of the latest actual", value: format.day(report.at) },
        { label: "Data date", value: format.day(asOf) },
      ],
      limit: `stale after ${format.number(staleAfterDays(kpi))} days (1.5 times a ${kpi.frequency} interval)`,
      guide,
    };
  }
  if (report.status === "no-data") {
    const sentence = "The latest measurement is from before the baseline, so it says nothing about the plan.";
    return { mark, sentence, formula: "latest actual ≥ baseline's day", inputs: [actual], limit, guide };
  }
  if (report.status === "no-target") {
    const sentence = "Nobody said what this KPI should be, so it cannot be on plan.";
    return {
      mark,
      sentence,
      formula: "gap ÷ planned change",
      inputs: [actual, { label: "Targets", value: "none" }],
      limit,
      guide,
    };
  }
  const planned =
    kpi.direction === "hold"
      ? { label: "Range to hold", value: rangeText(context, kpi) }
      : { label: `Planned on ${format.day(report.at)}`, value: format.quantity(report.planned, kpi.unit) };
  const inputs = [
    actual,
    planned,
    { label: `Gap (${gapFormula(kpi)})`, value: format.change(report.gap, kpi.unit) },
    { label: spanLabel(kpi), value: spanText(format, kpi) },
    { label: "Gap as a share of it", value: format.ratio(report.gapRatio) },
  ];
  return {
    mark,
    sentence: kpiSentence(context, kpi),
    formula: `share = gap ÷ ${spanName(kpi)}`,
    inputs,
    limit,
    guide,
  };
}

function kpiSentence({ format, kpis }: ViewContext, kpi: Entry<"kpis">): string {
  const report = kpis.get(kpi.id);
  if (!report) return "";
  const isAdverse = (report.gap ?? 0) > 0;
  if (report.status === "breach") {
    return `${format.change(report.gap, kpi.unit)} on the wrong side of plan${report.since ? `, in breach since ${format.day(report.since)}` : ""}.`;
  }
  if (report.status === "watch" && report.worseThanBaseline)
    return "It is worse than where it started, so it is not green whatever the gap.";
  if (report.status === "watch")
    return `${format.change(report.gap, kpi.unit)} on the wrong side of ${kpi.direction === "hold" || !kpi.baseline ? "its threshold" : "plan"}.`;
  if (isAdverse) return `${format.change(report.gap, kpi.unit)} short of plan, which is within the limit.`;
  return kpi.direction === "hold" ? "It is inside its range." : "It is on plan or better.";
}

export function rangeText(
  { format }: ViewContext,
  { range, unit }: Pick<Entry<"kpis">, "range" | "unit">,
): string {
  return range ? `${format.number(range.min)} to ${format.quantity(range.max, unit)}` : "none";
}

function gapFormula({ direction }: Entry<"kpis">): string {
  if (direction === "hold") return "distance outside the range";
  return direction === "increase" ? "planned − actual" : "actual − planned";
}

/** A difference has its own unit; where the yardstick is a value itself, it has the KPI's. */
function spanText(format: ViewContext["format"], kpi: Entry<"kpis">): string {
  if (isWithoutYardstick(kpi)) return "1, in place of 0";
  const isValue =
    kpi.direction !== "hold" && (!kpi.baseline || kpi.targets.at(-1)?.value === kpi.baseline.value);
  return isValue ? format.quantity(spanOf(kpi), kpi.unit) : format.change(spanOf(kpi), kpi.unit);
}

/** Where all that a gap could be a share of is 0, it is held against 1. */
function isWithoutYardstick({ direction, range, baseline, targets }: Entry<"kpis">): boolean {
  if (direction === "hold") return range?.min === range?.max;
  const last = targets.at(-1)?.value ?? baseline?.value;
  return last === 0 && (baseline?.value ?? 0) === 0;
}

/** By what the gap is divided, in words. */
function spanName(kpi: Entry<"kpis">): string {
  if (kpi.direction === "hold") return "width of the range";
  if (!kpi.baseline) return "last target";
  return kpi.targets.at(-1)?.value === kpi.baseline.value ? "baseline" : "planned change";
}

function spanLabel({ direction, baseline, targets }: Entry<"kpis">): string {
  if (direction === "hold") return "Width of the range";
  if (!baseline) return "Last target";
  return (targets.at(-1)?.value ?? baseline.value) === baseline.value
    ? "Baseline (the plan is to hold it)"
    : "Planned change in all, baseline to last target";
}

export function milestoneExplanation(context: ViewContext, milestone: Entry<"milestones">): Explanation {
  const { format, now } = context;
  const report = context.milestones.get(milestone.id);
  const mark = statusMark(report?.status);
  const limits = now.limits.schedule;
  const limit = `watch above ${format.percent(limits.watch)}, breach above ${format.percent(limits.breach)}`;
  const guide = "milestone-status";
  if (!report || report.state === "cancelled" || report.slipDays === null) {
    return {
      mark,
      sentence: "It was cancelled, so it has no status.",
      formula: "none",
      inputs: [],
      limit,
      guide,
    };
  }
  const duration = milestone.baseline.start
    ? daysBetween(milestone.baseline.start, milestone.baseline.finish)
    : 0;
  const inputs = [
    {
      label: report.state === "actualised" ? "Actual finish" : "Expected finish",
      value: format.day(report.expectedFinish),
    },
    { label: "Baseline finish", value: format.day(milestone.baseline.finish) },
    { label: "Slip", value: format.slip(report.slipDays) },
    { label: "Planned duration (at least 90 days)", value: format.days(Math.max(90, duration)) },
    { label: "Slip as a share of it", value: format.ratio(report.slipRatio) },
  ];
  const sentence =
    report.slipDays <= 0
      ? report.state === "actualised"
        ? "It was finished by its baseline."
        : "It is expected by its baseline."
      : `${report.state === "actualised" ? "It was finished" : "It is expected"} ${format.days(report.slipDays)} after its baseline.`;
  return { mark, sentence, formula: "share = slip ÷ planned duration", inputs, limit, guide };
}

export function planExplanation(context: ViewContext, plan: Entry<"plans">): Explanation {
  const { format, now } = context;
  const report = context.plans.get(plan.id);
  const mark = statusMark(report?.computed);
  const limits = now.limits.cost;
  const guide = "plan-status";
  const limit = `cost: watch above ${format.percent(limits.watch)}, breach above ${format.percent(limits.breach)} over budget`;
  if (!report) return { mark, sentence: "", formula: "", inputs: [], limit, guide };
  const overrun = report.bac > 0 ? (report.eac - report.bac) / report.bac : null;
  const inputs = [
    {
      label: "Cost: expected overrun, (EAC − BAC) ÷ BAC",
      value:
        overrun === null
          ? "no budget"
          : `${format.ratio(overrun)}: ${statusMark(report.costStatus).word.toLowerCase()}`,
    },
    {
      label: "Schedule: the worst of its milestones",
      value: statusMark(report.scheduleStatus).word.toLowerCase(),
    },
    { label: "Delivery: the worse of the two", value: statusMark(report.deliveryStatus).word.toLowerCase() },
    {
      label: "Value: the worst KPI whose contribution is due",
      value: report.valueStatus ? statusMark(report.valueStatus).word.toLowerCase() : "none is due yet",
    },
  ];
  return {
    mark,
    sentence: planSentence(context, plan),
    formula: "computed = the worse of delivery and value",
    inputs,
    limit,
    guide,
  };
}

function planSentence(context: ViewContext, plan: Entry<"plans">): string {
  const report = context.plans.get(plan.id);
  if (!report) return "";
  if (report.watermelon) return "Its owner reports green; by cost, dates or KPIs it is in breach.";
  if (report.computed === null)
    return "It has no budget, no milestones and no benefit that is due, so nothing can be computed.";
  if (report.computed === "on-plan") return "Cost, dates and the benefits that are due are on plan.";
  const culprits = [
    ["cost", report.costStatus],
    ["dates", report.scheduleStatus],
    ["value", report.valueStatus],
  ] as const;
  const worst = culprits.filter(([, status]) => status === report.computed).map(([name]) => name);
  return `${sentenceCase(worst.join(" and "))} ${worst.length > 1 || worst[0] === "dates" ? "are" : "is"} what makes it ${statusMark(report.computed).word.toLowerCase()}.`;
}
