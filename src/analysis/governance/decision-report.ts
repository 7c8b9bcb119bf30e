import { type DayNumber, type Entry, toDayNumber } from "../../model/index.ts";
import { goodSign } from "../alignment/driver-tree.ts";
import { lastDayNumber } from "../calendar.ts";
import { exceeds } from "../comparison.ts";
import type { DecisionReport, EffectReport } from "../report.ts";
import type { Measured, Series, Snapshot } from "../snapshot.ts";

/** The decisions taken by now: what stands in the place of each, and whether it had its effect. */
export function decisionReports(now: Snapshot): DecisionReport[] {
  const decisions = [...now.repository.decisions.values()];
  const current = currentDecisions(decisions);
  return decisions.map((decision) => ({
    id: decision.id,
    current: current.get(decision.id) ?? decision.id,
    effects: decision.expects.map((expected) => effectReport(now, decision, expected)),
  }));
}

/** Only a decision that was accepted, though it may be superseded or deprecated since, has had force. */
export function hadForce({ status }: Pick<Entry<"decisions">, "status">): boolean {
  return status === "accepted" || status === "superseded" || status === "deprecated";
}

/** The end of the chain of decisions that supersede each one. `decisions` are in the order of their ids. */
function currentDecisions(decisions: readonly Entry<"decisions">[]): ReadonlyMap<string, string> {
  const successor = new Map<string, string>();
  for (const { id, supersedes } of decisions.filter(hadForce)) {
    for (const old of supersedes) if (!successor.has(old)) successor.set(old, id);
  }
  const current = new Map<string, string>();
  for (const { id } of decisions) {
    const chain = [id];
    let end = id;
    // Each chain is followed only as far as one that was followed before, so all together take one walk.
    while (!current.has(end)) {
      const next = successor.get(end);
      if (next === undefined) break;
      end = next;
      chain.push(end);
    }
    const last = current.get(end) ?? end;
    for (const link of chain) current.set(link, last);
  }
  return current;
}

type Expected = Entry<"decisions">["expects"][number];

function effectReport(now: Snapshot, decision: Entry<"decisions">, expected: Expected): EffectReport {
  const due = lastDayNumber(expected.by, now.repository.portal.fiscalYearStart);
  const observed = changeBetween(
    now.series.get(expected.kpi) ?? [],
    toDayNumber(decision.date),
    Math.min(now.today, due),
  );
  const { kpi, delta, by } = expected;
  const state = now.today < due ? "too-early" : effectState(now, expected, observed);
  return { kpi, delta, by, observed, state };
}

function effectState(
  now: Snapshot,
  { kpi, delta }: Expected,
  observed: number | null,
): EffectReport["state"] {
  if (observed === null) return "unmeasurable";
  const entry = now.repository.kpis.get(kpi);
  const sign = (entry && goodSign(entry)) || Math.sign(delta);
  if (!exceeds(sign * delta, sign * observed)) return "met";
  return exceeds(sign * observed, 0) ? "partly" : "missed";
}

/** The latest value at `until` less that at `from`; `null` if either is missing or nothing was measured between. */
function changeBetween(series: Series, from: DayNumber, until: DayNumber): number | null {
  const before = latestOn(series, from);
  const after = latestOn(series, until);
  return before && after && after.day > before.day ? after.value - before.value : null;
}

function latestOn(series: Series, day: DayNumber): Measured | undefined {
  return series.findLast((measured) => measured.day <= day);
}
