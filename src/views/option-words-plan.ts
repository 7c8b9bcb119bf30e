/** Options that deliver, move, stop or accept something, as sentences. */
import { entryCell } from "./cells.ts";
import { subjectOf, titleOf, type ViewContext } from "./context.ts";
import {
  broughtLine,
  change,
  mostItems,
  type Option,
  signed,
  startText,
  type Words,
  worth,
} from "./option-words.ts";
import { enumerated, sentence } from "./sentence.ts";
import { counted, countWord, sentenceCase } from "./wording.ts";

export function acceptContribution(
  context: ViewContext,
  { promise, owner, acceptedBy }: Option<"accept-contribution">,
): Words {
  const { plan, kpi, confidence } = promise;
  const start = startText(context, promise);
  const instead =
    acceptedBy === null
      ? ""
      : sentence` ${entryCell(context, "people", acceptedBy)} accepted it, who is not accountable for the KPI.`;
  return {
    title: `Accept what ${titleOf(context, "plans", plan)} promises`,
    text: sentence`${entryCell(context, "people", owner)} accepts the change of ${entryCell(context, "kpis", kpi)} by ${change(context, promise)}${start}, confidence ${context.format.percent(confidence)}${worth(context, promise.valuePerYear)}. Until then nobody owes it.${instead}`,
  };
}

export function deliver(context: ViewContext, { isProposed, brings, against }: Option<"deliver">): Words {
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

export function clearTheWay(
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

export function replanTargets(
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

export function replanBaselines(context: ViewContext, { moves }: Option<"replan-baselines">): Words {
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

export function raiseBudget(context: ViewContext, { plan, bac, eac }: Option<"raise-budget">): Words {
  const { fullMoney } = context.format;
  return {
    title: "Raise the budget",
    text: sentence`The budget of ${entryCell(context, "plans", plan)} goes from ${fullMoney(bac)} to ${fullMoney(eac)}, ${fullMoney(eac - bac)} more, which is what it is expected to cost by what the finished work has cost.`,
  };
}

export function stop(context: ViewContext, option: Option<"stop">): Words {
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

export function acceptGap(
  context: ViewContext,
  { what, subject, amount, money }: Option<"accept-gap">,
): Words {
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

function movedBefore(times: number): string {
  return times === 0
    ? "Never moved before."
    : `Moved ${times === 1 ? "once" : `${countWord(times)} times`} before.`;
}
