import { describe, expect, test } from "vitest";
import { forecastText } from "../../../src/views/forecast-words.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

/** What is said of a value to which the trend of a KPI leads that was measured once. */
function text(unit: string, measured: number, value: number): string {
  const repository = plan({ kpis: { k: { unit } }, actuals: { k: [["2026-10", measured]] } });
  return forecastText(viewOf(repository, "2026-10-31"), repository.kpis.get("k") as never, value);
}

describe("forecastText(context, kpi, value)", () => {
  test.each([
    ["days", 4, 3.456, "3.46"],
    ["days", 4, -7.1, "below 0"],
    ["%", 4, -0.5, "below 0"],
    ["%", 98, 103, "above 100"],
    ["%", 140, 160, "160"],
    ["%", -3, -5, "−5"],
    ["EUR M", 4, -2, "−2"],
  ])("in %s, after %d, of %d is %s", (unit, measured, value, expected) => {
    expect(text(unit, measured, value)).toBe(expected);
  });
});
