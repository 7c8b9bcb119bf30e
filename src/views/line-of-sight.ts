import type { Entry } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { subjectOf, titleOf, type ViewContext } from "./context.ts";
import type { Cell } from "./table.ts";
import { sentenceCase } from "./wording.ts";

/** The line of sight as the links of its chain, or as the link that breaks it. */
export interface SightView {
  readonly isEssential: boolean;
  readonly headline: string;
  readonly chain: readonly Cell[];
  readonly broken: string | undefined;
}

const strengths = {
  direct: "It moves a KPI that is itself a line of the P&L or of operations.",
  indirect: "It moves a KPI that drives one which is a line of the P&L or of operations.",
  claimed: "It claims an outcome, but the proof breaks.",
  none: "It names no KPI and no objective.",
} as const;

const unseen = "It claims an outcome that this edition does not show.";

export function sightView(context: ViewContext, plan: Entry<"plans">): SightView {
  const report = context.plans.get(plan.id);
  const sight = report?.lineOfSight;
  if (!report || !sight) return { isEssential: false, headline: "n/a", chain: [], broken: undefined };
  const cellOf = (subject: string) => {
    const { collection, id } = subjectOf(subject);
    return entryCell(context, collection, id);
  };
  return {
    isEssential: report.essential,
    headline: sight.brokenAt?.reason === "restricted" ? unseen : strengths[sight.strength],
    chain: (sight.path ?? []).map(cellOf),
    broken: sight.brokenAt ? `${sentenceCase(breakReason(context, sight.brokenAt))}.` : undefined,
  };
}

type BrokenLink = NonNullable<ViewContext["report"]["plans"][number]["lineOfSight"]["brokenAt"]>;

/** Why a line of sight breaks, as the rest of a sentence about the plan. */
export function breakReason(context: ViewContext, { id, reason }: BrokenLink): string {
  const subject = subjectOf(id);
  const title = titleOf(context, subject.collection, subject.id);
  const reasons = {
    "no-contribution": "it promises no change of any KPI",
    "no-acceptance": `its contribution to ${title} was accepted by nobody`,
    "wrong-acceptor": `its contribution to ${title} was accepted by somebody who is not accountable for that KPI`,
    "not-grounded": `${title} leads to no line of the P&L and to no operational metric`,
    cancelled: `the milestone that was to move ${title} was cancelled`,
    restricted: "it contributes to a restricted entry, so this edition can neither prove nor refute it",
    adverse: `its contribution would move ${title} in the wrong direction`,
  } as const;
  return reasons[reason];
}
