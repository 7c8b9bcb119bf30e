import type { Entry } from "../../model/index.ts";
import type { KpiReport } from "../report.ts";
import { changeUnit, dayText, numberText, percentText, roughText, withUnit } from "../wording.ts";

type Kpi = Entry<"kpis">;

/** What a KPI is, what it should be, and how much of the planned change that is. */
export function gapSentence(kpi: Kpi, report: KpiReport, limit: number): string {
  const { actual, gap, gapRatio } = report;
  const share = percentText(gapRatio ?? 0);
  return (
    `${kpi.title} is ${typedValue(kpi, actual)}, ${expectation(kpi, report)}: the gap of ${roughText(gap ?? 0)} ` +
    `is ${share} of ${yardstick(kpi)}, above the limit of ${percentText(limit)}.`
  );
}

/** A value as it was typed, with the KPI's unit, e.g. "31.3 %". */
export function typedValue({ unit }: Kpi, value: number | null): string {
  return withUnit(numberText(value ?? 0), unit);
}

/** A computed value with the KPI's unit, e.g. "32.75 %": precise enough that differences can be checked by hand. */
export function computedValue({ unit }: Kpi, value: number | null): string {
  return withUnit(roughText(value ?? 0, 4), unit);
}

/** A computed difference with its unit, e.g. "5.1 percentage points". */
export function computedChange({ unit }: Kpi, value: number): string {
  return withUnit(roughText(value, 4), changeUnit(unit));
}

function expectation(kpi: Kpi, { planned, at }: KpiReport): string {
  if (kpi.direction === "hold") return `outside its range of ${rangeText(kpi)}`;
  return `when ${computedValue(kpi, planned)} was planned${at === null ? "" : ` for ${dayText(at)}`}`;
}

/** E.g. "0 to 18 %". */
export function rangeText({ range, unit }: Kpi): string {
  return range ? withUnit(`${numberText(range.min)} to ${numberText(range.max)}`, unit) : "";
}

/** What a gap is divided by, in words. */
export function yardstick({ direction, baseline, targets }: Kpi): string {
  if (direction === "hold") return "the width of that range";
  if (!baseline) return "its target";
  return targets.at(-1)?.value === baseline.value ? "its baseline" : "the whole planned change";
}
