import { describe, expect, test } from "vitest";
import { forecastsView } from "../../../src/views/forecasts.ts";
import { knownHistory } from "../../helpers/known-history.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf, withPlainSpaces } from "../../helpers/view.ts";

const asOf = "2026-10-31";

/** Milestones that were promised for 30 June 2026, finished so many days late; open where `knownOn` is before. */
function late(days: readonly number[], isFinished: boolean) {
  return plan({
    portal: { locale: "en-GB" },
    plans: { p: { stage: "active" } },
    milestones: Object.fromEntries(
      days.map((count, at) => {
        const finish = new Date(Date.UTC(2026, 5, 30 + count)).toISOString().slice(0, 10);
        return [
          `p/m${at}`,
          { baseline: { finish: "2026-06-30" }, ...(isFinished ? { actual: { finish } } : {}) },
        ];
      }),
    ),
  });
}

const shown = (...days: readonly number[]) =>
  withPlainSpaces(
    forecastsView(viewOf(late(days, true), asOf, knownHistory([["2026-03-31", late(days, false)]]))),
  );

describe("forecastsView(context)", () => {
  test("its first line is what to expect of three months, and what to provide for", () => {
    const { headline, known } = shown(0, 5, 20, 30, 40);
    expect(headline).toBe(
      "A milestone said to be three months away takes 20 days longer or more in half of the cases; one in five takes more than 30 days longer (n = 5)",
    );
    const quarter = known?.byLead.rows.find(([lead]) => lead?.text === "Three months ahead");
    expect(quarter?.map(({ text }) => text)).toEqual([
      "Three months ahead",
      "5",
      "0",
      "20 %",
      "+20 days",
      "+30 days",
    ]);
    expect(known?.chart?.groups).toMatchObject([
      { heading: "Three months ahead", rows: [{ text: "P50 +20 days" }, { text: "P50 +20 days" }] },
    ]);
  });

  test.each([
    [
      [-3, -2, 0, 5, 9],
      /^Half of the milestones said to be three months away are finished by then; one in five/,
    ],
    [
      [-3, -2, -1, 0, 9],
      /^Four in five milestones said to be three months away are finished by then \(n = 5\)$/,
    ],
    [[1, 2, 3, 4], /^Too few finishes are known to say how far forecasts can be trusted \(n = 4\)$/],
  ])("days late %j", (days, sentence) => {
    expect(shown(...days).headline).toMatch(sentence);
  });

  test("of too few it draws nothing and gives the count alone", () => {
    const { known } = shown(1, 2, 3, 4);
    expect(known?.chart).toBeUndefined();
    expect(known?.byUnit.rows[0]?.map(({ text }) => text).slice(1)).toEqual([
      "4",
      "0",
      "0 of 4",
      "too few",
      "too few",
    ]);
  });

  test("lists each finish, the latest first", () => {
    expect(shown(5, 40).known?.finishes.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ["M1", "31 Mar 2026", "30 Jun 2026", "9 Aug 2026", "+40 days"],
      ["M0", "31 Mar 2026", "30 Jun 2026", "5 Jul 2026", "+5 days"],
    ]);
  });

  test("before the first month end it shows no table full of noughts", () => {
    expect(forecastsView(viewOf(late([1], true), asOf, knownHistory([])))).toMatchObject({
      headline: "No forecast of the past is known yet",
      known: undefined,
    });
  });

  test("without a history it shows nothing and says why", () => {
    expect(forecastsView(viewOf(late([1], true), asOf))).toMatchObject({
      headline: "How far forecasts can be trusted is not known",
      basis: expect.stringContaining("the plan of a test has no history"),
      known: undefined,
    });
  });
});
