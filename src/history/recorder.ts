/**
 * Looks at the main line commit by commit and makes a record of each. What all records before a commit add up to is
 * carried along, so that a record can be made, or taken from an earlier build, anywhere in the line.
 */
import type { Day, GoalpostMove, Landing, PlanRepository, RecordEdit } from "../model/index.ts";
import type { CommitRecord } from "./commit-record.ts";
import { authoredLanding, landingOf } from "./landing.ts";
import type { LineCommit } from "./main-line.ts";
import type { PastState } from "./past-states.ts";
import { entryOf, fileOf, renamedEntries } from "./raw-changes.ts";
import { changesOf } from "./step.ts";

/** What is looked for in every state: the findings of which the files do not say since when they hold. */
export type UndatedFindings = (repository: PlanRepository, asOf: Day) => readonly string[];

export interface Recorder {
  /** Makes the record of a commit; `before` is the last sound state, which has been carried. */
  readonly record: (state: PastState, before: PastState | undefined) => Promise<CommitRecord>;
  /** Carries a record on, whether it was made now or before. */
  readonly carry: (commit: LineCommit, record: CommitRecord) => void;
  /** Since when each undated finding holds; nothing of those that held before what is known of the line. */
  readonly since: () => ReadonlyMap<string, Day>;
}

type Renames = ReadonlyMap<string, string>;

export function recorder(folder: string, undated: UndatedFindings, isWhole: boolean): Recorder {
  let since: ReadonlyMap<string, Day | undefined> = new Map();
  let approved: ReadonlySet<string> = new Set();
  const gone = new Map<string, Readonly<Record<string, unknown>>>();
  let isBegun = false;
  let open = nothingTouched();

  const record = async (state: PastState, before: PastState | undefined): Promise<CommitRecord> => {
    const { commit, repository } = state;
    if (!repository) return { ...emptyRecord, isSound: false, day: commit.day };
    const { touched, portal, renamed } = withCommit(open, commit);
    const changes = before?.repository
      ? await changesOf({
          before: before.repository,
          after: repository,
          touched,
          renamed,
          textBefore: before.textOf,
          textAfter: state.textOf,
          gone,
          portal,
        })
      : { moves: [], edits: [] };
    const authored = <T extends GoalpostMove | RecordEdit>(change: T): T =>
      change.landing.commit === commit.hash
        ? { ...change, landing: authoredLanding(folder, commit, fileOf(change.subject)) }
        : change;
    const day = repository.portal.asOf ?? commit.day;
    const known = new Set([...since.keys()].map((finding) => renamedFinding(finding, renamed)));
    const now = new Set(undated(repository, day));
    const approvedBefore = new Set([...approved].map((plan) => renamedPlan(plan, renamed)));
    return {
      isSound: true,
      day,
      appeared: [...now].filter((finding) => !known.has(finding)),
      vanished: [...known].filter((finding) => !now.has(finding)),
      renamed: [...renamed],
      moves: changes.moves.filter(({ subject }) => !isDraft(subject, approvedBefore)).map(authored),
      edits: changes.edits.map(authored),
      approved: [...repository.plans.values()]
        .filter(({ id, stage }) => stage !== "proposed" && !approvedBefore.has(id))
        .map(({ id }) => id),
    };
  };

  const carry = (commit: LineCommit, record: CommitRecord): void => {
    if (!record.isSound) {
      open = withCommit(open, commit);
      return;
    }
    open = nothingTouched();
    const renamed: Renames = new Map(record.renamed);
    const kept = new Map([...since].map(([finding, day]) => [renamedFinding(finding, renamed), day]));
    for (const finding of record.vanished) kept.delete(finding);
    // What a clone that is not whole begins with may have been so for long.
    for (const finding of record.appeared) kept.set(finding, isBegun || isWhole ? record.day : undefined);
    since = kept;
    approved = new Set([...[...approved].map((plan) => renamedPlan(plan, renamed)), ...record.approved]);
    for (const { kind, subject, before } of [...record.moves, ...record.edits]) {
      if (kind === "removed") gone.set(subject, typeof before === "object" ? { ...before } : {});
      if (kind === "returned") gone.delete(subject);
    }
    isBegun = true;
  };

  return {
    record,
    carry,
    since: () =>
      new Map([...since].flatMap(([finding, day]) => (day === undefined ? [] : [[finding, day] as const]))),
  };
}

const emptyRecord = { appeared: [], vanished: [], renamed: [], moves: [], edits: [], approved: [] };

/** What was touched since the last sound state: what commits with errors did shows when the files are right again. */
interface Touched {
  readonly touched: ReadonlyMap<string, Landing>;
  readonly portal: Landing | undefined;
  readonly renamed: Renames;
}

function nothingTouched(): Touched {
  return { touched: new Map(), portal: undefined, renamed: new Map() };
}

function withCommit(open: Touched, commit: LineCommit): Touched {
  const [touched, renamed] = [new Map(open.touched), new Map(open.renamed)];
  let { portal } = open;
  const landing = landingOf(commit);
  const own = renamedEntries(commit.changes, "");
  for (const [before, after] of own) {
    const first = [...open.renamed].find(([, name]) => name === before)?.[0] ?? before;
    renamed.set(first, after);
    touched.delete(before);
  }
  for (const { path } of commit.changes) {
    const entry = entryOf(path);
    if (entry !== undefined) touched.set(entry, landing);
    if (path === "portal.json") portal = landing;
  }
  return { touched, portal, renamed };
}

/** A plan that was never more than proposed, and its milestones, promise nothing yet. */
function isDraft(subject: string, approved: ReadonlySet<string>): boolean {
  const [collection, ...rest] = subject.split("/");
  if (collection === "plans") return !approved.has(rest.join("/"));
  if (collection === "milestones") return !approved.has(rest.slice(0, -1).join("/"));
  return false;
}

/** A finding, `rule collection/id`, under the name that its subject has after a step. */
function renamedFinding(finding: string, renamed: Renames): string {
  if (renamed.size === 0) return finding;
  const space = finding.indexOf(" ");
  const subject = renamed.get(finding.slice(space + 1));
  return subject === undefined ? finding : `${finding.slice(0, space)} ${subject}`;
}

function renamedPlan(plan: string, renamed: Renames): string {
  return renamed.get(`plans/${plan}`)?.slice("plans/".length) ?? plan;
}
