import { describe, expect, test } from "vitest";
import { riskList } from "../../../src/views/risk-list.ts";
import { type Fields, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const list = (risks: Readonly<Record<string, Fields>>, more: Record<string, Record<string, Fields>> = {}) =>
  riskList(viewOf(plan({ risks, ...more }), "2026-03-01"));
const texts = (rows: readonly (readonly { readonly text: string }[])[] = []) =>
  rows.map((row) => row.map(({ text }) => text));

describe("riskList(context)", () => {
  test("puts the largest expected loss first and says how few make half of it", () => {
    const { headline, chart } = list({
      flood: { probability: 0.1, impact: 1000 },
      theft: { probability: 0.6, impact: 1000 },
      leak: { probability: 0.5, impact: 400 },
      gone: { probability: 0.9, impact: 9000, state: "closed" },
    });
    // 600 of 600 + 200 + 100.
    expect(headline).toBe("One of three open risks makes 67\u00a0% of an expected loss of €900");
    expect(chart?.groups[0]?.rows.map(({ cell, text, drawing }) => [cell.text, text, drawing])).toEqual([
      [
        "Theft",
        "€600",
        {
          kind: "parts",
          parts: [
            { value: 600, ink: "hatched" },
            { value: 400, ink: "empty" },
          ],
        },
      ],
      [
        "Leak",
        "€200",
        {
          kind: "parts",
          parts: [
            { value: 200, ink: "hatched" },
            { value: 200, ink: "empty" },
          ],
        },
      ],
      [
        "Flood",
        "€100",
        {
          kind: "parts",
          parts: [
            { value: 100, ink: "hatched" },
            { value: 900, ink: "empty" },
          ],
        },
      ],
    ]);
  });

  test("says what is accepted, overdue for review, and what occurred", () => {
    const { lede, open, past } = list({
      late: { reviewBy: "2026-02-01", response: "accept" },
      soon: { reviewBy: "2026-03-01" },
      burnt: { state: "occurred", impact: 70 },
      closed: { state: "closed" },
    });
    expect(lede).toBe(
      "If all of them happened, they would cost €200. One, with €50 of the expected loss, is accepted as it stands. " +
        "One of two was not reviewed by the day set. One occurred, with an impact of €70.",
    );
    expect(texts(open.rows).map((row) => [row[0], row.at(-1)])).toEqual([
      ["Late", "Review due"],
      ["Soon", "Open"],
    ]);
    expect(open.rows[0]?.at(-2)?.note).toBe("28\u00a0days ago");
    expect(texts(past?.rows).map((row) => [row[0], row.at(-1)])).toEqual([
      ["Burnt", "Occurred"],
      ["Closed", "Closed"],
    ]);
  });

  test("adds up by plan, beside the plan's budget", () => {
    const { byPlan } = list(
      { a: { plan: "p" }, b: { plan: "p", impact: 300 }, c: { impact: 10 } },
      { plans: { p: {} }, milestones: { "p/done": { budget: 1000 } } },
    );
    expect(texts(byPlan?.rows)).toEqual([
      ["P", "2", "200", "400", "20\u00a0%"],
      ["No plan", "1", "5", "10", "n/a"],
    ]);
  });

  test("without risks it says how to add one; with past ones alone, that none is open", () => {
    expect(list({})).toMatchObject({
      headline: "No risk is recorded",
      lede: "Add the first one with: npm run new -- risk ID",
      chart: undefined,
    });
    expect(list({ a: { state: "closed" } })).toMatchObject({ headline: "No risk is open", chart: undefined });
    expect(list({ a: {} }).headline).toBe("One open risk, with an expected loss of €50: A");
    expect(list({ a: { impact: 0 }, b: { probability: 0 } }).headline).toBe(
      "Two open risks, none with a probability and an impact",
    );
  });
});
