import { analyse, type MonthFigures, monthFigures, undatedFindings } from "../analysis/index.ts";
import type { MachineFault } from "../files/machine-fault.ts";
import { type Memory, type NoMemory, type PlanLine, remember } from "../history/remember.ts";
import type { EditionToday } from "../history/withdrawn.ts";
import type { EarlierReads } from "../load/index.ts";
import type { Day } from "../model/index.ts";
import { programHash } from "./program.ts";

/** What the history of a plan folder says, or why it says nothing. */
export type PlanHistory = Memory<MonthFigures> | NoMemory;

export interface HistorySettings {
  readonly planFolder: string;
  readonly asOf: Day;
  /** The last commit that is looked at; the one that is checked out by default. */
  readonly until?: string;
  /** The line up to that commit, where git was asked for it ahead. */
  readonly line?: Promise<PlanLine> | undefined;
  /** Where what was found out about past commits is kept between runs; nowhere if left out. */
  readonly cacheFolder?: string | undefined;
  /** Told when it cannot be kept there. */
  readonly onCacheFault?: ((fault: MachineFault) => void) | undefined;
  /** The edition whose past is told; that of the whole plan if left out. */
  readonly edition?: EditionToday | undefined;
  /** What was read of its past states; see `LoadOptions.earlier`. */
  readonly reads?: EarlierReads | undefined;
}

/** Follows the history of a plan folder, with the analysis that the portal shows. */
export function planHistory({
  planFolder,
  asOf,
  until,
  line,
  cacheFolder,
  onCacheFault,
  edition,
  reads,
}: HistorySettings): Promise<PlanHistory> {
  return remember(planFolder, {
    asOf,
    until,
    line,
    program: programHash(),
    undated: undatedFindings,
    digest: (repository, day, memory) => monthFigures(repository, analyse(repository, day, { memory })),
    cacheFolder,
    onCacheFault,
    edition,
    reads,
  });
}
