import { describe, expect, test } from "vitest";
import { impossibleForecast, slipView } from "../../../src/views/milestone-slip.ts";
import { timelineView } from "../../../src/views/milestone-timeline.ts";
import { type Fields, plan } from "../../helpers/plan.ts";
import { viewOf, withPlainSpaces } from "../../helpers/view.ts";

/** `first` is 73 days late; `second` waits for it and would be 23 days late by its own word. */
function context(second: Fields = {}, first: Fields = {}) {
  const repository = plan({
    portal: { locale: "en-GB" },
    kpis: { churn: { direction: "decrease", valuePerUnit: 1000 } },
    plans: { p: { contributes: [{ kpi: "churn", delta: -10, realisedBy: "p/second", confidence: 1 }] } },
    milestones: {
      "p/first": { baseline: { finish: "2026-10-01" }, forecast: { finish: "2026-12-13" }, ...first },
      "p/second": {
        baseline: { finish: "2026-10-01" },
        forecast: { finish: "2026-10-24" },
        dependsOn: [{ milestone: "p/first" }],
        ...second,
      },
    },
  });
  const view = viewOf(repository, "2026-09-30");
  const of = (id: string) => view.repository.milestones.get(`p/${id}`) as never;
  return { view, of };
}

describe("slipView(context, milestone)", () => {
  test("lays the inherited part at the door of the root cause", () => {
    const { view, of } = context();
    // 10 · 1000 · 73/365 = 2000 a year late, 50 of 73 days of which `first` causes.
    expect(withPlainSpaces(slipView(view, of("first")))?.sentences).toEqual([
      "Its slip of 73 days costs €1.37k: it delays Churn (Ann); it makes one other milestone late.",
    ]);
    expect(withPlainSpaces(slipView(view, of("second")))?.sentences).toEqual([
      "Of its slip of 73 days, 50 days come from First and 23 days are its own.",
      "That its own benefits come late costs €2k in all.",
      "What it adds itself costs €630: it delays Churn (Ann).",
    ]);
  });

  test("names who is hit, through what and by how much", () => {
    const { view, of } = context();
    const slip = withPlainSpaces(slipView(view, of("first")));
    const texts = (rows: readonly (readonly { readonly text: string }[])[] | undefined) =>
      rows?.map((row) => row.map(({ text }) => text));
    expect(texts(slip?.benefits?.rows)).toEqual([["Churn", "Ann", "Second", "50 days", "€10k", "EUR 1,370"]]);
    expect(texts(slip?.milestones?.rows)).toEqual([["Second", "Ivo", "50 days", "13 Dec 2026"]]);
  });

  test("says so where nothing is late, and where nobody is hit", () => {
    const onTime = context({ dependsOn: [], forecast: { finish: "2026-10-01" } });
    expect(withPlainSpaces(slipView(onTime.view, onTime.of("second")))?.sentences).toEqual([
      "It is expected by its baseline and costs nobody anything.",
    ]);
    const alone = context({ dependsOn: [] });
    expect(withPlainSpaces(slipView(alone.view, alone.of("first")))?.sentences).toEqual([
      "Its slip of 73 days delays no benefit that a plan promises.",
    ]);
  });

  test("says nothing of a milestone that was cancelled", () => {
    const { view, of } = context({}, { cancelled: { date: "2026-09-01" } });
    expect(withPlainSpaces(slipView(view, of("first")))).toBeUndefined();
  });
});

describe("impossibleForecast(context, milestone)", () => {
  test("says what it waits for and where the delay began", () => {
    const { view, of } = context();
    const impossible = withPlainSpaces(impossibleForecast(view, of("second")));
    expect(impossible?.sentence).toBe(
      "Its owner says 24 October 2026, but it waits for First, expected on 13 December 2026 (can only start when that is finished). So it cannot finish before 13 December 2026, 50 days later.",
    );
    expect(impossible?.chain.map(({ text, note }) => `${text}: ${note}`)).toEqual([
      "First: root cause, expected 13 Dec 2026",
      "Second: this one, expected 13 Dec 2026",
    ]);
  });

  test("is none where its owner's word can hold", () => {
    const { view, of } = context();
    expect(withPlainSpaces(impossibleForecast(view, of("first")))).toBeUndefined();
  });
});

describe("timelineView(context, milestone)", () => {
  test("shows the owner's word and the computed date apart where they differ", () => {
    const { view, of } = context();
    const rows = (id: string) =>
      withPlainSpaces(timelineView(view, of(id))).rows.map(({ label, text }) => `${label}: ${text}`);
    expect(rows("second")).toEqual([
      "Baseline: 1 Oct 2026",
      "Its owner's forecast: 24 Oct 2026, +23 days",
      "Expected, as computed: 13 Dec 2026, +73 days",
    ]);
    expect(rows("first")).toEqual(["Baseline: 1 Oct 2026", "Forecast: 13 Dec 2026, +73 days"]);
  });

  test("says in its title how late it is and how often the goalpost moved", () => {
    const moved = context({
      rebaselined: [{ date: "2026-05-01", baseline: { finish: "2026-09-01" } }],
    });
    expect(withPlainSpaces(timelineView(moved.view, moved.of("second"))).title).toBe(
      "Expected on 13 December 2026, 73 days after its baseline, which moved once, by 30 days",
    );
    const done = context({}, { actual: { finish: "2026-09-29" } });
    expect(withPlainSpaces(timelineView(done.view, done.of("first"))).title).toBe(
      "Finished on 29 September 2026, 2 days before its baseline",
    );
  });
});
