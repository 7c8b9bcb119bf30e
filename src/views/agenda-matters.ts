/**
 * Decisions as a chair calls them up: by matter, the most urgent matter first.
 *
 * One late plan raises many decisions, by several rules and about several of its milestones, and a meeting deals
 * with all of them at once. So they stand together under the plan, or under the KPI, objective or the like that
 * is no part of a plan. What is overdue or falls due by the meeting is shown; the rest is folded and counted.
 */

import { byCodeUnits, type Day, daysBetween, planOfMilestone } from "../model/index.ts";
import { dayCell, entryCell } from "./cells.ts";
import { requiredPath, subjectOf, titleOf, type ViewContext } from "./context.ts";
import { byUrgency, requiredMark } from "./decision.ts";
import { unbroken } from "./format.ts";
import { stakeText } from "./stake.ts";
import type { StatusMark } from "./status.ts";
import type { Cell, Rest } from "./table.ts";
import { counted, countWord, sentenceCase } from "./wording.ts";

type Required = ViewContext["report"]["requiredDecisions"][number];

export interface Matter {
  readonly about: Cell;
  /** `Ten decisions, four overdue, the largest with €143k at stake`. */
  readonly summary: string;
  readonly shown: readonly MatterLine[];
  readonly folded: readonly MatterLine[];
  /** What the folded lines are, e.g. `Six more, none overdue`; empty if there are none. */
  readonly foldedWords: string;
}

export interface MatterLine {
  readonly id: string;
  /** The message of the finding, which leads to the page of the required decision. */
  readonly what: Cell;
  /** The milestone that it is about, where that is a part of the matter. */
  readonly about: Cell | undefined;
  readonly who: Cell;
  readonly money: string;
  readonly mark: StatusMark;
  readonly due: Cell;
}

export interface Matters {
  readonly shown: readonly Matter[];
  readonly folded: readonly Matter[];
  readonly foldedWords: string;
  /** The matters that are not even folded here, where there are very many. */
  readonly rest?: Rest;
  /** How many decisions there are in all. */
  readonly count: number;
}

/** A page of an agenda: so many matters are shown even if none is urgent, and no more even if all are. */
const fewestMatters = 3;
const mostMatters = 12;
/** So many decisions of a matter are shown at most. */
const mostLines = 5;

/** The decisions that are owed, for a meeting on a day. */
export function decisionMatters(context: ViewContext, owed: readonly Required[], meeting: Day): Matters {
  const subjects = owed.map((required) => ({
    required,
    subject: context.findingByDecision.get(required.id)?.subject ?? "",
  }));
  const isUrgent = ({ dueOn }: Required) => dueOn !== null && dueOn <= meeting;
  const matters = [...Map.groupBy(subjects, ({ subject }) => topicOf(subject))]
    .map(([topic, members]) => {
      const decisions = byUrgency(members.map(({ required }) => required));
      return { topic, decisions, urgent: decisions.filter(isUrgent).length, money: mostMoney(decisions) };
    })
    .sort(
      (a, b) =>
        Number(b.urgent > 0) - Number(a.urgent > 0) || b.money - a.money || byCodeUnits(a.topic, b.topic),
    );
  const shownCount = Math.min(
    mostMatters,
    Math.max(fewestMatters, matters.filter(({ urgent }) => urgent > 0).length),
  );
  const [shown, folded] = [matters.slice(0, shownCount), matters.slice(shownCount)];
  const view = ({ topic, decisions }: (typeof matters)[number], lines: number): Matter => {
    const urgent = decisions.filter(isUrgent);
    const first = (urgent.length > 0 ? urgent : decisions).slice(0, lines);
    const rest = decisions.filter((decision) => !first.includes(decision));
    return {
      about: entryCell(context, subjectOf(topic).collection, subjectOf(topic).id),
      summary: summary(context, decisions),
      shown: first.map((one) => matterLine(context, one, context.findingByDecision.get(one.id), topic)),
      folded: rest.map((one) => matterLine(context, one, context.findingByDecision.get(one.id), topic)),
      foldedWords:
        rest.length === 0 ? "" : `${sentenceCase(countWord(rest.length))} more, ${overdueWords(rest)}`,
    };
  };
  const hidden = folded.flatMap(({ decisions }) => decisions);
  return {
    shown: shown.map((matter) => view(matter, mostLines)),
    folded: folded.map((matter) => view(matter, Number.POSITIVE_INFINITY)),
    foldedWords:
      folded.length === 0
        ? ""
        : `${sentenceCase(counted(folded.length, "more matter"))} with ${counted(hidden.length, "decision")}, ${overdueWords(hidden)}`,
    count: owed.length,
  };
}

/** What a chair would call up: the plan of a milestone, and else the entry itself. */
function topicOf(subject: string): string {
  const { collection, id } = subjectOf(subject);
  return collection === "milestones" ? `plans/${planOfMilestone(id)}` : subject;
}

function mostMoney(decisions: readonly Required[]): number {
  return Math.max(0, ...decisions.map(({ moneyAtStake }) => moneyAtStake ?? 0));
}

function summary({ format }: ViewContext, decisions: readonly Required[]): string {
  const money = mostMoney(decisions);
  const stake = decisions.length === 1 ? "" : "the largest with ";
  return [
    sentenceCase(counted(decisions.length, "decision")),
    overdueWords(decisions),
    ...(money > 0 ? [`${stake}${format.money(money)} at stake`] : []),
  ].join(", ");
}

function overdueWords(decisions: readonly Required[]): string {
  const overdue = decisions.filter(({ state }) => state === "overdue").length;
  if (overdue === 0) return decisions.length === 1 ? "not overdue" : "none overdue";
  return overdue === decisions.length && overdue === 1 ? "overdue" : `${countWord(overdue)} overdue`;
}

function matterLine(
  context: ViewContext,
  { id, accountable, dueOn, moneyAtStake, state }: Required,
  finding: ViewContext["report"]["findings"][number] | undefined,
  topic: string,
): MatterLine {
  const { format, asOf } = context;
  const subject = finding?.subject ?? topic;
  const { collection, id: entry } = subjectOf(subject);
  const late = dueOn === null ? 0 : daysBetween(dueOn, asOf);
  return {
    id,
    what: { text: finding ? unbroken(finding.message) : id, href: requiredPath(id) },
    about: subject === topic ? undefined : entryCell(context, collection, entry),
    who:
      titleOf(context, "people", accountable) === ""
        ? { text: "Nobody" }
        : entryCell(context, "people", accountable),
    money: moneyAtStake ? stakeText(moneyAtStake, format.money) : "",
    mark: requiredMark(state),
    due:
      dueOn === null
        ? { text: "no day known" }
        : dayCell(context, dueOn, late > 0 ? `${format.days(late)} late` : undefined),
  };
}
