import type { Entry } from "../model/index.ts";
import type { ViewContext } from "./context.ts";

/** Of these there is never less than nothing. */
const durations: ReadonlySet<string> = new Set([
  "seconds",
  "minutes",
  "hours",
  "days",
  "weeks",
  "months",
  "years",
]);

/**
 * Where a straight line through the measurements leads. It knows nothing of what is measured, so a duration may
 * come out below 0 and a share beyond the whole; the words then say so and not by how much.
 */
export function forecastText(context: ViewContext, kpi: Entry<"kpis">, value: number): string {
  const values = (context.now.series.get(kpi.id) ?? []).map((point) => point.value);
  const isShare = kpi.unit === "%";
  if (value < 0 && (isShare || durations.has(kpi.unit)) && values.every((known) => known >= 0))
    return "below 0";
  if (value > 100 && isShare && values.every((known) => known <= 100)) return "above 100";
  return context.format.number(value);
}
