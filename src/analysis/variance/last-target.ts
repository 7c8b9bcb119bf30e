import type { Entry } from "../../model/index.ts";
import { lastDayNumber } from "../calendar.ts";
import type { PlannedPoint } from "./planned-path.ts";

/** The last of the targets in force and its day; `undefined` for a KPI without targets. */
export function lastTarget(
  { targets }: Pick<Entry<"kpis">, "targets">,
  fiscalYearStart: number,
): PlannedPoint | undefined {
  const last = targets.at(-1);
  return last && { day: lastDayNumber(last.period, fiscalYearStart), value: last.value };
}
