import { describe, expect, test } from "vitest";
import { decisionPage } from "../../../src/views/decision.ts";
import { requiredDecisionIds, requiredDecisionPage } from "../../../src/views/required-decision.ts";
import { plainText } from "../../../src/views/sentence.ts";
import { type Fields, type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

/** Churn is to fall from 10 to 0 in the third quarter; a measurement is in breach where it is not near its plan. */
function breached(
  actuals: readonly (readonly [string, number])[],
  decisions: Readonly<Record<string, Fields>> = {},
): PlanText {
  return {
    portal: { locale: "en-GB" },
    kpis: {
      churn: {
        direction: "decrease",
        valuePerUnit: 100,
        baseline: { period: "2026-06-30", value: 10 },
        targets: [{ period: "2026-09-30", value: 0 }],
        grounding: "pnl",
      },
    },
    actuals: { churn: actuals },
    units: { counter: { kind: "business", parent: "shop" } },
    people: { cleo: { unit: "counter" } },
    forums: { board: { units: ["shop"] }, lab: { units: ["lab"] }, all: { chair: "cleo" } },
    decisions,
  };
}

const late = breached([["2026-07", 10]]);
const page = (text: PlanText, asOf: string, id = "kpi/breach:churn") =>
  requiredDecisionPage(viewOf(plan(text), asOf), id);
const factsOf = ({ facts }: ReturnType<typeof page>) =>
  Object.fromEntries(facts.map(({ label, values }) => [label, values.map(({ text }) => text).join(", ")]));

describe("the page of a required decision", () => {
  test("says since when, by when, how late, for how much, and who decides where", () => {
    const shown = page(late, "2026-08-29");
    expect(shown.path).toBe("decisions/required/kpi/breach/churn/");
    expect(shown.standing).toBe("Ann owes a decision since 14 August 2026: 15\u00a0days late.");
    expect(shown.mark.word).toBe("Overdue");
    expect(factsOf(shown)).toEqual({
      About: "Churn",
      Rule: "KPI in breach",
      Since: "31 July 2026, 29\u00a0days ago",
      Due: "14 August 2026",
      Late: "15\u00a0days",
      // 10 − (10 − 10 × 31 ÷ 92) = 3.37 missing, worth 100 each.
      "What it costs": "EUR\u00a0337 a year at today’s gap",
      "Who decides": "Ann",
      // The lab is another unit; a forum without units has all of them in its scope.
      "Forums in scope": "All, Board",
      Id: "kpi/breach:churn",
    });
  });

  test("is not late on the day that it is due", () => {
    expect(page(late, "2026-08-14").standing).toBe("Ann has to decide by 14 August 2026, today.");
    expect(page(late, "2026-08-15").standing).toContain("1\u00a0day late");
  });

  test("asks the forums of the units above the person's own", () => {
    const below = breached([["2026-07", 10]]);
    const text = { ...below, kpis: { churn: { ...below.kpis?.["churn"], accountable: "cleo" } } };
    expect(factsOf(page(text, "2026-08-29"))["Forums in scope"]).toBe("All, Board");
  });

  test("has options with figures", () => {
    const { options } = page(late, "2026-08-29");
    expect(options.map(({ title, text }) => `${title}: ${plainText(text)}`)).toEqual([
      "Move the targets: The target of 0\u00a0points for 30 Sept 2026 would move; the page of Churn keeps the first targets beside the new ones. Never moved before.",
      "Leave it as it is: The gap of 3.37\u00a0points of Churn is accepted: it costs EUR\u00a0337 a year as it is today.",
    ]);
  });
});

describe("what answers it", () => {
  const record = { answers: ["kpi/breach:churn"], date: "2026-08-20", title: "Call them" };
  const decided = breached([["2026-07", 10]], { call: record });

  test("a decision that names it closes it, and deleting that decision reopens it", () => {
    const closed = page(decided, "2026-08-29");
    expect(closed.mark.word).toBe("Decided");
    expect(closed.standing).toBe("Decided on 20 August 2026, 6\u00a0days after it was due.");
    expect(closed.answers.rows[0]?.at(-1)?.text).toBe("Answers it");
    expect(page({ ...decided, decisions: {} }, "2026-08-29")).toMatchObject({
      mark: { word: "Overdue" },
      answers: { rows: [] },
    });
  });

  test("a KPI that recovers and breaks again asks anew, and says why the old decision does not count", () => {
    const again = breached(
      [
        ["2026-07", 10],
        ["2026-08", 3],
        ["2026-09", 8],
      ],
      { call: record },
    );
    expect(requiredDecisionIds(viewOf(plan(again), "2026-09-15"))).not.toContain("kpi/breach:churn");
    const shown = page(again, "2026-10-10");
    expect(shown.mark.word).toBe("Open");
    expect(factsOf(shown)["Since"]).toBe("30 September 2026, 10\u00a0days ago");
    expect(shown.answers.rows[0]?.at(-1)?.text).toBe(
      "Does not count: taken before it was raised on 30 Sept 2026",
    );
    const answered = decisionPage(viewOf(plan(again), "2026-10-10"), "call").facts.find(
      ({ label }) => label === "Answers",
    );
    expect(answered?.values).toEqual([
      {
        text: "Churn",
        href: "decisions/required/kpi/breach/churn/",
        note: "kpi/breach, open; raised again on 30 Sept 2026, after this decision",
      },
    ]);
  });

  test("a proposal does not close it", () => {
    const proposed = breached([["2026-07", 10]], {
      call: { ...record, status: "proposed", date: "2026-08-05" },
    });
    expect(page(proposed, "2026-08-10").mark.word).toBe("Proposed");
    expect(page(proposed, "2026-08-10").answers.rows[0]?.at(-1)?.text).toBe(
      "Does not count yet: only proposed",
    );
    expect(page(proposed, "2026-08-29").standing).toMatch(/late\. A decision is proposed\.$/);
  });
});
