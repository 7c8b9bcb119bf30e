import { type Entry, oncePer } from "../../model/index.ts";
import type { Report, RequiredDecision } from "../report.ts";
import { requiredDecisionId } from "../rules/findings.ts";
import { sameName } from "./moved.ts";
import type { States } from "./states.ts";

type Standing = Entry<"decisions">["status"];

/** A decision that was taken, proposed, settled or superseded. */
export interface DecisionMove {
  readonly decision: string;
  /** `null` if it was not known then. */
  readonly before: Standing | null;
  readonly after: Standing;
}

/** Decisions that are new or stand otherwise, latest first. Those whose records were removed are not here. */
export function decisionMoves({ before, after, idNow }: States): readonly DecisionMove[] {
  const then = new Map(
    before.report.decisions.map((decision) => [
      idNow("decisions")(decision.id),
      standing(before.repository.decisions.get(decision.id), decision.current),
    ]),
  );
  const moves = after.report.decisions.flatMap(({ id, current }) => {
    const entry = after.repository.decisions.get(id);
    const now = standing(entry, current);
    const earlier = then.get(id) ?? null;
    return entry === undefined || now === undefined || earlier === now
      ? []
      : [{ decision: id, before: earlier, after: now, date: entry.date }];
  });
  return moves
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
    .map(({ date: _, ...move }) => move);
}

/**
 * How a decision stands. The status carries no date: one that is written to be superseded, while nothing that was
 * known supersedes it, was still in force.
 */
function standing(entry: Entry<"decisions"> | undefined, current: string): Standing | undefined {
  if (entry === undefined) return undefined;
  if (current !== entry.id) return "superseded";
  return entry.status === "superseded" ? "accepted" : entry.status;
}

export type RequiredState = RequiredDecision["state"];

/** A required decision that came up, fell overdue, was closed or moved otherwise. */
export interface RequiredMove {
  readonly id: string;
  readonly subject: string;
  readonly kind: "new" | "overdue" | "closed" | "moved";
  /** `null` if it was not required then, or is not any more. */
  readonly before: RequiredState | null;
  readonly after: RequiredState | null;
  /** As it stands now, or stood when it was last required. */
  readonly decision: RequiredDecision;
}

/** Required decisions in the order of the later report, then those that are gone in that of the earlier one. */
export function requiredMoves({ before, after, subjectNow, idNow }: States): readonly RequiredMove[] {
  const then = required(before.report, subjectNow);
  const now = requiredNow(after.report);
  const present = [...now].map(([id, { subject, decision }]) => {
    const earlier = then.get(id)?.decision.state ?? null;
    return { id, subject, before: earlier, after: decision.state, decision };
  });
  const gone = [...then].flatMap(([id, { subject, decision }]) => {
    // Who has to decide and what was decided are named as they are now, like the subject itself.
    const renamed: RequiredDecision = {
      ...decision,
      id,
      accountable: idNow("people")(decision.accountable),
      decision: decision.decision === null ? null : idNow("decisions")(decision.decision),
    };
    return now.has(id) ? [] : [{ id, subject, before: decision.state, after: null, decision: renamed }];
  });
  return [...present, ...gone].flatMap((move): RequiredMove[] => {
    const kind = kindOf(move.before, move.after);
    return kind === undefined ? [] : [{ kind, ...move }];
  });
}

function kindOf(before: RequiredState | null, after: RequiredState | null): RequiredMove["kind"] | undefined {
  if (before === after) return undefined;
  const wasSettled = before === null || before === "decided";
  const isSettled = after === null || after === "decided";
  if (isSettled) return before === "decided" ? undefined : "closed";
  if (wasSettled) return "new";
  return after === "overdue" ? "overdue" : "moved";
}

/** Those of the later report, with which one earlier one after the other is compared. */
const requiredNow = oncePer((report: Report) => required(report, sameName));

/** The required decisions of a report by the ids that they have now. */
function required(report: Report, subjectNow: (subject: string) => string) {
  // A decision is required for a breach and for nothing else.
  const subjects = new Map(
    report.findings
      .filter(({ severity }) => severity === "breach")
      .map(({ rule, subject }) => [
        requiredDecisionId(rule, subject),
        { rule, subject: subjectNow(subject) },
      ]),
  );
  return new Map(
    report.requiredDecisions.flatMap((decision) => {
      const about = subjects.get(decision.id);
      if (!about) return [];
      const id = requiredDecisionId(about.rule, about.subject);
      return [[id, { subject: about.subject, decision }] as const];
    }),
  );
}
