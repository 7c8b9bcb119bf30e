import { oncePer, type PlanRepository, whileHeld } from "../model/index.ts";

/**
 * A plan repository as it stands in its files, whatever the day: the key under which is kept what does not depend on one.
 *
 * A portal looks at the same files as of a hundred days. Replaying them to a day changes dates, targets and
 * measurements of entries. It neither adds nor renames any, nor makes one wait for another or drive another: so the
 * networks, what belongs to which plan and what the dates are as numbers is worked out once, with `oncePer`.
 */
export interface PlanFiles {
  readonly repository: PlanRepository;
}

/**
 * The files of a repository: the same as long as somebody holds them, as every snapshot does. A plan has dozens of past
 * states, each of which is looked at once, and what was worked out for them would only fill the memory.
 */
export function planFiles(repository: PlanRepository): PlanFiles {
  return heldFiles(repository)();
}

const heldFiles = oncePer((repository: PlanRepository) => whileHeld((): PlanFiles => ({ repository })));
