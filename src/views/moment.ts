import type { Report } from "../analysis/index.ts";
import type { Day, PlanRepository } from "../model/index.ts";

/** The plan as it stood at an earlier moment, to compare today's with. */
export interface Moment {
  /** Its part of an address: a day such as `2026-09-30`, or the short hash of a commit. No other moment has it. */
  readonly key: string;
  /** The reporting day of that state. */
  readonly day: Day;
  readonly repository: PlanRepository;
  readonly report: Report;
  /**
   * The commit in git that it was read from; or, where there is no git, the dates in the files of today. Then a
   * forecast that was changed, and whatever else carries no date, is taken as it stands now.
   */
  readonly source:
    | { readonly kind: "commit"; readonly hash: string; readonly day: Day }
    | { readonly kind: "dates" };
  /** `collection/id` then → `collection/id` now, for entries that were renamed in between. Empty for dates. */
  readonly renamed: ReadonlyMap<string, string>;
}
