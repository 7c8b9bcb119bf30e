/** What a forum has to deal with when it meets next. */
import { byCodeUnits, type Day, type Entry } from "../model/index.ts";
import { latestFirst, type ViewContext } from "./context.ts";
import { byUrgency } from "./decision.ts";
import { type MeetingDates, meetingDates } from "./meeting-dates.ts";
import { decisionsOfForum } from "./references.ts";
import { governs, isInScope } from "./scope.ts";
import { counted, listed, sentenceCase } from "./wording.ts";

type Report = ViewContext["report"];

export interface Agenda extends MeetingDates {
  /** Decisions that somebody in its scope owes, the most urgent first. */
  readonly required: readonly Report["requiredDecisions"][number][];
  /** Proposals that lie before this forum, the oldest first. */
  readonly proposed: readonly Entry<"decisions">[];
  /** Its decisions that are in force and are to be looked at again before or at the next meeting. */
  readonly reviews: readonly Entry<"decisions">[];
  /** Findings in its scope that came up since the last meeting. */
  readonly news: readonly Report["findings"][number][];
  /** How many findings in its scope have no day in the files, so that nobody can say whether they are new. */
  readonly undated: number;
  /** What it decided on the latest day on which it decided anything. */
  readonly decidedLast: readonly Entry<"decisions">[];
}

export function agendaOf(context: ViewContext, forum: Entry<"forums">): Agenda {
  const { report, repository, asOf } = context;
  const dates = meetingDates(forum.cadence, asOf, repository.portal.fiscalYearStart);
  const isOurs = (subject: string) => isInScope(context, forum.units, subject);
  const findings = report.findings.filter(({ subject }) => isOurs(subject));
  const own = decisionsOfForum(repository, forum.id);
  const taken = own.filter(({ status }) => status !== "proposed").sort(latestFirst);
  return {
    ...dates,
    required: byUrgency(
      report.requiredDecisions.filter(
        ({ accountable, state }) => state !== "decided" && governs(context, forum.units, accountable),
      ),
    ),
    proposed: own.filter(({ status }) => status === "proposed").sort((a, b) => -latestFirst(a, b)),
    reviews: dueForReview(context, own, dates.next),
    news: findings.filter(({ raisedOn }) => raisedOn > dates.last && raisedOn < asOf),
    undated: findings.filter(({ raisedOn }) => raisedOn === asOf).length,
    decidedLast: taken.filter(({ date }) => date === taken[0]?.date),
  };
}

/** The decisions in force that are to be looked at again by a day, the longest due first. */
export function dueForReview(
  { decisions }: ViewContext,
  candidates: Iterable<Entry<"decisions">>,
  by: Day,
): readonly Entry<"decisions">[] {
  const isInForce = ({ id, status }: Entry<"decisions">) =>
    status === "accepted" && (decisions.get(id)?.current ?? id) === id;
  return [...candidates]
    .filter((decision) => isInForce(decision) && decision.reviewBy !== undefined && decision.reviewBy <= by)
    .sort((a, b) => byCodeUnits(a.reviewBy ?? "", b.reviewBy ?? "") || byCodeUnits(a.id, b.id));
}

/** `Three decisions are required, of which two are overdue; EUR 2.1m rides on them. …` */
export function agendaSentence({ format }: ViewContext, agenda: Agenda): string {
  const { required: open, proposed, reviews, news } = agenda;
  const overdue = open.filter(({ state }) => state === "overdue").length;
  const money = Math.max(0, ...open.map(({ moneyAtStake }) => moneyAtStake ?? 0));
  const largest = money > 0 ? `, the largest with ${format.money(money)} at stake` : "";
  const decisions =
    open.length === 0
      ? "No decision is required"
      : `${sentenceCase(counted(open.length, "decision"))} ${open.length === 1 ? "is" : "are"} required, ${overdue === 0 ? "none" : overdue} of them overdue${largest}`;
  const rest = [
    ...(proposed.length > 0 ? [`${counted(proposed.length, "proposal")} to settle`] : []),
    ...(reviews.length > 0 ? [`${counted(reviews.length, "decision")} to review`] : []),
    ...(news.length > 0 ? [`${counted(news.length, "new finding")}`] : []),
  ];
  return `${decisions}.${rest.length > 0 ? ` Also ${listed(rest)}.` : ""}`;
}
