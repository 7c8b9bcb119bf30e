import { expect, test } from "vitest";
import { recentChanges } from "../../../src/views/recent-changes.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf, withPlainSpaces } from "../../helpers/view.ts";

/** No forum meets, so that thirty days ago is what today is compared with. */
const changes = (text: Parameters<typeof plan>[0]) =>
  withPlainSpaces(recentChanges(viewOf(plan({ portal: { locale: "en-GB" }, ...text }), "2026-09-30")));

const kpi = {
  direction: "decrease",
  baseline: { period: "2026-06-30", value: 10 },
  targets: [{ period: "2026-09-30", value: 0 }],
};

test("nothing has changed in a plan that says nothing new", () => {
  expect(changes({}).summary).toBe("Since 31 August 2026 nothing of weight has changed.");
});

test("KPIs that moved to another status, those that got worse first, with their names in the sentence", () => {
  const { summary, moves } = changes({
    kpis: { steady: kpi, falling: kpi, rising: kpi, new: kpi },
    actuals: {
      // Planned are 3.3 on 31 August and 0 on 30 September; a tenth of 10 is the first limit.
      steady: [
        ["2026-08", 3],
        ["2026-09", 0],
      ],
      falling: [
        ["2026-08", 3],
        ["2026-09", 9],
      ],
      rising: [
        ["2026-08", 9],
        ["2026-09", 0],
      ],
    },
  });
  expect(summary).toBe(
    "Since 31 August 2026, one more decision is needed, one KPI got worse (Falling), one KPI got better (Rising) and one decision is no longer required.",
  );
  expect(moves.map(({ cell, before, after }) => [cell.text, before.word, after.word])).toEqual([
    ["Falling", "On plan", "Breach"],
    ["Rising", "Breach", "On plan"],
  ]);
});

test("milestones finished, milestones missed, decisions taken, and what an owner says now", () => {
  const { summary, moves } = changes({
    plans: { erp: { stage: "delivered" } },
    milestones: {
      "erp/done": { baseline: { finish: "2026-10-30" }, actual: { finish: "2026-09-10" } },
      "erp/old": { baseline: { finish: "2026-08-01" }, actual: { finish: "2026-08-01" } },
      "erp/missed": { baseline: { finish: "2026-09-20" } },
      "erp/today": { baseline: { finish: "2026-09-30" } },
    },
    decisions: {
      taken: { date: "2026-09-05" },
      refused: { date: "2026-09-06", status: "rejected" },
      proposed: { date: "2026-09-07", status: "proposed" },
      old: { date: "2026-08-05" },
    },
    updates: {
      before: { plan: "erp", date: "2026-08-20", claimed: "green" },
      now: { plan: "erp", date: "2026-09-20", claimed: "red" },
    },
  });
  expect(summary).toBe(
    "Since 31 August 2026, one milestone was finished, one milestone fell due and is not done, one milestone slipped by 10 days and two decisions were taken.",
  );
  expect(moves.map(({ cell, before, after }) => [cell.text, cell.note, before.word, after.word])).toEqual([
    ["Erp", "as its owner reports it", "Green", "Red"],
  ]);
});
