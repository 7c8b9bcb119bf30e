/**
 * What all records of the main line up to a commit add up to: since when each finding holds, what was ever approved,
 * what was taken out, and what commits with errors touched. Carried along record by record.
 */
import type { Day, Landing } from "../model/index.ts";
import type { CommitRecord } from "./commit-record.ts";
import { landingOf } from "./landing.ts";
import type { LineCommit } from "./main-line.ts";
import { entryOf, renamedEntries } from "./raw-changes.ts";

export type Renames = ReadonlyMap<string, string>;

/** What was touched since the last sound state: what commits with errors did shows when the files are right again. */
export interface Touched {
  readonly touched: ReadonlyMap<string, Landing>;
  readonly portal: Landing | undefined;
  readonly renamed: Renames;
}

export interface Carried {
  readonly carry: (commit: LineCommit, record: CommitRecord) => void;
  /** Since when each undated finding holds; `undefined` for what held before what is known of the line. */
  readonly since: () => ReadonlyMap<string, Day | undefined>;
  /** The plans that were ever more than proposed. */
  readonly approved: () => ReadonlySet<string>;
  /** What was taken out, with what it promised. */
  readonly gone: () => ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** What a commit touches together with those before it since the last sound state. */
  readonly touchedWith: (commit: LineCommit) => Touched;
}

export function carried(isWhole: boolean): Carried {
  let since: ReadonlyMap<string, Day | undefined> = new Map();
  let approved: ReadonlySet<string> = new Set();
  const gone = new Map<string, Readonly<Record<string, unknown>>>();
  let isBegun = false;
  let open = nothingTouched();

  const carry = (commit: LineCommit, record: CommitRecord): void => {
    if (!record.isSound) {
      open = withCommit(open, commit);
      return;
    }
    open = nothingTouched();
    const renamed: Renames = new Map(record.renamed);
    if (renamed.size > 0) {
      since = new Map([...since].map(([finding, day]) => [renamedFinding(finding, renamed), day]));
      approved = new Set([...approved].map((plan) => renamedPlan(plan, renamed)));
    }
    // Most commits change nothing of it, and what was handed out stays what it was.
    if (record.vanished.length > 0 || record.appeared.length > 0) {
      const kept = new Map(since);
      for (const finding of record.vanished) kept.delete(finding);
      // What a clone that is not whole begins with may have been so for long.
      for (const finding of record.appeared) kept.set(finding, isBegun || isWhole ? record.day : undefined);
      since = kept;
    }
    if (record.approved.length > 0) approved = new Set([...approved, ...record.approved]);
    for (const { kind, subject, before } of [...record.moves, ...record.edits]) {
      if (kind === "removed") gone.set(subject, typeof before === "object" ? { ...before } : {});
      if (kind === "returned") gone.delete(subject);
    }
    isBegun = true;
  };

  return {
    carry,
    since: () => since,
    approved: () => approved,
    gone: () => gone,
    touchedWith: (commit) => withCommit(open, commit),
  };
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

/** A finding, `rule collection/id`, under the name that its subject has after a step. */
export function renamedFinding(finding: string, renamed: Renames): string {
  if (renamed.size === 0) return finding;
  const space = finding.indexOf(" ");
  const subject = renamed.get(finding.slice(space + 1));
  return subject === undefined ? finding : `${finding.slice(0, space)} ${subject}`;
}

export function renamedPlan(plan: string, renamed: Renames): string {
  return renamed.get(`plans/${plan}`)?.slice("plans/".length) ?? plan;
}
