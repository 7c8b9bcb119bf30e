import { describe, expect, test } from "vitest";
import { capacityPage } from "../../../src/views/capacity.ts";
import { teamPage } from "../../../src/views/team.ts";
import { type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const quarter = (period: string, fte: number, run: number) => ({ period, fte, run });
const needs = (period: string, fte: number, team = "apps") => ({ team, period, fte });
const page = (text: PlanText) => capacityPage(viewOf(plan(text), "2026-02-01"));

describe("capacityPage(context)", () => {
  test("names the team, the period and the plan that no longer fits", () => {
    const { headline, lede, teams } = page({
      teams: {
        apps: { capacity: [quarter("2026-Q1", 8, 3), quarter("2026-Q2", 8, 3)] },
        ops: { capacity: [quarter("2026-Q1", 4, 0)] },
      },
      plans: {
        a: { demand: [needs("2026-Q1", 4)] },
        b: { demand: [needs("2026-Q1", 2.5), needs("2026-Q2", 2)] },
        c: { stage: "proposed", demand: [needs("2026-Q2", 3.5)] },
      },
    });
    expect(headline).toBe(
      "One of two teams is over-committed: Apps needs 1.5\u00a0FTE more than it has in Q1 2026",
    );
    expect(lede).toBe(
      "Going down the investment ranking, the first that no longer fits is “B”. Of what is proposed, “C” would not fit.",
    );
    const [apps, ops] = teams;
    expect(apps?.table.rows.map((row) => row.map(({ text, items }) => items?.[0]?.text ?? text))).toEqual([
      ["Q1 2026", "8", "3", "5", "6.5", "0", "130\u00a0%", "B"],
      ["Q2 2026", "8", "3", "5", "2", "3.5", "40\u00a0%", "C"],
    ]);
    expect(apps?.needs.rows.map((row) => row.map(({ text, note }) => note ?? text))).toEqual([
      ["A", "4", "–"],
      ["B", "too much", "2"],
      ["proposed", "–", "too much"],
    ]);
    expect(apps?.chart?.title).toBe("Over-committed: Q1 2026 by 1.5\u00a0FTE");
    expect(apps?.chart?.columns[0]).toMatchObject({ isNow: true, fte: 8, run: 3, committed: 6.5, over: 1.5 });
    // Run work and all that is asked for: 3 + 6.5 in the first quarter.
    expect([apps?.chart?.most, ops?.chart?.most]).toEqual([9.5, 9.5]);
    expect(ops?.chart?.title).toBe("Nothing is committed");
  });

  test("what is over can no longer be changed and is no headline", () => {
    const { headline, teams } = page({
      teams: { apps: { capacity: [quarter("2025-Q4", 2, 0), quarter("2026-Q1", 2, 0)] } },
      plans: { a: { demand: [needs("2025-Q4", 3), needs("2026-Q1", 2)] } },
    });
    expect(headline).toBe("Apps has the people for all that was promised");
    expect(teams[0]?.chart?.title).toBe("Over-committed: Q4 2025 by 1\u00a0FTE");
  });

  test("promises nothing for a time of which nothing is recorded", () => {
    const past = page({
      teams: { apps: { capacity: [quarter("2025-Q4", 2, 0)] } },
      plans: { a: { demand: [needs("2025-Q4", 3)] } },
    });
    expect([past.headline, past.lede]).toEqual([
      "No team’s capacity is recorded beyond today",
      "The last period that any team names ended before February 1, 2026.",
    ]);
    expect(page({ teams: { apps: {} } }).lede).toBe(
      "No team names a period; the field “capacity” of a team holds them.",
    );
  });

  test("names three plans that do not fit and counts the rest", () => {
    const proposal = { stage: "proposed", demand: [needs("2026-Q1", 1)] };
    const { lede } = page({
      teams: { apps: { capacity: [quarter("2026-Q1", 1, 1)] } },
      plans: { a: proposal, b: proposal, c: proposal, d: proposal, e: proposal },
    });
    expect(lede).toBe(
      "Everything that is committed fits. Of what is proposed, “A”, “B”, “C” and two more would not fit.",
    );
  });

  test("a plan without teams says how to add one, a team without periods that it has none", () => {
    expect(page({})).toMatchObject({
      headline: "No team’s capacity is recorded",
      lede: "Add the first one with: npm run new -- team ID",
      teams: [],
    });
    const [team] = page({ teams: { apps: {} } }).teams;
    expect(team).toMatchObject({ chart: undefined, table: { rows: [], empty: "Its file names no period." } });
  });
});

test("the page of a team draws it on a scale of its own, with the sums of the page of all", () => {
  const text: PlanText = {
    teams: {
      apps: { capacity: [quarter("2026-Q1", 8, 3)] },
      ops: { capacity: [quarter("2026-Q1", 40, 0)] },
    },
    plans: { a: { demand: [needs("2026-Q1", 4)] } },
  };
  const apps = page(text).teams.find(({ id }) => id === "apps");
  const own = teamPage(viewOf(plan(text), "2026-02-01"), "apps");
  expect([apps?.chart?.most, own.chart?.most]).toEqual([40, 8]);
  expect(own.table).toEqual(apps?.table);
  expect(own.needs).toEqual(apps?.needs);
});
