import { describe, expect, test } from "vitest";
import { earnedValueChartView } from "../../../src/views/earned-value-chart.ts";
import { type Fields, plan } from "../../helpers/plan.ts";
import { viewOf, withPlainSpaces } from "../../helpers/view.ts";

function chart(...milestones: readonly Fields[]) {
  return chartOf({}, ...milestones);
}

function chartOf(fields: Fields, ...milestones: readonly Fields[]) {
  const repository = plan({
    portal: { locale: "en-GB" },
    plans: { p: fields },
    milestones: Object.fromEntries(milestones.map((fields, index) => [`p/m${index + 1}`, fields])),
  });
  return withPlainSpaces(
    earnedValueChartView(viewOf(repository, "2026-09-30"), repository.plans.get("p") as never),
  );
}

function drawn(...milestones: readonly Fields[]) {
  const view = chart(...milestones);
  if (typeof view === "string") throw new Error(view);
  return view;
}

const finished = {
  baseline: { finish: "2026-06-30" },
  actual: { finish: "2026-06-30" },
  budget: 100,
  spent: 125,
};
const open = { baseline: { finish: "2026-12-31" }, forecast: { finish: "2027-03-31" }, budget: 100 };

describe("earnedValueChartView(context, plan)", () => {
  test("says in its title how spending compares with earning, and what it will cost", () => {
    // CPI = 100/125 = 0.8, so EAC = 125 + 100/0.8 = 250.
    expect(drawn(finished, open).title).toBe(
      "€25 more spent than earned; €250 expected at completion, budget €200",
    );
    expect(drawn({ ...finished, spent: 80 }, open).title).toBe(
      "€20 less spent than earned; €160 expected at completion, budget €200",
    );
    expect(drawn({ ...finished, spent: 100 }, open).title).toBe(
      "€100 spent, and as much earned; the budget of €200 holds",
    );
    expect(drawn(finished).title).toBe("Finished for €125, €25 more than its budget of €100");
    expect(drawn(open).title).toBe("Nothing earned and nothing spent yet; budget €100");
  });

  test("puts what was spent at the data date, and the estimate where the last budgeted milestone is expected", () => {
    const days = drawn(finished, open).points.map(({ kind, day, value }) => [kind, day, value]);
    expect(days).toEqual([
      ["earned", 20_726, 100],
      ["spent", 20_726, 125],
      ["budget", 20_818, 200],
      ["estimate", 20_908, 250],
    ]);
  });

  test("ends the earned curve at the data date and says so in the table", () => {
    const { earned, today, data } = drawn(finished, open);
    expect(earned.at(-1)).toEqual({ day: today, value: 100 });
    expect(data.rows.map((row) => row.map(({ text }) => text)).at(-1)).toEqual([
      "31 Dec 2026",
      "EUR 200",
      "to come",
    ]);
  });

  test("names no estimate for what is finished or not begun", () => {
    expect(drawn(finished).points.map(({ kind }) => kind)).toEqual(["spent", "budget"]);
    expect(drawn(open).points.map(({ kind }) => kind)).toEqual(["budget"]);
  });

  test("says what was lost in a plan that was stopped, and in what was cancelled of one that goes on", () => {
    const cancelled = { cancelled: { date: "2026-05-01" }, budget: 80, spent: 50 };
    expect(chartOf({ stage: "stopped" }, finished, cancelled)).toMatchObject({
      title: "Stopped after €175 was spent, €50 of it on what was cancelled",
    });
    expect(chartOf({ stage: "stopped" }, finished)).toMatchObject({ title: "Stopped after €125 was spent" });
    expect(drawn(finished, cancelled).title).toBe(
      "Finished for €125, €25 more than its budget of €100; €50 more is lost in what was cancelled",
    );
    expect(chart(cancelled)).toBe(
      "Every milestone with a budget was cancelled, after EUR 50 was spent on them; nothing is left to be earned.",
    );
  });

  test("says what is missing where nothing has a budget", () => {
    expect(chart({ spent: 5 })).toMatch(/^No milestone of it has a budget/);
  });
});
