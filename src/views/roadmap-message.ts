import type { ViewContext } from "./context.ts";
import type { RoadmapPlan } from "./roadmap-plan.ts";
import { counted, sentenceCase } from "./wording.ts";

/** What a roadmap says before anything is drawn. */
export interface RoadmapMessage {
  /** How many plans finish later than promised, and the worst of them. */
  readonly headline: string;
  readonly lede: string;
}

/**
 * Counts the plans that are not over and promise a date. The worst of the late ones is the one whose benefits
 * cost most by coming late; where no delay costs anything, the one that is latest.
 */
export function roadmapMessage(context: ViewContext, plans: readonly RoadmapPlan[]): RoadmapMessage {
  const { format } = context;
  const ongoing = plans.filter((plan) => plan.isOngoing);
  const promising = ongoing.filter(({ slipDays }) => slipDays !== undefined);
  const late = promising.filter(isLate).sort((a, b) => b.costOfDelay - a.costOfDelay || days(b) - days(a));
  const latest = [...late].sort((a, b) => days(b) - days(a))[0];
  const [worst] = late;
  return {
    headline: headline(context, plans.length, promising, late),
    lede: [
      worst && latest && worst !== latest
        ? `The latest, ${latest.cell.text}, is ${format.days(latest.slipDays)} behind${latest.costOfDelay > 0 ? ` and costs ${latest.cost}` : " and costs no valued benefit"}.`
        : "",
      costSentence(context),
      originalSentence(promising, late.length),
      silentSentence(ongoing.length - promising.length),
    ]
      .filter((sentence) => sentence !== "")
      .join(" "),
  };
}

const days = ({ slipDays }: RoadmapPlan) => slipDays ?? 0;
const isLate = (plan: RoadmapPlan) => days(plan) > 0;

function headline(
  { format }: ViewContext,
  count: number,
  promising: readonly RoadmapPlan[],
  late: readonly RoadmapPlan[],
): string {
  if (count === 0) return "No plan is recorded yet";
  const total = promising.length;
  if (total === 0) return "No plan that is under way promises a date";
  const [worst] = late;
  if (!worst) {
    return total === 1
      ? `The one plan under way, ${promising[0]?.cell.text}, finishes no later than promised`
      : `None of ${total} plans under way finishes later than promised`;
  }
  const by = format.days(worst.slipDays);
  const cost = worst.costOfDelay > 0 ? `costs ${worst.cost}` : "";
  if (total === 1) {
    return `The one plan under way, ${worst.cell.text}, finishes ${by} later than promised${cost && ` and ${cost}`}`;
  }
  const share = late.length === total ? `All ${total}` : `${late.length} of ${total}`;
  const start = `${share} plans under way ${late.length === 1 ? "finishes" : "finish"} later than promised`;
  const which = late.length === 1 ? "it is" : "the worst,";
  return late.length === 1
    ? `${start}: ${worst.cell.text}, by ${by}${cost && `, which ${cost}`}`
    : `${start}; ${which} ${worst.cell.text}, by ${by}${cost && `, ${cost}`}`;
}

function costSentence({ report, format }: ViewContext): string {
  const { costOfDelay } = report.scorecard;
  return costOfDelay > 0
    ? `Benefits that come late cost ${format.money(costOfDelay)} over all plans under way.`
    : "";
}

function originalSentence(promising: readonly RoadmapPlan[], late: number): string {
  const originally = promising.filter(({ originalSlipDays }) => (originalSlipDays ?? 0) > 0).length;
  return originally === late
    ? ""
    : `Against the first dates ever promised ${originally} of ${promising.length} are late.`;
}

function silentSentence(count: number): string {
  return count === 0
    ? ""
    : `${sentenceCase(counted(count, "plan"))} under way ${count === 1 ? "has" : "have"} no milestone and so promise${count === 1 ? "s" : ""} nothing.`;
}
