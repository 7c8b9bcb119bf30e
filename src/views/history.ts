import type { MonthFigures } from "../analysis/index.ts";
import type { Day, PlanMemory } from "../model/index.ts";

/** What the history of the files says, or why it says nothing: then a page says what it therefore cannot show. */
export type HistoryView = KnownHistory | { readonly kind: "none"; readonly reason: string };

export interface KnownHistory extends PlanMemory {
  readonly kind: "memory";
  /** The figures at the ends of months, oldest first; of the files as they stood then. */
  readonly months: readonly { readonly day: Day; readonly digest: MonthFigures }[];
  /** How many commits changed the plan, and how many of them left it with errors. */
  readonly commits: number;
  readonly unsound: number;
  /** The day of the first commit that is known. */
  readonly begins: Day;
  /** False for a shallow clone, whose beginning is not that of the plan. */
  readonly isWhole: boolean;
}
