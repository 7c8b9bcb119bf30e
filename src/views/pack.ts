/** The board pack: what a meeting takes home on paper, made of the same figures as the pages. */

import { accountableFor } from "../analysis/index.ts";
import type { Entry } from "../model/index.ts";
import { planOfMilestone } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { subjectOf, titleOf, type ViewContext } from "./context.ts";
import { requiredTable } from "./decision.ts";
import { unbroken } from "./format.ts";
import { type HeadlineFigure, headlineFigures } from "./headline-figures.ts";
import { type KpiList, urgentKpis } from "./kpi-list.ts";
import { type SightView, sightView } from "./line-of-sight.ts";
import { mostPackDecisions, mostPackPlans } from "./list-limits.ts";
import { milestoneTable } from "./milestone-table.ts";
import { type PlanPage, planWords } from "./plan.ts";
import { plansByNeed } from "./plan-table.ts";
import { scorecardSentences } from "./scorecard.ts";
import { statusRank } from "./status.ts";
import type { Cell, Table } from "./table.ts";
import { firstRows } from "./table-part.ts";
import { asSubject, counted, isAre, sentenceCase } from "./wording.ts";

export interface PackView {
  readonly headline: string;
  readonly lede: string;
  readonly changes: string;
  readonly figures: readonly HeadlineFigure[];
  readonly required: Table;
  /** How many decisions are required in all. */
  readonly requiredCount: number;
  /** What the decisions add up to, where not all of them are shown. */
  readonly requiredNote: string | undefined;
  readonly kpis: KpiList;
  readonly plans: readonly PackPlan[];
  /** The plans that have no sheet; `undefined` if all have one. */
  readonly otherPlans: { readonly sentence: string; readonly list: Cell } | undefined;
}

/** One plan on one page. */
export interface PackPlan {
  readonly id: string;
  readonly title: string;
  readonly people: string;
  readonly valueStatement: string;
  readonly words: PlanPage["words"];
  /** The line of sight in a sentence, and its links from the plan to the objective. */
  readonly sight: { readonly sentence: string; readonly chain: string };
  readonly money: readonly { readonly label: string; readonly value: string }[];
  readonly milestones: Table;
  /** How many milestones the page leaves out, in words; empty if none. */
  readonly left: string;
  readonly findings: readonly Cell[];
}

/** More would not fit on the page of a plan. */
const most = { milestones: 12, findings: 5 };

export function packView(context: ViewContext): PackView {
  const { headline, lede, changes } = scorecardSentences(context);
  const ongoing = plansByNeed(context).filter(({ stage }) => stage !== "closed" && stage !== "stopped");
  const owed = context.report.requiredDecisions.filter(({ state }) => state !== "decided");
  const required = requiredTable(context, owed, { withOwner: true });
  return {
    headline,
    lede,
    changes,
    // The small lines have no room for what explains them.
    figures: headlineFigures(context).map((figure) => ({ ...figure, spark: undefined })),
    required: firstRows(required, mostPackDecisions, [
      { text: `All ${owed.length} required decisions`, href: "decisions/#required" },
    ]),
    requiredCount: owed.length,
    requiredNote: owed.length > mostPackDecisions ? requiredNote(context, owed) : undefined,
    kpis: urgentKpis(context),
    plans: ongoing.slice(0, mostPackPlans).map((plan) => packPlan(context, plan)),
    otherPlans: otherPlans(context, ongoing.slice(mostPackPlans)),
  };
}

/** Several decisions may be about the same money, so that its sum would count some of it twice. */
function requiredNote({ format }: ViewContext, owed: ViewContext["report"]["requiredDecisions"]): string {
  const overdue = owed.filter(({ state }) => state === "overdue").length;
  const money = Math.max(0, ...owed.map(({ moneyAtStake }) => moneyAtStake ?? 0));
  const largest = money > 0 ? `; the largest has ${format.money(money)} at stake` : "";
  return `${overdue} of ${owed.length} are overdue${largest}. A meeting cannot take so many: here are the most urgent, overdue first, then by severity and money.`;
}

function otherPlans(context: ViewContext, others: readonly Entry<"plans">[]): PackView["otherPlans"] {
  if (others.length === 0) return undefined;
  const { format } = context;
  const budget = others.reduce((sum, { id }) => sum + (context.plans.get(id)?.bac ?? 0), 0);
  const inBreach = others.filter(({ id }) => context.plans.get(id)?.computed === "breach").length;
  return {
    sentence: `${others.length} more plans with ${format.money(budget)} of budget have no sheet here, ${inBreach} of them in breach: those above come first by status, then by budget.`,
    list: { text: "All plans, worst first", href: "plans/" },
  };
}

function packPlan(context: ViewContext, plan: Entry<"plans">): PackPlan {
  const { format, repository } = context;
  const report = context.plans.get(plan.id);
  const name = (id: string) => repository.people.get(id)?.title ?? id;
  const milestones = byNeed(context, context.milestonesOf.get(plan.id) ?? []);
  const left = milestones.length - most.milestones;
  return {
    id: plan.id,
    title: plan.title,
    people: `${asSubject(name(plan.accountable))} delivers, ${name(plan.sponsor)} owns the outcome · ${plan.stage}`,
    valueStatement: plan.valueStatement,
    words: planWords(context, plan),
    sight: sightLine(sightView(context, plan)),
    money: report
      ? [
          { label: "Budget", value: format.fullMoney(report.bac) },
          { label: "Earned", value: format.fullMoney(report.ev) },
          { label: "Spent", value: format.fullMoney(report.ac) },
          { label: "Expected at completion", value: format.fullMoney(report.eac) },
          { label: "Cost of delay", value: format.fullMoney(report.costOfDelay) },
        ]
      : [],
    milestones: milestoneTable(context, milestones.slice(0, most.milestones), `Milestones of ${plan.title}`),
    left:
      left > 0 ? `${sentenceCase(counted(left, "milestone"))} more ${isAre(left)} on the plan’s page.` : "",
    findings: findingsOf(context, plan),
  };
}

function sightLine({ headline, broken, chain }: SightView): PackPlan["sight"] {
  return {
    sentence: broken ? `${headline} ${broken}` : headline,
    chain: chain.map(({ text }) => text).join(" → "),
  };
}

/** Pending ones first, the worst of them first, then those that are finished; a page shows what needs eyes. */
function byNeed(
  context: ViewContext,
  milestones: readonly Entry<"milestones">[],
): readonly Entry<"milestones">[] {
  const rank = ({ id, actual, cancelled }: Entry<"milestones">) =>
    (actual?.finish === undefined && cancelled === undefined ? 0 : 100) +
    statusRank(context.milestones.get(id)?.status);
  return [...milestones].sort((a, b) => rank(a) - rank(b));
}

/** What does not add up about a plan and its milestones, the most urgent first. */
function findingsOf(context: ViewContext, plan: Entry<"plans">): readonly Cell[] {
  return context.report.findings
    .filter(({ subject, severity }) => {
      const { collection, id } = subjectOf(subject);
      const isOwn = collection === "plans" && id === plan.id;
      const isPart = collection === "milestones" && planOfMilestone(id) === plan.id;
      return severity !== "info" && (isOwn || isPart);
    })
    .slice(0, most.findings)
    .map(({ subject, message, rule }) => {
      const { collection, id } = subjectOf(subject);
      const required = context.requiredDecisions.get(`${rule}:${id}`);
      const who = titleOf(
        context,
        "people",
        required?.accountable ?? accountableFor(context.repository, subject),
      );
      const due = required?.dueOn ? `, due ${context.format.shortDay(required.dueOn)}` : "";
      const decision =
        required === undefined
          ? ""
          : required.decision === null
            ? `${who} decides${due}`
            : `decided: ${titleOf(context, "decisions", required.decision)}`;
      return { ...entryCell(context, collection, id, decision), text: unbroken(message) };
    });
}
