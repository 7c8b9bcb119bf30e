/** What a proposed change does to a plan, for those who have to agree to it. */
import { isUnchanged } from "../analysis/index.ts";
import { changeFacts } from "./changes-facts.ts";
import { changeSections, untouchedParts } from "./changes-sections.ts";
import type { ChangeSection, Compared } from "./compared.ts";
import { listed } from "./wording.ts";

export interface PlanDiffView {
  /** What the change does, in a sentence. */
  readonly summary: string;
  /** What is compared, and as of which day. */
  readonly basis: string;
  readonly sections: readonly ChangeSection[];
  /** What the change leaves as it is; empty if it touches everything. */
  readonly untouched: string;
}

/** What is compared: a commit by the name it was asked for, or the files as they stand. */
export interface DiffEnd {
  readonly name: string;
  readonly hash: string | undefined;
}

/** `most` is how many rows a part has at most. */
export function planDiffView(
  compared: Compared,
  ends: { readonly base: DiffEnd; readonly head: DiffEnd },
  most: number,
): PlanDiffView {
  const { format, asOf } = compared.context;
  return {
    summary: summary(compared),
    basis: `${endWords(ends.head)} compared with ${endWords(ends.base)}. Both are analysed as of ${format.day(asOf)}, so that the change alone shows, and not the passing of time.`,
    sections: changeSections(compared, "reviewers", most),
    untouched: untouchedWords(compared),
  };
}

function summary(compared: Compared): string {
  if (isUnchanged(compared.changes))
    return "This change moves no figure, date, goalpost or decision of the plan.";
  const facts = changeFacts(compared, "present");
  if (facts.length === 0)
    return "This change makes no KPI worse or better, moves no date, money or goalpost, and decides nothing.";
  return `With this change, ${listed(facts)}.`;
}

function endWords({ name, hash }: DiffEnd): string {
  return hash === undefined || hash.startsWith(name) ? name : `${name} (${hash.slice(0, 7)})`;
}

function untouchedWords(compared: Compared): string {
  const parts = untouchedParts(compared);
  return parts.length === 0 ? "" : `Nothing moves in: ${parts.map((part) => part.toLowerCase()).join(", ")}.`;
}
