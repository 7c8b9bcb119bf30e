/** What could be decided about a finding, as sentences with their figures and links. */
import { type Brought, type DecisionOption, decisionOptions } from "../analysis/index.ts";
import { planOfMilestone } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { subjectOf, titleOf, type ViewContext } from "./context.ts";
import { breakReason } from "./line-of-sight.ts";
import { enumerated, type Sentence, sentence } from "./sentence.ts";
import { claimMark, statusMark } from "./status.ts";
import { counted, countWord, sentenceCase } from "./wording.ts";

export interface OptionView {
  /** What would be done, in a few words. */
  readonly title: string;
  readonly text: Sentence;
  /** What it is made of, a line each. */
  readonly items: readonly Sentence[];
  /** How many more lines there would be. */
  readonly more: number;
}

/** More lines than this are counted, not read. */
const mostItems = 8;

export function optionViews(
  context: ViewContext,
  finding: { readonly rule: string; readonly subject: string },
): readonly OptionView[] {
  return decisionOptions(context, finding).map((option) => {
    const { title, text, items = [] } = words(context, option);
    return { title, text, items: items.slice(0, mostItems), more: Math.max(0, items.length - mostItems) };
  });
}

interface Words {
  readonly title: string;
  readonly text: Sentence;
  readonly items?: readonly Sentence[];
}

type Option<Kind extends DecisionOption["kind"]> = Extract<DecisionOption, { readonly kind: Kind }>;

function words(context: ViewContext, option: DecisionOption): Words {
  switch (option.kind) {
    case "accept-contribution":
      return acceptContribution(context, option);
    case "deliver":
      return deliver(context, option);
    case "clear-the-way":
      return clearTheWay(context, option);
    case "replan-targets":
      return replanTargets(context, option);
    case "replan-baselines":
      return replanBaselines(context, option);
    case "raise-budget":
      return raiseBudget(context, option);
    case "stop":
      return stop(context, option);
    case "accept-gap":
      return acceptGap(context, option);
    case "acknowledge":
      return acknowledge(context, option);
    case "hand-over":
      return handOver(context, option);
    case "ratify":
      return ratify(context, option);
    case "correct-claim":
      return correctClaim(context, option);
    case "confirm":
      return confirm(context, option);
    case "show-sight":
      return showSight(context, option);
    case "revise-assumption":
      return reviseAssumption(context, option);
    case "make-room":
      return makeRoom(context, option);
    case "measure":
      return measure(context, option);
  }
}

function acceptContribution(
  context: ViewContext,
  { promise, owner, acceptedBy }: Option<"accept-contribution">,
): Words {
  const { plan, kpi, confidence, from } = promise;
  const start = from === null ? "" : ` from ${context.format.shortDay(from)}`;
  const instead =
    acceptedBy === null
      ? ""
      : sentence` ${entryCell(context, "people", acceptedBy)} accepted it, who is not accountable for the KPI.`;
  return {
    title: `Accept what ${titleOf(context, "plans", plan)} promises`,
    text: sentence`${entryCell(context, "people", owner)} accepts the change of ${entryCell(context, "kpis", kpi)} by ${change(context, promise)}${start}, confidence ${context.format.percent(confidence)}${worth(context, promise.valuePerYear)}. Until then it counts for nothing.${instead}`,
  };
}

function deliver(context: ViewContext, { isProposed, brings, against }: Option<"deliver">): Words {
  const title = isProposed ? "Approve what is proposed" : "Deliver what is promised";
  const items = brings.map((item) => broughtLine(context, item, against === null));
  const milestones = counted(new Set(brings.map(({ milestone }) => milestone)).size, "unfinished milestone");
  if (against === null) {
    return {
      title,
      text: sentence`${sentenceCase(milestones)} would bring what was promised${isProposed ? ", if the plan is approved" : ""}.`,
      items,
    };
  }
  const { format, repository } = context;
  const unit = repository.kpis.get(against.kpi)?.unit ?? "";
  const share =
    against.gap > 0
      ? `, against a gap of ${format.change(against.gap, unit)} today: ${format.percent(Math.abs(against.expected) / against.gap)} of it`
      : "";
  return {
    title,
    text: sentence`${sentenceCase(milestones)}${isProposed ? " of proposed plans" : ""} would move ${entryCell(context, "kpis", against.kpi)} by ${signed(context, against.expected, unit)} in all, weighted by confidence${share}.`,
    items,
  };
}

function clearTheWay(
  context: ViewContext,
  { milestone, drivenBy, rootCause, inheritedDays, expectedFinish }: Option<"clear-the-way">,
): Words {
  const { format } = context;
  const root =
    rootCause === drivenBy || rootCause === milestone
      ? ""
      : sentence` The chain begins at ${entryCell(context, "milestones", rootCause)}.`;
  return {
    title: `Bring forward ${titleOf(context, "milestones", rootCause === milestone ? drivenBy : rootCause)}`,
    text: sentence`${entryCell(context, "milestones", milestone)} is expected on ${format.shortDay(expectedFinish)}, ${format.days(inheritedDays)} after its owner’s own word, because it waits for ${entryCell(context, "milestones", drivenBy)}.${root}`,
  };
}

function replanTargets(
  context: ViewContext,
  { kpi, next, ahead, timesMoved }: Option<"replan-targets">,
): Words {
  const { format, repository } = context;
  const unit = repository.kpis.get(kpi)?.unit ?? "";
  const others = ahead > 1 ? ` and the ${countWord(ahead - 1)} after it` : "";
  const first =
    next.first === null || next.first === next.value
      ? "the first targets"
      : `the first one, ${format.quantity(next.first, unit)},`;
  return {
    title: "Move the targets",
    text: sentence`The target of ${format.quantity(next.value, unit)} for ${format.period(next.period)}${others} would move; the page of ${entryCell(context, "kpis", kpi)} keeps ${first} beside the new ones. ${movedBefore(timesMoved)}`,
  };
}

function replanBaselines(context: ViewContext, { moves }: Option<"replan-baselines">): Words {
  const { format } = context;
  return {
    title: "Re-plan the dates",
    text: sentence`${sentenceCase(counted(moves.length, "baseline"))} would move to the day that is expected now; the pages keep the first ones beside the new.`,
    items: moves.map(
      ({ milestone, baseline, expected, days, first, timesMoved }) =>
        sentence`${entryCell(context, "milestones", milestone)}: from ${format.shortDay(baseline)} to ${format.shortDay(expected)}, ${format.slip(days)}. ${first === baseline ? "" : `First promised for ${format.shortDay(first)}. `}${movedBefore(timesMoved)}`,
    ),
  };
}

function raiseBudget(context: ViewContext, { plan, bac, eac }: Option<"raise-budget">): Words {
  const { fullMoney } = context.format;
  return {
    title: "Raise the budget",
    text: sentence`The budget of ${entryCell(context, "plans", plan)} goes from ${fullMoney(bac)} to ${fullMoney(eac)}, ${fullMoney(eac - bac)} more, which is what it is expected to cost by what the finished work has cost.`,
  };
}

function stop(context: ViewContext, option: Option<"stop">): Words {
  const { fullMoney, money } = context.format;
  const { plan, spent, notSpent, unfinished, lost, valuePerYear, relief, stranded } = option;
  const value =
    lost.length === 0
      ? " It promises nothing that would go with it."
      : valuePerYear === null
        ? ` With them goes what it promises, of which nobody has said what it is worth.`
        : ` With them goes ${money(valuePerYear)} of promised value a year.`;
  const spared = relief.map(
    (item) =>
      sentence` It would spare ${entryCell(context, "kpis", item.kpi)} a change of ${change(context, item)}.`,
  );
  const waiting =
    stranded.length === 0
      ? ""
      : sentence` ${sentenceCase(counted(stranded.length, "milestone"))} of other plans ${stranded.length === 1 ? "waits" : "wait"} for it: ${enumerated(stranded.slice(0, mostItems).map((id) => entryCell(context, "milestones", id)))}.`;
  return {
    title: `Stop ${titleOf(context, "plans", plan)}`,
    text: sentence`${fullMoney(notSpent)} of ${entryCell(context, "plans", plan)} is not spent yet, ${fullMoney(spent)} is; ${counted(unfinished, "milestone")} would not be done.${value}${spared.flat()}${waiting}`,
    items: lost.map((item) => broughtLine(context, item, true)),
  };
}

function acceptGap(context: ViewContext, { what, subject, amount, money }: Option<"accept-gap">): Words {
  const { format, repository } = context;
  const { collection, id } = subjectOf(subject);
  const cell = entryCell(context, collection, id);
  const title = "Leave it as it is";
  switch (what) {
    case "gap": {
      const unit = repository.kpis.get(id)?.unit ?? "";
      const gap = amount === null ? "" : sentence` of ${format.change(amount, unit)}`;
      const price =
        money === null
          ? "nobody has said what it is worth a year"
          : `it costs ${format.fullMoney(money)} a year as it is today`;
      return { title, text: sentence`The gap${gap} of ${cell} is accepted: ${price}.` };
    }
    case "delay": {
      const days = amount === null ? "" : ` of ${format.days(amount)}`;
      const price =
        (money ?? 0) > 0
          ? `it costs ${format.fullMoney(money)} in benefits that come late`
          : "no promised value is known to come late by it";
      return { title, text: sentence`The delay${days} of ${cell} is accepted: ${price}.` };
    }
    case "overrun":
      return {
        title,
        text: sentence`${cell} is paid for although it costs ${format.fullMoney(money)} more than its budget.`,
      };
    case "no-sight":
      return {
        title,
        text: sentence`${format.fullMoney(money)} goes on being planned for ${cell} without a line of sight to an outcome.`,
      };
  }
}

function acknowledge(context: ViewContext, { milestone, unit, lead }: Option<"acknowledge">): Words {
  return {
    title: `Have ${titleOf(context, "units", unit)} acknowledge it`,
    text: sentence`${entryCell(context, "people", lead)}, who leads ${entryCell(context, "units", unit)}, or somebody else of that unit says that ${entryCell(context, "milestones", milestone)} is waited for.`,
  };
}

function handOver(context: ViewContext, { from, to, as }: Option<"hand-over">): Words {
  const gone = entryCell(context, "people", from);
  if (to === null) {
    return {
      title: "Name somebody",
      text: sentence`${gone} is no longer here, names no backup who is, and nobody else leads the unit.`,
    };
  }
  const why = as === "backup" ? "is named as the backup" : "leads the unit";
  return {
    title: `${titleOf(context, "people", to)} takes over`,
    text: sentence`${gone} is no longer here; ${entryCell(context, "people", to)} ${why}.`,
  };
}

function ratify(context: ViewContext, { subject, date, moved }: Option<"ratify">): Words {
  const { format, repository } = context;
  const { collection, id } = subjectOf(subject);
  const cell = entryCell(context, collection, id);
  const on = format.shortDay(date);
  const title = `Stand by the move of ${on}, or take it back`;
  const unit = repository.kpis.get(id)?.unit ?? "";
  switch (moved.what) {
    case "baseline":
      return {
        title,
        text: sentence`The baseline of ${cell} went from ${format.shortDay(moved.before)} to ${format.shortDay(moved.after)} on ${on}, and no decision stands behind it. Taken back, it is ${format.shortDay(moved.before)} again.`,
      };
    case "targets":
      return {
        title,
        text: sentence`The target of ${cell} for ${format.period(moved.period)} went from ${format.quantity(moved.before, unit)} to ${format.quantity(moved.after, unit)} on ${on}, and no decision stands behind it. Taken back, it is ${format.quantity(moved.before, unit)} again.`,
      };
    case "cancelled":
      return {
        title: `Stand by the cancellation of ${on}, or take it back`,
        text: sentence`${cell} was cancelled on ${on}, and no decision stands behind it.`,
      };
    case "other":
      return {
        title,
        text: sentence`The targets of ${cell} were replaced on ${on}, and no decision stands behind it.`,
      };
  }
}

function correctClaim(context: ViewContext, option: Option<"correct-claim">): Words {
  const { plan, claimed, computed, assured, author } = option;
  const review = assured === null ? "" : `, and an independent review says ${assured}`;
  return {
    title: "Report what the figures say",
    text: sentence`${entryCell(context, "people", author)} reports ${claimMark(claimed).word.toLowerCase()} for ${entryCell(context, "plans", plan)}; the figures say ${statusMark(computed).word.toLowerCase()}${review}. The next update says so too.`,
  };
}

function confirm(context: ViewContext, { plan, controller, promises }: Option<"confirm">): Words {
  const cell = entryCell(context, "plans", plan);
  return {
    title: "Confirm the value, or say that it did not come",
    text:
      controller === null
        ? sentence`${cell} names no controller who could confirm what it promised. Name one who is neither accountable nor the sponsor.`
        : sentence`${entryCell(context, "people", controller)}, the controller of ${cell}, says what became of it.`,
    items: promises.map((item) => broughtLine(context, item, true)),
  };
}

function showSight(context: ViewContext, { plan, broken }: Option<"show-sight">): Words {
  const bac = context.plans.get(plan)?.bac ?? 0;
  const { collection, id } = subjectOf(broken.id);
  const where = broken.id === `plans/${plan}` ? "" : sentence` See ${entryCell(context, collection, id)}.`;
  return {
    title: "Show the line of sight",
    text: sentence`${entryCell(context, "plans", plan)} proves no outcome because ${breakReason(context, broken)}. With that mended, its ${context.format.fullMoney(bac)} would count as aligned.${where}`,
  };
}

function reviseAssumption(context: ViewContext, option: Option<"revise-assumption">): Words {
  const { assumption, kpi, actual, expected } = option;
  const { format, repository } = context;
  const unit = repository.kpis.get(kpi)?.unit ?? "";
  const range =
    expected.max === undefined
      ? `at least ${format.quantity(expected.min, unit)}`
      : expected.min === undefined
        ? `at most ${format.quantity(expected.max, unit)}`
        : `between ${format.number(expected.min)} and ${format.quantity(expected.max, unit)}`;
  return {
    title: "Correct the belief",
    text: sentence`${entryCell(context, "assumptions", assumption)} takes ${entryCell(context, "kpis", kpi)} to be ${range}; it is ${format.quantity(actual, unit)}. Say what plans may rest on instead.`,
  };
}

function makeRoom(
  context: ViewContext,
  { team, period, over, demands, cutLine }: Option<"make-room">,
): Words {
  const { format } = context;
  const cut =
    cutLine === null
      ? ""
      : sentence` By the ranking, the first plan that no longer fits is ${entryCell(context, "plans", cutLine)}.`;
  return {
    title: `Ask less of ${titleOf(context, "teams", team)} in ${format.period(period)}`,
    text: sentence`${format.quantity(over, "FTE")} too many are committed of ${entryCell(context, "teams", team)}.${cut}`,
    items: demands.map(
      ({ plan, fte }) => sentence`${entryCell(context, "plans", plan)}: ${format.quantity(fte, "FTE")}`,
    ),
  };
}

function measure(context: ViewContext, { objective, kpis }: Option<"measure">): Words {
  return {
    title: "Give it a measure",
    text: sentence`${sentenceCase(counted(kpis.length, "KPI"))} ${kpis.length === 1 ? "serves" : "serve"} no objective and could measure ${entryCell(context, "objectives", objective)}.`,
    items: kpis.map((kpi) => [entryCell(context, "kpis", kpi)]),
  };
}

function broughtLine(context: ViewContext, item: Brought, withKpi: boolean): Sentence {
  const { format } = context;
  const start = item.from === null ? "" : ` from ${format.shortDay(item.from)}`;
  const what = withKpi ? sentence`${entryCell(context, "kpis", item.kpi)} ` : "";
  const through = item.through === null ? "" : sentence` through ${entryCell(context, "kpis", item.through)}`;
  const plan = entryCell(context, "plans", planOfMilestone(item.milestone));
  return sentence`${entryCell(context, "milestones", item.milestone)} of ${plan}: ${what}${change(context, item)}${through}${start}, confidence ${format.percent(item.confidence)}${worth(context, item.valuePerYear)}`;
}

function worth({ format }: ViewContext, valuePerYear: number | null): string {
  return valuePerYear === null ? "" : `, worth ${format.money(valuePerYear)} a year`;
}

function change(context: ViewContext, item: Brought): string {
  return signed(context, item.change, context.repository.kpis.get(item.kpi)?.unit ?? "");
}

function signed({ format }: ViewContext, value: number, unit: string): string {
  return `${value > 0 ? "+" : ""}${format.change(value, unit)}`;
}

function movedBefore(times: number): string {
  return times === 0
    ? "Never moved before."
    : `Moved ${times === 1 ? "once" : `${countWord(times)} times`} before.`;
}
