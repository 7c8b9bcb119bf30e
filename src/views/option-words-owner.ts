/** Options in which somebody takes something on, says it or proves it, as sentences. */
import { entryCell } from "./cells.ts";
import { subjectOf, titleOf, type ViewContext } from "./context.ts";
import { breakReason } from "./line-of-sight.ts";
import { broughtLine, type Option, type Words } from "./option-words.ts";
import { sentence } from "./sentence.ts";
import { claimMark, statusMark } from "./status.ts";
import { counted, sentenceCase } from "./wording.ts";

export function acknowledge(context: ViewContext, { milestone, unit, lead }: Option<"acknowledge">): Words {
  return {
    title: `Have ${titleOf(context, "units", unit)} acknowledge it`,
    text: sentence`${entryCell(context, "people", lead)}, who leads ${entryCell(context, "units", unit)}, or somebody else of that unit says that ${entryCell(context, "milestones", milestone)} is waited for.`,
  };
}

export function handOver(context: ViewContext, { from, to, as }: Option<"hand-over">): Words {
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

export function ratify(context: ViewContext, { subject, date, moved }: Option<"ratify">): Words {
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

export function correctClaim(context: ViewContext, option: Option<"correct-claim">): Words {
  const { plan, claimed, computed, assured, author } = option;
  const review = assured === null ? "" : `, and an independent review says ${assured}`;
  return {
    title: "Report what the figures say",
    text: sentence`${entryCell(context, "people", author)} reports ${claimMark(claimed).word.toLowerCase()} for ${entryCell(context, "plans", plan)}; the figures say ${statusMark(computed).word.toLowerCase()}${review}. The next update says so too.`,
  };
}

export function confirm(context: ViewContext, { plan, controller, promises }: Option<"confirm">): Words {
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

export function showSight(context: ViewContext, { plan, broken }: Option<"show-sight">): Words {
  const bac = context.plans.get(plan)?.bac ?? 0;
  const { collection, id } = subjectOf(broken.id);
  const where = broken.id === `plans/${plan}` ? "" : sentence` See ${entryCell(context, collection, id)}.`;
  return {
    title: "Show the line of sight",
    text: sentence`${entryCell(context, "plans", plan)} proves no outcome because ${breakReason(context, broken)}. With that mended, its ${context.format.fullMoney(bac)} would count as aligned.${where}`,
  };
}

export function reviseAssumption(context: ViewContext, option: Option<"revise-assumption">): Words {
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

export function makeRoom(
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

export function measure(context: ViewContext, { objective, kpis }: Option<"measure">): Words {
  return {
    title: "Give it a measure",
    text: sentence`${sentenceCase(counted(kpis.length, "KPI"))} ${kpis.length === 1 ? "serves" : "serve"} no objective and could measure ${entryCell(context, "objectives", objective)}.`,
    items: kpis.map((kpi) => [entryCell(context, "kpis", kpi)]),
  };
}
