/** The main line with the record of every commit, and what can be asked of it. */
import type { Day, PlanMemory } from "../model/index.ts";
import { carried } from "./carried.ts";
import type { CommitRecord } from "./commit-record.ts";
import type { LineCommit } from "./main-line.ts";
import type { ReadLine } from "./past-states.ts";

export interface RecordedLine extends ReadLine {
  readonly isWhole: boolean;
  /** The key of each record; see `recordKeys`. */
  readonly keys: readonly string[];
  readonly records: readonly CommitRecord[];
}

/** The last commit up to a day of which a portal came, by its place in the line. */
export function lastSoundOn({ commits, records }: RecordedLine, day: Day): number | undefined {
  const at = commits.findLastIndex((commit, at) => commit.day <= day && records[at]?.isSound === true);
  return at === -1 ? undefined : at;
}

/** What was known at each of some places of the line. */
export function knownAt(line: RecordedLine, places: ReadonlySet<number>): ReadonlyMap<number, PlanMemory> {
  const { commits, records, isWhole } = line;
  const found = new Map<number, PlanMemory>();
  const carry = carried(isWhole);
  const firstReport = records.find(({ isSound }) => isSound)?.day;
  const [moves, edits] = [underNames("moves"), underNames("edits")];
  for (const [at, record] of records.entries()) {
    carry.carry(commits[at] as LineCommit, record);
    moves.add(record);
    edits.add(record);
    if (!places.has(at)) continue;
    const since = [...carry.since()].flatMap(([finding, day]) =>
      day === undefined ? [] : [[finding, day] as const],
    );
    found.set(at, { since: new Map(since), firstReport, moves: moves.all(), edits: edits.all() });
  }
  return found;
}

/** The renames of all records after a place, from the names there to those of today. */
export function renamesAfter({ records }: RecordedLine, at: number): ReadonlyMap<string, string> {
  const today = new Map<string, string>();
  for (const { renamed } of records.slice(at + 1)) {
    const firstNames = new Map([...today].map(([first, name]) => [name, first]));
    for (const [before, after] of renamed) today.set(firstNames.get(before) ?? before, after);
  }
  return today;
}

/** Collects what happened, with every entry named as it was at last. */
function underNames<Name extends "moves" | "edits">(name: Name) {
  type Happened = CommitRecord[Name][number];
  let happened: readonly Happened[] = [];
  return {
    add: (record: CommitRecord): void => {
      const renamed = new Map(record.renamed);
      const now = (subject: string) => renamed.get(subject) ?? subject;
      if (renamed.size > 0)
        happened = happened.map((each) => ({
          ...each,
          subject: now(each.subject),
          bearers: each.bearers.map(now),
        }));
      if (record[name].length > 0) happened = [...happened, ...record[name]];
    },
    all: (): CommitRecord[Name] => happened as CommitRecord[Name],
  };
}
