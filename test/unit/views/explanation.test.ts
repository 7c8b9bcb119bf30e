import { describe, expect, test } from "vitest";
import { kpiExplanation } from "../../../src/views/explanation.ts";
import { type Fields, plan } from "../../helpers/plan.ts";
import { viewOf, withPlainSpaces } from "../../helpers/view.ts";

/** The yardstick of a KPI on 31 October 2026, and what its gap is of that. */
function yardstick(kpi: Fields, value: number) {
  const repository = plan({ kpis: { k: { unit: "deaths", ...kpi } }, actuals: { k: [["2026-10", value]] } });
  const context = viewOf(repository, "2026-10-31");
  const { inputs } = withPlainSpaces(kpiExplanation(context, repository.kpis.get("k") as never));
  return inputs.slice(-2).map((input) => `${input.label}: ${input.value}`);
}

const from = (baseline: number, target: number) => ({
  direction: "decrease",
  baseline: { period: "2025-12", value: baseline },
  targets: [{ period: "2026-12", value: target }],
});

describe("kpiExplanation(context, kpi)", () => {
  test("says what a gap is a share of", () => {
    expect(yardstick(from(8, 4), 6)[0]).toBe("Planned change in all, baseline to last target: 4 deaths");
    expect(yardstick(from(8, 8), 6)[0]).toBe("Baseline (the plan is to hold it): 8 deaths");
  });

  test("does not call 1 a baseline where all is 0", () => {
    expect(yardstick(from(0, 0), 1)).toEqual([
      "Baseline (the plan is to hold it): 1, in place of 0",
      "Gap as a share of it: 100 %",
    ]);
    expect(yardstick({ ...from(0, 0), baseline: undefined }, 1)[0]).toBe("Last target: 1, in place of 0");
    expect(
      yardstick({ direction: "hold", range: { min: 3, max: 3 }, baseline: undefined, targets: [] }, 4)[0],
    ).toBe("Width of the range: 1, in place of 0");
  });
});
