/**
 * Looks at the main line commit by commit and makes a record of each, from what all records before it add up to.
 */
import type { Day, GoalpostMove, PlanRepository, RecordEdit } from "../model/index.ts";
import { type Carried, renamedFinding, renamedPlan } from "./carried.ts";
import type { CommitRecord } from "./commit-record.ts";
import { authoredLanding } from "./landing.ts";
import type { PastState } from "./past-states.ts";
import { fileOf } from "./raw-changes.ts";
import { changesOf } from "./step.ts";

/** What is looked for in every state: the findings of which the files do not say since when they hold. */
export type UndatedFindings = (repository: PlanRepository, asOf: Day) => readonly string[];

/** Makes the record of a commit; `before` is the last sound state, up to which everything was carried. */
export async function recordOf(
  folder: string,
  undated: UndatedFindings,
  carried: Carried,
  state: PastState,
  before: PastState | undefined,
): Promise<CommitRecord> {
  const { commit, repository } = state;
  if (!repository) return { ...emptyRecord, isSound: false, day: commit.day };
  const { touched, portal, renamed } = carried.touchedWith(commit);
  const changes = before?.repository
    ? await changesOf({
        before: before.repository,
        after: repository,
        touched,
        renamed,
        textBefore: before.textOf,
        textAfter: state.textOf,
        gone: carried.gone(),
        portal,
      })
    : { moves: [], edits: [] };
  // What an edition does not show any more, or shows again, was neither taken out nor put back.
  const isReal = ({ kind, subject }: GoalpostMove | RecordEdit) =>
    !(kind === "removed" && state.leftOut.has(subject)) &&
    !(kind === "returned" && before?.leftOut.has(subject) === true);
  const authored = <T extends GoalpostMove | RecordEdit>(change: T): T =>
    change.landing.commit === commit.hash
      ? { ...change, landing: authoredLanding(folder, commit, fileOf(change.subject)) }
      : change;
  const day = repository.portal.asOf ?? commit.day;
  const known = new Set([...carried.since().keys()].map((finding) => renamedFinding(finding, renamed)));
  const now = new Set(undated(repository, day));
  const approvedBefore = new Set([...carried.approved()].map((plan) => renamedPlan(plan, renamed)));
  return {
    isSound: true,
    day,
    appeared: [...now].filter((finding) => !known.has(finding)),
    vanished: [...known].filter((finding) => !now.has(finding)),
    renamed: [...renamed],
    moves: changes.moves
      .filter((move) => isReal(move) && !isDraft(move.subject, approvedBefore))
      .map(authored),
    edits: changes.edits.filter(isReal).map(authored),
    approved: [...repository.plans.values()]
      .filter(({ id, stage }) => stage !== "proposed" && !approvedBefore.has(id))
      .map(({ id }) => id),
  };
}

const emptyRecord = { appeared: [], vanished: [], renamed: [], moves: [], edits: [], approved: [] };

/** A plan that was never more than proposed, and its milestones, promise nothing yet. */
function isDraft(subject: string, approved: ReadonlySet<string>): boolean {
  const [collection, ...rest] = subject.split("/");
  if (collection === "plans") return !approved.has(rest.join("/"));
  if (collection === "milestones") return !approved.has(rest.slice(0, -1).join("/"));
  return false;
}
