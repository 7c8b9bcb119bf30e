import { expect, test } from "vitest";
import { day } from "../../../src/model/index.ts";
import { pastStatuses } from "../../../src/site/past-statuses.ts";
import { updatePage, updateStream } from "../../../src/views/update.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

/** Due on 31 March and never done: on plan in February, in breach in June. */
const repository = plan({
  portal: { locale: "en-GB" },
  plans: { erp: {} },
  milestones: {
    "erp/live": { baseline: { start: "2026-01-01", finish: "2026-03-31" }, actual: { start: "2026-01-01" } },
  },
  updates: {
    early: { plan: "erp", date: "2026-02-01", claimed: "green" },
    late: { plan: "erp", date: "2026-06-30", claimed: "green" },
    review: { plan: "erp", date: "2026-07-01", claimed: "green", assurance: true },
  },
});
const view = viewOf(repository, "2026-07-31");

test("an update stands beside what was computed on its day and beside what is computed now", () => {
  const words = (id: string) => {
    const { claimed, computedThen, computed } = updatePage(view, id);
    return [claimed.word, computedThen.word, computed.word];
  };
  expect(words("early")).toEqual(["Green", "On plan", "Breach"]);
  expect(words("late")).toEqual(["Green", "Breach", "Breach"]);
});

test("the stream counts the green words of owners that the figures of the day contradict", () => {
  const { lede, table } = updateStream(view);
  expect(lede).toMatch(/^1 of 2 green reports of owners \(50\u00a0%\) were in breach/);
  expect(table.rows.map((row) => [row[0]?.text, row[4]?.text, row[5]?.text, row[5]?.note])).toEqual([
    ["Review", "Green", "Breach", undefined],
    ["Late", "Green", "Breach", "claimed green"],
    ["Early", "Green", "On plan", undefined],
  ]);
});

test("what is not computed is said to be so", () => {
  const without = { ...view, pastStatuses: () => undefined };
  expect(updatePage(without, "early").computedThen).toMatchObject({ word: "Not computed", tone: "none" });
  expect(updateStream(without).lede).toMatch(/^Every report as it was given/);
});

test("only days of updates of the last two years are computed, each once, and at most sixty", () => {
  const dates = Array.from(
    { length: 70 },
    (_, at) =>
      `2026-${String(1 + Math.floor(at / 28)).padStart(2, "0")}-${String(1 + (at % 28)).padStart(2, "0")}`,
  );
  const many = plan({
    plans: { erp: {} },
    updates: {
      old: { plan: "erp", date: "2024-01-01" },
      ...Object.fromEntries(dates.map((date) => [date, { plan: "erp", date }])),
    },
  });
  const statusesOn = pastStatuses(many, day("2026-03-31"));
  expect(statusesOn(day("2024-01-01"))).toBeUndefined();
  expect(statusesOn(day("2026-03-30"))).toBeUndefined();
  expect(dates.filter((date) => statusesOn(day(date)) !== undefined)).toEqual(dates.slice(-60));
  expect(statusesOn(day("2026-03-10"))).toBe(statusesOn(day("2026-03-10")));
});
