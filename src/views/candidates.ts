/**
 * Where the money still to be spent goes, and what it brings. Work that nobody can decline stands apart: its
 * cost is questioned elsewhere, but it is not chosen. Of the rest, a plan makes the cut if it has a line of sight
 * and brings more than it still costs; the ranking puts those first, so that one line separates them.
 */
import type { Entry } from "../model/index.ts";
import type { ViewContext } from "./context.ts";

/** A plan that asks for money, with its figures. */
export interface Candidate {
  readonly plan: Entry<"plans">;
  readonly figures: ViewContext["report"]["investment"][number];
  readonly estimate: ViewContext["report"]["plans"][number];
}

export interface Candidates {
  readonly above: readonly Candidate[];
  readonly below: readonly Candidate[];
  readonly run: readonly Candidate[];
  readonly unranked: readonly Candidate[];
}

/** The plans that ask for money, in the order of the report, by how they can be judged. */
export function candidatesOf(context: ViewContext): Candidates {
  const all = context.report.investment.flatMap((figures): Candidate[] => {
    const plan = context.repository.plans.get(figures.id);
    const estimate = context.plans.get(figures.id);
    return plan && estimate ? [{ plan, figures, estimate }] : [];
  });
  const rankable = all.filter(isRankable);
  const chosen = rankable.filter(({ plan }) => plan.category !== "run");
  return {
    above: chosen.filter(makesTheCut),
    below: chosen.filter((candidate) => !makesTheCut(candidate)),
    run: rankable.filter(({ plan }) => plan.category === "run"),
    unranked: all.filter((candidate) => !isRankable(candidate)),
  };
}

/** Whether there is a budget, and anything still to be spent or to be had for nothing. */
function isRankable({ figures, estimate }: Candidate): boolean {
  return estimate.bac > 0 && (figures.index !== null || figures.rnpv > 0);
}

function makesTheCut({ figures }: Candidate): boolean {
  return figures.essential && figures.rnpv > 0;
}

export function totalOf(plans: readonly Candidate[], figure: "costToGo" | "rnpv"): number {
  return plans.reduce((sum, { figures }) => sum + figures[figure], 0);
}
