import { isClose } from "../comparison.ts";
import { dayText } from "../wording.ts";
import { asDay, asNumber, computed, given, limit } from "./evidence.ts";
import { type KpiFacts, kpiFacts } from "./facts.ts";
import { computedValue, typedValue } from "./kpi-wording.ts";
import type { Rule } from "./rule.ts";

export const kpiSignal: Rule = {
  id: "kpi/signal",
  title: "Change for the worse that is not noise",
  why:
    "Most moves from month to month mean nothing. This one is outside what the KPI does by itself, " +
    "so something has changed.",
  when:
    "The latest measurement is outside the natural limits of the KPI, or the eighth or a later one " +
    "of a run, on the adverse side of the mean.",
  severity: "info",
  about: ["kpis"],
  isDated: true,
  *find(facts) {
    for (const { kpi, report } of kpiFacts(facts)) {
      const { process, actual, at } = report;
      if (!process || actual === null || at === null || !isAdverseSignal({ kpi, report })) continue;
      const limits = `${computedValue({ ...kpi, unit: "" }, process.lower)} to ${computedValue(kpi, process.upper)}`;
      const isOutside = actual < process.lower || actual > process.upper;
      const why = isOutside
        ? `${actual < process.lower ? "below" : "above"} its natural limits of ${limits}`
        : "the eighth or a later one in a row on the wrong side of the mean of " +
          `${computedValue(kpi, process.mean)}`;
      yield {
        subject: `kpis/${kpi.id}`,
        message: `${kpi.title} is ${typedValue(kpi, actual)} for ${dayText(at)}, ${why}: a change, not noise.`,
        raisedOn: at,
        evidence: [
          given("Latest actual", asNumber(actual, kpi.unit)),
          given("Measured for", asDay(at)),
          computed("Mean", asNumber(process.mean, kpi.unit)),
          limit("Natural limit below", asNumber(process.lower, kpi.unit)),
          limit("Natural limit above", asNumber(process.upper, kpi.unit)),
        ],
      };
    }
  },
};

function isAdverseSignal({ kpi, report: { process, period, actual } }: KpiFacts): boolean {
  if (!process || actual === null || process.signals.at(-1) !== period) return false;
  if (kpi.direction === "hold" || isClose(actual, process.mean)) return false;
  return kpi.direction === "increase" ? actual < process.mean : actual > process.mean;
}
