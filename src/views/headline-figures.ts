import { titleOf, type ViewContext } from "./context.ts";
import type { SparkView } from "./kpi-chart.ts";
import { statusOrder } from "./status.ts";
import { trendSpark } from "./trend-figures.ts";
import { counted } from "./wording.ts";

export interface HeadlineFigure {
  readonly label: string;
  readonly value: string;
  /** The total that a count is of, e.g. `of 13 required`. */
  readonly of: string;
  readonly notes: readonly string[];
  readonly isAdverse: boolean;
  /** The same at past month ends; left out where too few are known. */
  readonly spark?: SparkView | undefined;
}

/** The figures at the head of the scorecard, each beside the total that it is of. */
export function headlineFigures(context: ViewContext): readonly HeadlineFigure[] {
  const { report, format } = context;
  const { scorecard } = report;
  const requiredTotal = report.requiredDecisions.length;
  const oldest = report.requiredDecisions
    .filter(({ state }) => state === "overdue")
    .map(({ dueOn }) => dueOn ?? "")
    .sort()[0];
  const kept = scorecard.milestonesKept;
  const original = scorecard.milestonesKeptOriginal;
  const late = [...report.milestones]
    .filter(({ valueAtStake }) => valueAtStake > 0)
    .sort((a, b) => b.valueAtStake - a.valueAtStake)
    .slice(0, 2);
  return [
    {
      label: "Decisions overdue",
      value: String(scorecard.decisionsOverdue),
      of: `of ${requiredTotal} required`,
      notes: [
        `${scorecard.decisionsOpen} more open, ${requiredTotal - scorecard.decisionsOverdue - scorecard.decisionsOpen} decided`,
        ...(oldest ? [`oldest was due on ${format.shortDay(oldest)}`] : []),
      ],
      isAdverse: scorecard.decisionsOverdue > 0,
      spark: trendSpark(context, "overdue"),
    },
    {
      label: "Spend in line of sight",
      value: format.percent(scorecard.spendAligned.share),
      of: `${format.money(scorecard.spendAligned.count)} of ${format.money(scorecard.spendAligned.total)}`,
      notes: [
        `${scorecard.plansAligned.count} of ${scorecard.plansAligned.total} plans`,
        ...(scorecard.nonEssentialSpend > 0
          ? [`${format.money(scorecard.nonEssentialSpend)} without line of sight`]
          : []),
      ],
      isAdverse: scorecard.spendAligned.share === 0,
      spark: trendSpark(context, "spend"),
    },
    {
      label: "KPIs on plan",
      value: String(scorecard.kpisOnPlan.count),
      of: `of ${scorecard.kpisOnPlan.total}`,
      notes: [statusCounts(context)],
      isAdverse: false,
      spark: trendSpark(context, "kpis"),
    },
    {
      label: "Milestones kept",
      value: String(kept.count),
      of: `of ${kept.total} due`,
      notes: [
        original.count === kept.count
          ? "as many against the first baselines"
          : `${original.count} of ${original.total} against the first baselines`,
      ],
      isAdverse: kept.total > 0 && kept.count === 0,
      spark: trendSpark(context, "milestones"),
    },
    {
      label: "Greens contradicted",
      value: String(scorecard.greenClaimsContradicted.count),
      of: `of ${scorecard.greenClaimsContradicted.total} reported green`,
      notes: [
        ...(scorecard.greenSpendContradicted.total > 0
          ? [
              `${format.money(scorecard.greenSpendContradicted.count)} of ${format.money(scorecard.greenSpendContradicted.total)} by budget`,
            ]
          : []),
        contradictedNames(context),
      ],
      isAdverse: scorecard.greenClaimsContradicted.count > 0,
      spark: trendSpark(context, "greens"),
    },
    {
      label: `${scorecard.costOfDelay < 0 ? "Gained by" : "Lost to"} delay, so far and to come`,
      value: format.money(Math.abs(scorecard.costOfDelay)),
      of: scorecard.costOfDelay < 0 ? "promises of the wrong sign outweigh the others" : "",
      notes:
        late.length > 0
          ? [`most of it from: ${late.map(({ id }) => titleOf(context, "milestones", id)).join(", ")}`]
          : [],
      isAdverse: scorecard.costOfDelay > 0,
      spark: trendSpark(context, "delay"),
    },
  ];
}

/** The largest plan that is green only in its report, and how many more there are. */
function contradictedNames(context: ViewContext): string {
  const [first, ...more] = context.report.plans
    .filter(({ id, watermelon }) => watermelon && context.repository.plans.get(id)?.stage === "active")
    .sort((a, b) => b.bac - a.bac || (a.id < b.id ? -1 : 1));
  if (!first) return "";
  const title = titleOf(context, "plans", first.id);
  return more.length === 0 ? title : `${title}, and ${counted(more.length, "other")}`;
}

function statusCounts({ report }: ViewContext): string {
  const words = {
    breach: "in breach",
    stale: "stale",
    watch: "on watch",
    "no-data": "without data",
    "no-target": "without target",
  } as const;
  const counts = statusOrder.flatMap((status) => {
    const count = report.kpis.filter((kpi) => kpi.status === status).length;
    return count > 0 && status !== "on-plan" ? [`${count} ${words[status]}`] : [];
  });
  return counts.join(", ");
}
