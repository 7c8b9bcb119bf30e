import { isDay } from "./day.ts";
import type { ReportProblem } from "./field.ts";

/** Reports every entry of a dated ledger that is dated before the entry above it. */
export function timeOrder(ledger: unknown, name: string, report: ReportProblem): void {
  if (!Array.isArray(ledger)) return;
  const dates = ledger.map((entry: { date?: unknown } | null) => entry?.date);
  dates.forEach((date, index) => {
    const before = dates[index - 1];
    if (isDay(date) && isDay(before) && date < before) {
      const message = `\`${name}\` is not in time order: ${date} stands after ${before}`;
      report([name, index, "date"], message, "date/order", "put the oldest entry first");
    }
  });
}
