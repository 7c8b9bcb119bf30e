import { expect, test } from "vitest";
import { kpiHistory, snapshot } from "../../../../src/analysis/index.ts";
import { day, type Entry } from "../../../../src/model/index.ts";
import { plan } from "../../../helpers/plan.ts";

test("kpiHistory(now, kpi) puts each measurement beside what was planned for its day", () => {
  const repository = plan({
    kpis: {
      k: { baseline: { period: "2025-12-31", value: 0 }, targets: [{ period: "2026-01-10", value: 10 }] },
    },
    actuals: {
      k: [
        ["2025-12-30", 1],
        ["2026-01-01", 1],
        ["2026-01-05", 3],
        ["2026-01-10", 2],
        ["2026-01-11", 9],
      ],
    },
  });
  const history = kpiHistory(
    snapshot(repository, day("2026-01-10")),
    repository.kpis.get("k") as Entry<"kpis">,
  );
  expect(history.map(({ planned, gap, gapRatio, byRatio }) => [planned, gap, gapRatio, byRatio])).toEqual([
    [null, null, null, null],
    [1, 0, 0, "on-plan"],
    [5, 2, 0.2, "watch"],
    [10, 8, 0.8, "breach"],
  ]);
});
