import { analyse, type Evidence, type Finding } from "../../src/analysis/index.ts";
import { day, type PlanMemory } from "../../src/model/index.ts";
import { type PlanText, plan } from "./plan.ts";

/** What one rule finds in a plan on 30 June 2026, or on another day, with what its history remembers. */
export function findingsOf(
  rule: string,
  text: PlanText,
  asOf = "2026-06-30",
  memory: Partial<PlanMemory> = {},
): readonly Finding[] {
  const options = { memory: { since: new Map(), firstReport: undefined, moves: [], edits: [], ...memory } };
  return analyse(plan(text), day(asOf), options).findings.filter((finding) => finding.rule === rule);
}

/** A finding as a reader meets it: the evidence as lines, e.g. "Slip: 10 days". */
interface Read extends Pick<Finding, "subject" | "message"> {
  readonly evidence: readonly string[];
}

/** The finding of a rule that finds one thing alone. */
export function findingOf(rule: string, text: PlanText, asOf?: string, memory?: Partial<PlanMemory>): Read {
  const [finding, ...others] = findingsOf(rule, text, asOf, memory);
  if (!finding || others.length > 0)
    throw new Error(`${rule} found ${others.length + (finding ? 1 : 0)} things`);
  const { subject, message, evidence } = finding;
  return { subject, message, evidence: evidence.map(line) };
}

function line(evidence: Evidence): string {
  const { label, role, kind, value } = evidence;
  const shown = typeof value === "number" ? String(Number(value.toPrecision(6))) : String(value);
  const unit = kind === "number" ? evidence.unit : kind === "ratio" || kind === "money" ? kind : "";
  return `${label}: ${shown}${unit === "" ? "" : ` ${unit}`} (${role})`;
}

/** The subjects that a rule finds, in the order of the report. */
export function subjectsOf(rule: string, text: PlanText, asOf?: string): readonly string[] {
  return findingsOf(rule, text, asOf).map(({ subject }) => subject);
}
