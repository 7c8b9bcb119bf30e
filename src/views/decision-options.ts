/** What could be decided about a finding, as sentences with their figures and links. */
import { type DecisionOption, decisionOptions } from "../analysis/index.ts";
import type { ViewContext } from "./context.ts";
import { mostItems, type Words } from "./option-words.ts";
import {
  acknowledge,
  confirm,
  correctClaim,
  handOver,
  makeRoom,
  measure,
  ratify,
  reviseAssumption,
  showSight,
} from "./option-words-owner.ts";
import {
  acceptContribution,
  acceptGap,
  clearTheWay,
  deliver,
  raiseBudget,
  replanBaselines,
  replanTargets,
  stop,
} from "./option-words-plan.ts";
import type { Sentence } from "./sentence.ts";

export interface OptionView {
  /** What would be done, in a few words. */
  readonly title: string;
  readonly text: Sentence;
  /** What it is made of, a line each. */
  readonly items: readonly Sentence[];
  /** How many more lines there would be. */
  readonly more: number;
}

export function optionViews(
  context: ViewContext,
  finding: { readonly rule: string; readonly subject: string },
): readonly OptionView[] {
  return decisionOptions(context, finding).map((option) => {
    const { title, text, items = [] } = words(context, option);
    return { title, text, items: items.slice(0, mostItems), more: Math.max(0, items.length - mostItems) };
  });
}

function words(context: ViewContext, option: DecisionOption): Words {
  switch (option.kind) {
    case "accept-contribution":
      return acceptContribution(context, option);
    case "deliver":
      return deliver(context, option);
    case "clear-the-way":
      return clearTheWay(context, option);
    case "replan-targets":
      return replanTargets(context, option);
    case "replan-baselines":
      return replanBaselines(context, option);
    case "raise-budget":
      return raiseBudget(context, option);
    case "stop":
      return stop(context, option);
    case "accept-gap":
      return acceptGap(context, option);
    case "acknowledge":
      return acknowledge(context, option);
    case "hand-over":
      return handOver(context, option);
    case "ratify":
      return ratify(context, option);
    case "correct-claim":
      return correctClaim(context, option);
    case "confirm":
      return confirm(context, option);
    case "show-sight":
      return showSight(context, option);
    case "revise-assumption":
      return reviseAssumption(context, option);
    case "make-room":
      return makeRoom(context, option);
    case "measure":
      return measure(context, option);
  }
}
