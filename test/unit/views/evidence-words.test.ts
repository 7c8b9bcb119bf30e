import { expect, test } from "vitest";
import { findingViews } from "../../../src/views/finding.ts";
import { type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

/** The evidence of what is found about an entry, by its labels. */
function evidence(text: PlanText, subject: string): Readonly<Record<string, string>> {
  const findings = findingViews(viewOf(plan(text), "2026-10-31"), subject);
  return Object.fromEntries(
    findings.flatMap((finding) => finding.evidence.map(({ label, value }) => [label, value])),
  );
}

test("says in words why a line of sight breaks", () => {
  const kpis = { margin: { grounding: "pnl" } };
  const promise = { kpi: "margin", delta: 1, realisedBy: "p/m", confidence: 1 };
  expect(evidence({ plans: { p: { stage: "active" } } }, "plans/p")).toMatchObject({
    "Line of sight": "none",
    "Because of": "no change of a KPI is promised",
  });
  const unaccepted = {
    kpis,
    plans: { p: { stage: "active", contributes: [{ ...promise, acceptedBy: undefined }] } },
  };
  expect(
    evidence({ ...unaccepted, milestones: { "p/m": { baseline: { finish: "2026-12-31" } } } }, "plans/p"),
  ).toMatchObject({
    "Line of sight": "claimed, not proven",
    "Because of": "nobody has accepted the promise",
  });
});

test("says in words how cost, schedule and value stand", () => {
  const late = {
    plans: { p: { stage: "active" } },
    milestones: { "p/m": { baseline: { start: "2026-01-05", finish: "2026-06-30" } } },
    updates: { u: { date: "2026-10-01", plan: "p", claimed: "green" } },
  };
  expect(evidence(late, "plans/p")).toMatchObject({ Claimed: "green", Schedule: "breach", Value: "n/a" });
});

test("leaves a text that somebody wrote as it is", () => {
  const systems = { a: { capability: "FS" }, b: { capability: "FS" } };
  expect(evidence({ systems }, "systems/a")).toMatchObject({ Capability: "FS" });
});
