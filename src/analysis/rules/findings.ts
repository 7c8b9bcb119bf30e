import { byCodeUnits, type Day } from "../../model/index.ts";
import type { Figures } from "../figures.ts";
import type { Remembered } from "../governance/remembered.ts";
import type { Finding, Severity } from "../report.ts";
import { type Facts, factsOf, moneyAtStake, splitSubject } from "./facts.ts";
import type { Found, Rule } from "./rule.ts";

/** The order of severities, the worst first. */
const rank: Readonly<Record<Severity, number>> = { breach: 0, warning: 1, info: 2 };

/** The id of the decision that a finding requires, e.g. `kpi/breach:churn`. */
export function requiredDecisionId(rule: string, subject: string): string {
  return `${rule}:${splitSubject(subject).id}`;
}

/** The day on which each required decision was first found in the history of the files, by its id. */
export type FirstSeen = ReadonlyMap<string, Day>;

/** The days of undated findings by the ids of the decisions that they require. */
export function firstSeenOf(since: ReadonlyMap<string, Day>): FirstSeen {
  const days = new Map<string, Day>();
  for (const [finding, day] of since) {
    const space = finding.indexOf(" ");
    const [rule, subject] = [finding.slice(0, space), finding.slice(space + 1)];
    const id = requiredDecisionId(rule, subject);
    const other = days.get(id);
    // An entry of another collection may have the same id; the older finding is the one that waits longer.
    if (other === undefined || day < other) days.set(id, day);
  }
  return days;
}

/** Whether the history of the files says since when a finding holds of which the files do not. */
export function isRaisingKnown({ rule, subject, raisedOn }: Finding, firstSeen: FirstSeen): boolean {
  return firstSeen.get(requiredDecisionId(rule, subject)) === raisedOn;
}

/** Severities that a portal gives to rules, by their ids. */
type Severities = Readonly<Record<string, Severity | "off">>;

/** What all rules find, sorted. A rule that is switched off is not asked. */
export function findings(
  figures: Figures,
  rules: readonly Rule[],
  severities: Severities,
  firstSeen: FirstSeen,
  remembered: Remembered,
): Finding[] {
  const facts = factsOf(figures, remembered);
  const all: Finding[] = [];
  for (const rule of rules) {
    const severity = severities[rule.id] ?? rule.severity;
    if (severity === "off") continue;
    for (const found of rule.find(facts)) all.push(finding(facts, rule, severity, found, firstSeen));
  }
  return all.sort(mostUrgentFirst);
}

function finding(
  facts: Facts,
  rule: Rule,
  severity: Severity,
  { subject, message, evidence, raisedOn, moneyAtStake: money }: Found,
  firstSeen: FirstSeen,
): Finding {
  return {
    rule: rule.id,
    severity,
    subject,
    message,
    evidence,
    raisedOn: raisedOn ?? seenBy(facts.now.asOf, firstSeen.get(requiredDecisionId(rule.id, subject))),
    moneyAtStake: money === undefined ? moneyAtStake(facts, subject) : money,
  };
}

/** A day on which something was first seen says nothing about a time before it. */
function seenBy(asOf: Day, firstSeen: Day | undefined): Day {
  return firstSeen !== undefined && firstSeen < asOf ? firstSeen : asOf;
}

function mostUrgentFirst(a: Finding, b: Finding): number {
  return (
    rank[a.severity] - rank[b.severity] ||
    byMoney(a.moneyAtStake, b.moneyAtStake) ||
    byCodeUnits(a.rule, b.rule) ||
    byCodeUnits(a.subject, b.subject)
  );
}

function byMoney(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b - a;
}
