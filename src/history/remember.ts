/**
 * The memory of a plan: everything that its history says beyond its files. The main line is followed from its first
 * commit; what an earlier build has found out about a commit is taken from what it kept.
 *
 *     const memory = await remember("content", { asOf, program, undated, digest, cacheFolder });
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { addDays, type Day, daysInMonth, type PlanMemory, type PlanRepository } from "../model/index.ts";
import {
  type CommitRecord,
  type KnownHistory,
  readKnownHistory,
  recordKeys,
  writeKnownHistory,
} from "./commit-record.ts";
import { NoHistory } from "./git.ts";
import { type LineCommit, type MainLine, mainLine } from "./main-line.ts";
import { type PastState, pastStates } from "./past-states.ts";
import { namedCommit } from "./plan-at.ts";
import { type PlanPlace, planPlace } from "./plan-place.ts";
import { type Recorder, recorder, type UndatedFindings } from "./recorder.ts";

export interface RememberSettings<Digest> {
  /** What happened after this day is not looked at. */
  readonly asOf: Day;
  /** Something that changes with the program, so that what another one has kept is not used. */
  readonly program: string;
  readonly undated: UndatedFindings;
  /** What is wanted of the plan at the end of each month: plain data, which can be kept. */
  readonly digest: (repository: PlanRepository, asOf: Day) => Digest;
  /** Where what was found out is kept for the next build; nowhere if left out. */
  readonly cacheFolder?: string | undefined;
}

export interface Memory<Digest> extends PlanMemory {
  readonly kind: "memory";
  /** Since when each undated finding holds without a break, by `rule collection/id`. */
  readonly since: ReadonlyMap<string, Day>;
  /** The ends of the months that the history covers, oldest first. */
  readonly months: readonly { readonly day: Day; readonly digest: Digest }[];
  /** How many commits changed the plan, and how many of these left it with errors. */
  readonly commits: number;
  readonly unsound: number;
  /** The day of the first commit that is known. */
  readonly begins: Day;
  /** False for a shallow clone: then what was so at its beginning may have been so for long. */
  readonly isWhole: boolean;
  /** The plan as it stood at the end of each of these days, of the days for which there was one. */
  readonly plansOn: (days: readonly Day[]) => Promise<ReadonlyMap<Day, PastPlan>>;
}

export interface PastPlan {
  readonly repository: PlanRepository;
  readonly commit: LineCommit;
  /** The entries that have another name now, from the one `collection/id` to the other. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Why there is no memory: no git, no repository, nothing committed. */
export interface NoMemory {
  readonly kind: "none";
  readonly reason: string;
}

export async function remember<Digest>(
  planFolder: string,
  settings: RememberSettings<Digest>,
): Promise<Memory<Digest> | NoMemory> {
  try {
    const place = planPlace(planFolder);
    const line = mainLine(place.folder, place.prefix, namedCommit(place.folder, "HEAD").hash);
    const [first] = line.commits;
    if (!first) return { kind: "none", reason: "the plan folder has not been committed" };
    return await memoryOf(place, line, first, settings);
  } catch (error) {
    if (error instanceof NoHistory) return { kind: "none", reason: error.message };
    throw error;
  }
}

async function memoryOf<Digest>(
  place: PlanPlace,
  line: MainLine,
  first: LineCommit,
  settings: RememberSettings<Digest>,
): Promise<Memory<Digest>> {
  const { commits, isWhole } = line;
  const file = cacheFile(settings.cacheFolder, first);
  const known = readKnownHistory(file);
  const keys = recordKeys(commits, settings.program);
  const recording = recorder(place.folder, settings.undated, isWhole);
  const records = await recordsOf(place, commits, keys, known, recording);
  const months = monthEnds(first.day, settings.asOf);
  const digests = await digestsOf(place, commits, keys, records, months, known, settings.digest);
  writeKnownHistory(file, {
    records: new Map(keys.map((key, at) => [key, records[at] as CommitRecord])),
    digests: new Map(digests.map(({ key, digest }) => [key, digest])),
  });
  const isKnown = ({ landing }: { readonly landing: { readonly day: Day } }) => landing.day <= settings.asOf;
  return {
    kind: "memory",
    moves: underTodaysNames(records, "moves").filter(isKnown),
    edits: underTodaysNames(records, "edits").filter(isKnown),
    since: recording.since(),
    months: digests.map(({ day, digest }) => ({ day, digest })),
    commits: commits.length,
    unsound: records.filter(({ isSound }) => !isSound).length,
    begins: first.day,
    isWhole,
    plansOn: (days) => plansOn(place, commits, records, days),
  };
}

function cacheFile(folder: string | undefined, { hash, prefix }: LineCommit): string | undefined {
  if (folder === undefined) return undefined;
  const name = createHash("sha256").update(`${hash} ${prefix}`).digest("hex").slice(0, 16);
  return join(folder, `${name}.json`);
}

/** The records of all commits: those that are known, and from the first that is not, made anew. */
async function recordsOf(
  place: PlanPlace,
  commits: readonly LineCommit[],
  keys: readonly string[],
  known: KnownHistory,
  recording: Recorder,
): Promise<readonly CommitRecord[]> {
  const records: CommitRecord[] = [];
  let lastSound = -1;
  for (const [at, commit] of commits.entries()) {
    const record = known.records.get(keys[at] ?? "");
    if (!record) break;
    recording.carry(commit, record);
    records.push(record);
    if (record.isSound) lastSound = at;
  }
  const begin = records.length;
  if (begin === commits.length) return records;
  let before: PastState | undefined;
  for await (const state of pastStates(place, commits, (at) => at >= begin || at === lastSound)) {
    if (state.at >= begin) {
      const record = await recording.record(state, before);
      recording.carry(state.commit, record);
      records.push(record);
    }
    if (state.repository) before = state;
  }
  return records;
}

/** So many months are looked back at: five years. */
const mostMonths = 60;

/** The last days of the months from a day on until another one, oldest first. */
function monthEnds(from: Day, until: Day): readonly Day[] {
  const ends: Day[] = [];
  let end = endOfMonth(from);
  while (end <= until) {
    ends.push(end);
    end = endOfMonth(addDays(end, 1));
  }
  return ends.slice(-mostMonths);
}

function endOfMonth(day: Day): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return `${day.slice(0, 8)}${daysInMonth(year, month)}` as Day;
}

async function digestsOf<Digest>(
  place: PlanPlace,
  commits: readonly LineCommit[],
  keys: readonly string[],
  records: readonly CommitRecord[],
  days: readonly Day[],
  known: KnownHistory,
  digest: (repository: PlanRepository, asOf: Day) => Digest,
): Promise<readonly { readonly day: Day; readonly key: string; readonly digest: Digest }[]> {
  const wanted = days.flatMap((day) => {
    const at = lastSoundOn(commits, records, day);
    return at === undefined ? [] : [{ day, at, key: `${keys[at]} ${day}` }];
  });
  const found = new Map(wanted.map(({ key }) => [key, known.digests.get(key) as Digest | undefined]));
  const missing = wanted.filter(({ key }) => found.get(key) === undefined);
  const places = new Set(missing.map(({ at }) => at));
  if (places.size > 0)
    for await (const { at, repository } of pastStates(place, commits, (at) => places.has(at)))
      for (const each of missing)
        if (each.at === at && repository)
          found.set(each.key, digest(repository, repository.portal.asOf ?? each.day));
  return wanted.flatMap(({ day, key }) => {
    const made = found.get(key);
    return made === undefined ? [] : [{ day, key, digest: made }];
  });
}

/** The last commit up to a day of which a portal came, by its place in the line. */
function lastSoundOn(
  commits: readonly LineCommit[],
  records: readonly CommitRecord[],
  day: Day,
): number | undefined {
  const at = commits.findLastIndex((commit, at) => commit.day <= day && records[at]?.isSound === true);
  return at === -1 ? undefined : at;
}

async function plansOn(
  place: PlanPlace,
  commits: readonly LineCommit[],
  records: readonly CommitRecord[],
  days: readonly Day[],
): Promise<ReadonlyMap<Day, PastPlan>> {
  const places = new Map(days.map((day) => [day, lastSoundOn(commits, records, day)]));
  const wanted = new Set(places.values());
  const plans = new Map<number, PastPlan>();
  for await (const { at, commit, repository } of pastStates(place, commits, (at) => wanted.has(at)))
    if (repository) plans.set(at, { repository, commit, renamed: renamesAfter(records, at) });
  return new Map(
    [...places].flatMap(([day, at]) => {
      const plan = at === undefined ? undefined : plans.get(at);
      return plan ? [[day, plan] as const] : [];
    }),
  );
}

/** The renames of all records after a place, from the names there to those of today. */
function renamesAfter(records: readonly CommitRecord[], at: number): ReadonlyMap<string, string> {
  const today = new Map<string, string>();
  for (const { renamed } of records.slice(at + 1)) {
    const firstNames = new Map([...today].map(([first, name]) => [name, first]));
    for (const [before, after] of renamed) today.set(firstNames.get(before) ?? before, after);
  }
  return today;
}

/** What happened, with every entry named as it is today. */
function underTodaysNames<Name extends "moves" | "edits">(
  records: readonly CommitRecord[],
  name: Name,
): CommitRecord[Name] {
  type Happened = CommitRecord["moves"][number] | CommitRecord["edits"][number];
  let happened: Happened[] = [];
  for (const record of records) {
    const renamed = new Map(record.renamed);
    const today = (subject: string) => renamed.get(subject) ?? subject;
    if (renamed.size > 0)
      happened = happened.map((each) => ({
        ...each,
        subject: today(each.subject),
        bearers: each.bearers.map(today),
      }));
    happened.push(...record[name]);
  }
  return happened as CommitRecord[Name];
}
