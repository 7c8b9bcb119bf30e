import { addDays, type Day, type Entry, toDayNumber } from "../../model/index.ts";
import { writtenDay } from "../calendar.ts";
import type { Finding, RequiredDecision } from "../report.ts";
import { accountableFor } from "../rules/facts.ts";
import { requiredDecisionId } from "../rules/findings.ts";
import type { Snapshot } from "../snapshot.ts";

/** How far back a decision still answers a finding of which nobody knows since when it holds, in days. */
const undatedReachDays = 365;

/** What is known of the days on which findings were raised. */
export interface Raising {
  /** Whether a finding's `raisedOn` is a fact, of the files or of their history. */
  readonly isRaisingKnown: (finding: Finding) => boolean;
  /** Whether the files themselves say it. */
  readonly isDatedByFiles: (finding: Finding) => boolean;
  /** The first reporting date that the history knows: what was found then may have been so before. */
  readonly firstReport: Day | undefined;
}

/**
 * The decision that each breach requires, and whether it was taken. It is answered by an accepted decision that
 * names it and was taken while it stood: a KPI that recovered and broke again asks anew. Where a finding's `raisedOn`
 * is only the as-of date, nothing can be overdue.
 */
export function requiredDecisions(
  now: Snapshot,
  findings: readonly Finding[],
  { isRaisingKnown, isDatedByFiles, firstReport }: Raising,
): RequiredDecision[] {
  const answers = decisionsByAnswer(now);
  return findings
    .filter(({ severity }) => severity === "breach")
    .map((finding) => {
      const id = requiredDecisionId(finding.rule, finding.subject);
      const dated = isRaisingKnown(finding);
      const isExact = dated && (isDatedByFiles(finding) || finding.raisedOn !== firstReport);
      const from = isExact ? finding.raisedOn : addDays(finding.raisedOn, -undatedReachDays);
      const dueOn = dated ? writtenDay(toDayNumber(finding.raisedOn) + now.limits.decisionDays) : null;
      return {
        id,
        raisedOn: finding.raisedOn,
        dueOn,
        accountable: accountableFor(now.repository, finding.subject),
        moneyAtStake: finding.moneyAtStake,
        ...standing(now.asOf, answers.get(id) ?? [], from, dueOn),
      };
    });
}

/** Which decisions name each required decision, by their ids. */
function decisionsByAnswer({ repository }: Snapshot): ReadonlyMap<string, readonly Entry<"decisions">[]> {
  const byAnswer = new Map<string, Entry<"decisions">[]>();
  for (const decision of repository.decisions.values()) {
    if (decision.answers.length === 0) continue;
    for (const id of new Set(decision.answers)) {
      const named = byAnswer.get(id) ?? [];
      named.push(decision);
      byAnswer.set(id, named);
    }
  }
  return byAnswer;
}

function standing(
  asOf: Day,
  answering: readonly Entry<"decisions">[],
  from: Day,
  dueOn: Day | null,
): Pick<RequiredDecision, "state" | "decision"> {
  const inTime = answering.filter(({ date }) => date >= from);
  const accepted = inTime.find(({ status }) => status === "accepted");
  if (accepted) return { state: "decided", decision: accepted.id };
  if (dueOn !== null && asOf > dueOn) return { state: "overdue", decision: null };
  const isProposed = inTime.some(({ status }) => status === "proposed");
  return { state: isProposed ? "proposed" : "open", decision: null };
}
