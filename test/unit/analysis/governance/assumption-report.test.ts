import { describe, expect, test } from "vitest";
import { analyse } from "../../../../src/analysis/index.ts";
import { day } from "../../../../src/model/index.ts";
import { type Fields, plan } from "../../../helpers/plan.ts";

describe("an assumption", () => {
  const report = (assumption: Fields, value = 5) =>
    analyse(
      plan({
        kpis: { k: {}, unmeasured: {} },
        actuals: {
          k: [
            ["2026-05", 99],
            ["2026-06", value],
          ],
        },
        plans: { p: {} },
        assumptions: { a: assumption },
      }),
      day("2026-06-30"),
    );
  const state = (...given: Parameters<typeof report>) => report(...given).assumptions[0]?.state;

  test("without a KPI is uncodified, without an actual has no data", () => {
    expect(state({})).toBe("uncodified");
    expect(state({ kpi: "unmeasured", expected: { min: 1 } })).toBe("no-data");
  });

  test("holds as long as the latest actual is inside what was expected", () => {
    expect(state({ kpi: "k", expected: { min: 5 } })).toBe("holds");
    expect(state({ kpi: "k", expected: { min: 5.001 } })).toBe("broken");
    expect(state({ kpi: "k", expected: { max: 5 } })).toBe("holds");
    expect(state({ kpi: "k", expected: { max: 4.999 } })).toBe("broken");
    expect(state({ kpi: "k", expected: { min: 4, max: 6 } })).toBe("holds");
    expect(state({ kpi: "k" })).toBe("holds");
  });

  test("that is broken taints the plans that rest on it", () => {
    expect(report({ kpi: "k", expected: { min: 6 }, plans: ["p"] }).plans[0]?.tainted).toEqual(["a"]);
    expect(report({ kpi: "k", expected: { min: 6 } }).plans[0]?.tainted).toEqual([]);
    expect(report({ kpi: "k", expected: { min: 4 }, plans: ["p"] }).plans[0]?.tainted).toEqual([]);
  });
});
