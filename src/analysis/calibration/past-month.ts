import type { Day } from "../../model/index.ts";
import type { MonthFigures } from "../month-figures.ts";

/** What was computed at the end of a month from the files as they stood then. */
export interface PastMonth {
  readonly day: Day;
  readonly digest: MonthFigures;
}
