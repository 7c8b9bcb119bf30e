import { analyse, monthFigures } from "../../src/analysis/index.ts";
import { day, type GoalpostMove, type PlanRepository, type RecordEdit } from "../../src/model/index.ts";
import type { KnownHistory } from "../../src/views/history.ts";

/** A history that a test makes up: the plan at the ends of months, and what happened in between. */
export function knownHistory(
  states: readonly (readonly [monthEnd: string, plan: PlanRepository])[],
  given: Partial<KnownHistory> = {},
): KnownHistory {
  return {
    kind: "memory",
    months: states.map(([at, plan]) => ({
      day: day(at),
      digest: monthFigures(plan, analyse(plan, day(at))),
    })),
    since: new Map(),
    firstReport: undefined,
    moves: [],
    edits: [],
    commits: states.length,
    unsound: 0,
    begins: day(states[0]?.[0] ?? "2026-01-31"),
    isWhole: true,
    ...given,
  };
}

const landing = (on: string) => ({
  commit: "0123456789abcdef0123456789abcdef01234567",
  day: day(on),
  author: "Ann",
  subject: "Correct figures",
});

export function movedOn(on: string, subject: string, given: Partial<GoalpostMove> = {}): GoalpostMove {
  return {
    subject,
    title: subject,
    kind: "changed",
    field: "targets",
    before: [],
    after: [],
    bearers: [],
    landing: landing(on),
    ...given,
  };
}

export function editedOn(on: string, subject: string, title: string): RecordEdit {
  return {
    subject,
    title,
    kind: "edited",
    parts: ["text"],
    before: "a",
    after: "b",
    bearers: [],
    landing: landing(on),
  };
}
