/** What a page that tells of the past says about where it knows it from, and what it therefore cannot show. */
import type { ViewContext } from "./context.ts";
import { counted, isAre } from "./wording.ts";

/** Sentences; the last one of the page if nothing else can be shown. */
export function historyBasis({ history, format }: ViewContext): string {
  if (history.kind === "none")
    return `The history of the files is not known: ${history.reason}. What git does not say, this page cannot show.`;
  const { commits, unsound, begins, isWhole } = history;
  const since = format.day(begins);
  return [
    `Taken from the files as they stood then: ${counted(commits, "commit")} that changed the plan since ${since}, on the main line of its branch.`,
    ...(unsound === 0
      ? []
      : [
          `${unsound} of them left the plan with errors and ${isAre(unsound)} passed over, as no portal came of them.`,
        ]),
    ...(isWhole
      ? []
      : [
          `The clone that this was built from is shallow: what happened before ${since} is not in it, and so is not shown.`,
        ]),
  ].join(" ");
}
