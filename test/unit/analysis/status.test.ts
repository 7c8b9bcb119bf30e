import { describe, expect, test } from "vitest";
import { kpiLimits, portalLimits } from "../../../src/analysis/limits.ts";
import { statusByRatio, worst } from "../../../src/analysis/status.ts";
import { PortalSchema } from "../../../src/model/index.ts";

const limits = { watch: 0.1, breach: 0.3 };

describe("status by ratio", () => {
  test.each([
    [-1, "on-plan"],
    [0.1, "on-plan"],
    [0.1001, "watch"],
    [0.3, "watch"],
    [0.3001, "breach"],
  ] as const)("%d is %s", (ratio, status) => {
    expect(statusByRatio(ratio, limits)).toBe(status);
  });
});

describe("the worst status", () => {
  test("is the first of breach, stale, watch, no-data, no-target, on-plan", () => {
    const worstFirst = ["breach", "stale", "watch", "no-data", "no-target", "on-plan"] as const;
    worstFirst.forEach((status, index) => {
      expect(worst(worstFirst.slice(index).toReversed())).toBe(status);
    });
  });

  test("null counts as nothing, and nothing gives null", () => {
    expect(worst([null, "watch", null])).toBe("watch");
    expect(worst([null])).toBeNull();
    expect(worst([])).toBeNull();
  });
});

describe("limits", () => {
  const portal = (thresholds: object) => PortalSchema.parse({ name: "T", currency: "EUR", thresholds });

  test("are those of the guide", () => {
    expect(portalLimits(portal({}))).toEqual({
      kpi: limits,
      schedule: limits,
      cost: limits,
      decisionDays: 14,
      silentDays: 45,
    });
  });

  test("are overridden key by key, by the portal and then by the KPI", () => {
    const own = portalLimits(
      portal({
        kpi: { watch: 0.2 },
        schedule: { breach: 0.5 },
        cost: { watch: 0 },
        decisionDays: 0,
        silentDays: 7,
      }),
    );
    expect(own).toEqual({
      kpi: { watch: 0.2, breach: 0.3 },
      schedule: { watch: 0.1, breach: 0.5 },
      cost: { watch: 0, breach: 0.3 },
      decisionDays: 0,
      silentDays: 7,
    });
    expect(kpiLimits(own, { tolerance: { breach: 0.9 } })).toEqual({ watch: 0.2, breach: 0.9 });
    expect(kpiLimits(own, {})).toEqual({ watch: 0.2, breach: 0.3 });
  });
});
