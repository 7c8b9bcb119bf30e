import { describe, expect, test } from "vitest";
import { replay } from "../../../src/analysis/replay.ts";
import { day } from "../../../src/model/index.ts";
import { plan } from "../../helpers/plan.ts";

const target = (value: number) => [{ period: "2026-12", value }];

describe("replay(repository, asOf)", () => {
  const repository = plan({
    kpis: {
      churn: {
        targets: target(3),
        retargeted: [
          { date: "2026-03-10", targets: target(1) },
          { date: "2026-06-10", targets: target(2) },
        ],
      },
    },
    actuals: {
      churn: [
        ["2026-02", 9],
        ["2026-03", 8],
      ],
    },
    plans: {
      p: {
        contributes: [
          {
            kpi: "churn",
            delta: 1,
            realisedBy: "p/a",
            confirmed: { date: "2026-05-02", delta: 1, by: "ann" },
          },
        ],
      },
    },
    milestones: {
      "p/a": {
        baseline: { finish: "2026-09-01" },
        rebaselined: [
          { date: "2026-03-10", baseline: { finish: "2026-07-01" } },
          { date: "2026-06-10", baseline: { finish: "2026-08-01" } },
        ],
        actual: { start: "2026-04-01", finish: "2026-08-20" },
      },
      "p/b": { cancelled: { date: "2026-05-05" } },
      "p/c": { actual: { start: "2026-06-01" }, cancelled: { date: "2026-05-05" } },
    },
    updates: { early: { date: "2026-03-31" }, late: { date: "2026-04-01" } },
    decisions: { early: { date: "2026-03-31" }, late: { date: "2026-04-01" } },
  });
  const on = (text: string) => replay(repository, day(text));

  test("the targets in force were those that the next move replaced", () => {
    const targetOn = (text: string) => on(text).kpis.get("churn")?.targets[0]?.value;
    expect(targetOn("2026-03-09")).toBe(1);
    expect(targetOn("2026-03-10")).toBe(2);
    expect(targetOn("2026-06-09")).toBe(2);
    expect(targetOn("2026-06-10")).toBe(3);
    expect(on("2026-05-01").kpis.get("churn")?.retargeted).toHaveLength(1);
  });

  test("so were the baselines", () => {
    const finishOn = (text: string) => on(text).milestones.get("p/a")?.baseline.finish;
    expect(finishOn("2026-03-09")).toBe("2026-07-01");
    expect(finishOn("2026-03-10")).toBe("2026-08-01");
    expect(finishOn("2026-06-10")).toBe("2026-09-01");
    expect(on("2026-03-10").milestones.get("p/a")?.rebaselined).toHaveLength(1);
    expect(on("2026-05-01").milestones.get("p/a")?.rebaselined).toHaveLength(1);
  });

  test("measurements count from the last day of their period", () => {
    const countOn = (text: string) => on(text).actuals.get("churn")?.measurements.length;
    expect(countOn("2026-02-27")).toBe(0);
    expect(countOn("2026-02-28")).toBe(1);
    expect(countOn("2026-03-31")).toBe(2);
  });

  test("what happened later has not happened yet", () => {
    expect(on("2026-03-31").milestones.get("p/a")?.actual).toBeUndefined();
    expect(on("2026-04-01").milestones.get("p/a")?.actual).toEqual({
      start: "2026-04-01",
      finish: undefined,
    });
    expect(on("2026-08-20").milestones.get("p/a")?.actual?.finish).toBe("2026-08-20");
    expect(on("2026-05-04").milestones.get("p/b")?.cancelled).toBeUndefined();
    expect(on("2026-05-05").milestones.get("p/b")?.cancelled).toBeDefined();
    expect(on("2026-05-05").milestones.get("p/c")).toMatchObject({ actual: undefined, cancelled: {} });
    expect(on("2026-05-01").plans.get("p")?.contributes[0]?.confirmed).toBeUndefined();
    expect(on("2026-05-02").plans.get("p")?.contributes[0]?.confirmed).toBeDefined();
    expect([...on("2026-03-31").updates.keys()]).toEqual(["early"]);
    expect([...on("2026-04-01").updates.keys()]).toEqual(["early", "late"]);
    expect([...on("2026-03-31").decisions.keys()]).toEqual(["early"]);
  });

  test("an entry about which nothing was undone is the same entry", () => {
    expect(on("2026-12-31").milestones.get("p/a")).toBe(repository.milestones.get("p/a"));
    expect(on("2026-12-31").plans.get("p")).toBe(repository.plans.get("p"));
  });
});
