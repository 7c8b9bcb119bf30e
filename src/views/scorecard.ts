import { rules } from "../analysis/index.ts";
import { daysBetween } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { requiredPath, subjectOf, titleOf, type ViewContext } from "./context.ts";
import { byUrgency } from "./decision.ts";
import { unbroken } from "./format.ts";
import { type HeadlineFigure, headlineFigures } from "./headline-figures.ts";
import { type KpiList, urgentKpis } from "./kpi-list.ts";
import { mostContradictions, mostMoves } from "./list-limits.ts";
import { type MoneyView, moneyView } from "./money-view.ts";
import { type RecentChanges, recentChanges } from "./recent-changes.ts";
import { stakeText } from "./stake.ts";
import { claimMark, type StatusMark, statusMark } from "./status.ts";
import type { Cell } from "./table.ts";
import { trendNote, trendsPath } from "./trends.ts";
import { counted, countWord, sentenceCase } from "./wording.ts";

export interface ScorecardView {
  /** The state of the portfolio in a sentence. */
  readonly headline: string;
  readonly lede: string;
  readonly figures: readonly HeadlineFigure[];
  /** What the small lines beside the figures are, or why there are none. */
  readonly trends: { readonly note: string; readonly href: string };
  readonly decisions: { readonly shown: readonly DecisionLine[]; readonly note: string };
  readonly money: MoneyView | undefined;
  readonly kpis: KpiList;
  readonly contradictions: readonly ClaimLine[];
  /** Where the others are, and how many, where not all are shown. */
  readonly moreContradictions: Cell | undefined;
  readonly changes: RecentChanges;
  readonly moreMoves: Cell | undefined;
  readonly recent: readonly RecentLine[];
}

export interface DecisionLine {
  /** What is wrong, as a sentence; it leads to the page of the required decision. */
  readonly message: string;
  readonly href: string;
  /** The entry that it is about. */
  readonly about: Cell;
  /** The rule that asks for the decision, in a few words. */
  readonly rule: string;
  readonly who: Cell;
  readonly money: string;
  readonly due: string;
  readonly late: string | undefined;
}

export interface ClaimLine {
  readonly cell: Cell;
  readonly claimed: StatusMark;
  readonly computed: StatusMark;
}

export interface RecentLine {
  readonly cell: Cell;
  readonly kind: string;
  readonly date: string;
  readonly day: string;
}

const longestList = 6;

export function scorecardView(context: ViewContext): ScorecardView {
  const contradicted = contradictions(context);
  const changes = recentChanges(context);
  return {
    headline: headline(context),
    lede: lede(context),
    figures: headlineFigures(context),
    trends: { note: trendNote(context), href: trendsPath },
    decisions: decisionLines(context),
    money: moneyView(context),
    kpis: urgentKpis(context),
    contradictions: contradicted.slice(0, mostContradictions),
    moreContradictions: moreCell(contradicted.length - mostContradictions, "plans/", "plans"),
    changes: { ...changes, moves: changes.moves.slice(0, mostMoves) },
    moreMoves: moreCell(changes.moves.length - mostMoves, changes.href, "changes"),
    recent: recentLines(context),
  };
}

/** The state of the portfolio in sentences. */
export function scorecardSentences(context: ViewContext): Pick<ScorecardView, "headline" | "lede"> & {
  readonly changes: string;
} {
  return { headline: headline(context), lede: lede(context), changes: recentChanges(context).summary };
}

function headline({ report, format, repository }: ViewContext): string {
  if (isEmpty(repository)) return "Nothing is recorded yet";
  const { decisionsOverdue, decisionsOpen, nonEssentialSpend } = report.scorecard;
  const waiting =
    decisionsOverdue > 0
      ? `${counted(decisionsOverdue, "decision")} ${decisionsOverdue === 1 ? "is" : "are"} overdue`
      : decisionsOpen > 0
        ? `${counted(decisionsOpen, "decision")} ${decisionsOpen === 1 ? "waits" : "wait"} to be taken`
        : "No decision is waiting";
  const money =
    nonEssentialSpend > 0
      ? `${format.money(nonEssentialSpend)} has no line of sight to an outcome`
      : undefined;
  return sentenceCase(money ? `${waiting}, and ${money}` : waiting);
}

function isEmpty({ kpis, plans, objectives, decisions }: ViewContext["repository"]): boolean {
  return kpis.size + plans.size + objectives.size + decisions.size === 0;
}

function lede(context: ViewContext): string {
  const { report, format } = context;
  if (isEmpty(context.repository))
    return "Write the first objective, a KPI that measures it and a plan that moves it; the guide shows how.";
  const costly = report.kpis
    .filter(({ status, moneyAtStake }) => status === "breach" && (moneyAtStake ?? 0) > 0)
    .sort((a, b) => (b.moneyAtStake ?? 0) - (a.moneyAtStake ?? 0))[0];
  const sentences: string[] = [];
  if (costly) {
    const since = costly.since ? ` since ${format.day(costly.since)}` : "";
    sentences.push(
      `${titleOf(context, "kpis", costly.id)} has been in breach${since} and costs ${format.money(costly.moneyAtStake)} a year at today’s gap.`,
    );
  }
  const { count, total } = report.scorecard.greenClaimsContradicted;
  if (count > 0) {
    const subject = total === 1 ? "The only plan" : `${sentenceCase(countWord(count))} of the ${total} plans`;
    sentences.push(`${subject} reported green ${count === 1 ? "is" : "are"} in breach.`);
  }
  const inBreach = report.kpis.filter(({ status }) => status === "breach").length;
  if (sentences.length === 0 && inBreach > 0) {
    sentences.push(
      `${sentenceCase(counted(inBreach, "KPI"))} of ${report.kpis.length} ${inBreach === 1 ? "is" : "are"} in breach, and nobody has said what they are worth.`,
    );
  }
  if (sentences.length === 0 && report.kpis.length === 0) {
    sentences.push("No KPI is recorded, so nothing is known about outcomes.");
  }
  if (sentences.length === 0)
    sentences.push("No KPI is in breach, and no green report is contradicted by its figures.");
  return sentences.join(" ");
}

function decisionLines(context: ViewContext): ScorecardView["decisions"] {
  const { report, format } = context;
  const waiting = byUrgency(report.requiredDecisions.filter(({ state }) => state !== "decided"));
  const shown = waiting.slice(0, longestList).flatMap((decision) => {
    const finding = context.findingByDecision.get(decision.id);
    if (!finding) return [];
    const { collection, id } = subjectOf(finding.subject);
    const lateDays =
      decision.state === "overdue" && decision.dueOn ? daysBetween(decision.dueOn, context.asOf) : 0;
    return [
      {
        message: unbroken(finding.message),
        href: requiredPath(decision.id),
        about: entryCell(context, collection, id),
        rule: ruleTitle(finding.rule),
        who: entryCell(context, "people", decision.accountable),
        money: stakeText(decision.moneyAtStake, format.money),
        due: decision.dueOn ? `due ${format.shortDay(decision.dueOn)}` : decision.state,
        late: lateDays > 0 ? `${format.days(lateDays)} late` : undefined,
      },
    ];
  });
  return {
    shown,
    note: `${shown.length} of ${waiting.length} waiting shown, overdue first, then by severity and money.`,
  };
}

/** The most important ones stand above it. */
function moreCell(left: number, href: string, list: string): Cell | undefined {
  return left > 0 ? { text: `And ${left} more, among all ${list}`, href } : undefined;
}

/** The largest plans first. */
function contradictions(context: ViewContext): readonly ClaimLine[] {
  const { report, repository } = context;
  const contradicted = report.plans.filter(({ id, watermelon, claimed, assured }) => {
    const isActive = repository.plans.get(id)?.stage === "active";
    return isActive && (watermelon || (claimed === "green" && assured === "red"));
  });
  return contradicted
    .sort((a, b) => b.bac - a.bac)
    .map((plan) => {
      const claim = context.updatesOf.get(plan.id)?.find(({ assurance }) => !assurance);
      const said = claim
        ? `${titleOf(context, "people", claim.author)}, ${context.format.shortDay(claim.date)}`
        : "";
      const review = plan.assured
        ? `; independent review: ${claimMark(plan.assured).word.toLowerCase()}`
        : "";
      return {
        cell: entryCell(context, "plans", plan.id, `${said}${review}`),
        claimed: claimMark(plan.claimed),
        computed: statusMark(plan.computed),
      };
    });
}

function recentLines(context: ViewContext): readonly RecentLine[] {
  const { repository, format } = context;
  const decisions = [...repository.decisions.values()].map(({ id, date, status }) => ({
    collection: "decisions" as const,
    id,
    date,
    kind: `decision, ${status}`,
  }));
  const updates = [...repository.updates.values()].map(({ id, date, claimed, assurance }) => ({
    collection: "updates" as const,
    id,
    date,
    kind: `${assurance ? "review" : "update"}, ${claimed}`,
  }));
  return [...decisions, ...updates]
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1))
    .slice(0, longestList)
    .map(({ collection, id, date, kind }) => ({
      cell: entryCell(context, collection, id),
      kind,
      date: format.shortDay(date),
      day: date,
    }));
}

function ruleTitle(id: string): string {
  return rules.find((rule) => rule.id === id)?.title ?? id;
}
