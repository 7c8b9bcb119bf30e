/**
 * The memory of a plan: everything that its history says beyond its files. The main line is followed from its first
 * commit; what an earlier build has found out about a commit is taken from what it kept.
 *
 *     const memory = await remember("content", { asOf, program, undated, digest, cacheFolder });
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { MachineFault } from "../files/machine-fault.ts";
import { type EarlierReads, earlierReads, pastEditionOf } from "../load/index.ts";
import type { Day, Landing, PlanMemory, PlanRepository } from "../model/index.ts";
import { carried } from "./carried.ts";
import { type CommitRecord, readKnownHistory, recordKeys, writeKnownHistory } from "./commit-record.ts";
import { NoHistory } from "./git.ts";
import { type LineCommit, type MainLine, mainLine } from "./main-line.ts";
import { type DigestOf, monthDigests } from "./month-digests.ts";
import { allShown, type PastState, pastStates, type ReadLine, type Shown } from "./past-states.ts";
import { namedCommit } from "./plan-at.ts";
import { type PlanPlace, planPlace } from "./plan-place.ts";
import { knownAt, lastSoundOn, type RecordedLine, renamesAfter } from "./recorded-line.ts";
import { recordOf, type UndatedFindings } from "./recorder.ts";
import { type SilentVersions, silentVersions } from "./silent-versions.ts";
import { type EditionToday, toldLanding, type WithdrawnEntry, withdrawnAlong } from "./withdrawn.ts";

export interface RememberSettings<Digest> {
  /** What happened after this day is not looked at. */
  readonly asOf: Day;
  /** The last commit that is looked at; the one that is checked out if left out. */
  readonly until?: string | undefined;
  /** The line up to that commit, where git was asked for it ahead. */
  readonly line?: Promise<PlanLine> | undefined;
  /** Something that changes with the program, so that what another one has kept is not used. */
  readonly program: string;
  readonly undated: UndatedFindings;
  readonly digest: DigestOf<Digest>;
  /** Where what was found out is kept for the next build; nowhere if left out. */
  readonly cacheFolder?: string | undefined;
  /** Told when it cannot be kept there. */
  readonly onCacheFault?: ((fault: MachineFault) => void) | undefined;
  /** The edition whose past is told; that of the whole plan if left out. */
  readonly edition?: EditionToday | undefined;
  /** What was read of past states; see `LoadOptions.earlier`. */
  readonly reads?: EarlierReads | undefined;
}

export interface Memory<Digest> extends PlanMemory {
  readonly kind: "memory";
  /** The ends of the months that the history covers, oldest first. */
  readonly months: readonly { readonly day: Day; readonly digest: Digest }[];
  /** How many commits changed the plan, and how many of these left it with errors. */
  readonly commits: number;
  readonly unsound: number;
  /** The day of the first commit that is known. */
  readonly begins: Day;
  /** What is withdrawn from every state of the past, for who has to look whether it shows; nothing without an edition. */
  readonly withdrawn: readonly WithdrawnEntry[];
  /** False for a shallow clone: then what was so at its beginning may have been so for long. */
  readonly isWhole: boolean;
  /** The plan as it stood at the end of each of these days, of the days for which there was one. */
  readonly plansOn: (days: readonly Day[]) => Promise<ReadonlyMap<Day, PastPlan>>;
}

export interface PastPlan {
  readonly repository: PlanRepository;
  readonly commit: LineCommit;
  readonly known: PlanMemory;
  /** The entries that have another name now, from the one `collection/id` to the other. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Why there is no memory: no git, no repository, nothing committed. */
export interface NoMemory {
  readonly kind: "none";
  readonly reason: string;
}

/** The main line of a plan folder. */
export interface PlanLine {
  readonly place: PlanPlace;
  readonly line: MainLine;
}

/** Asks git for the main line of a plan folder up to a commit, while other work goes on. Rejects with {@link NoHistory}. */
export async function planLine(planFolder: string, until = "HEAD"): Promise<PlanLine> {
  const place = planPlace(planFolder);
  return { place, line: await mainLine(place.folder, place.prefix, namedCommit(place.folder, until).hash) };
}

export async function remember<Digest>(
  planFolder: string,
  settings: RememberSettings<Digest>,
): Promise<Memory<Digest> | NoMemory> {
  try {
    const { place, line } = await (settings.line ?? planLine(planFolder, settings.until));
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
  {
    asOf,
    program,
    undated,
    digest,
    cacheFolder,
    onCacheFault,
    edition,
    reads = earlierReads(),
  }: RememberSettings<Digest>,
): Promise<Memory<Digest>> {
  const silent = silentVersions(cacheFile(cacheFolder, first, "", "silent.txt"), program);
  const { key, shown, told, withdrawn } = await shownOf(place, line, edition, silent);
  const unkept = silent.keep();
  if (unkept) onCacheFault?.(unkept);
  const file = cacheFile(cacheFolder, first, key === "" ? "" : (edition?.audience ?? ""));
  const kept = readKnownHistory(file);
  // What was found out for one edition is of no use to another.
  const keys = recordKeys(line.commits, `${program}${key}`);
  const made = await recordsOf(place, { ...line, shown, reads }, { keys, undated, kept: kept.records });
  const records = made.map(({ moves, edits, ...record }) => ({
    ...record,
    moves: moves.map((move) => ({ ...move, landing: told(move.landing) })),
    edits: edits.map((edit) => ({ ...edit, landing: told(edit.landing) })),
  }));
  const recorded: RecordedLine = { ...line, shown, reads, keys, records };
  const months = await monthDigests(place, recorded, asOf, digest, kept.digests);
  const fault = writeKnownHistory(file, {
    records: new Map(keys.map((key, at) => [key, records[at] as CommitRecord])),
    digests: new Map(months.map(({ key, digest }) => [key, digest])),
  });
  if (fault) onCacheFault?.(fault);
  const last = records.length - 1;
  const isPast = ({ landing }: { readonly landing: { readonly day: Day } }) => landing.day <= asOf;
  const known = knownAt(recorded, new Set([last])).get(last) as PlanMemory;
  return {
    kind: "memory",
    ...known,
    moves: known.moves.filter(isPast),
    edits: known.edits.filter(isPast),
    months: months.map(({ day, digest }) => ({ day, digest })),
    commits: records.length,
    unsound: records.filter(({ isSound }) => !isSound).length,
    withdrawn,
    begins: first.day,
    isWhole: line.isWhole,
    plansOn: (days) => plansOn(place, recorded, days),
  };
}

/** What is shown and told of the states of a line, and a text that changes with it. */
async function shownOf(
  { folder }: PlanPlace,
  { commits }: MainLine,
  edition: EditionToday | undefined,
  silent: SilentVersions,
): Promise<{
  readonly key: string;
  readonly shown: Shown;
  readonly told: (landing: Landing) => Landing;
  readonly withdrawn: readonly WithdrawnEntry[];
}> {
  const all = { key: "", shown: allShown, told: (landing: Landing) => landing, withdrawn: [] };
  if (!edition) return all;
  const { key, from, entries } = await withdrawnAlong(folder, commits, edition, silent);
  if (key === "") return all;
  return {
    key,
    shown: (whole, at) => pastEditionOf(whole, edition.audience, from(at)),
    told: (landing) => toldLanding(landing, edition),
    withdrawn: entries,
  };
}

/** Each edition has a file of its own, so that building one after the other does not begin anew each time. */
function cacheFile(
  folder: string | undefined,
  { hash, prefix }: LineCommit,
  audience: string,
  ending = "json",
): string | undefined {
  if (folder === undefined) return undefined;
  const line = `${hash} ${prefix}${audience === "" ? "" : ` ${audience}`}`;
  const name = createHash("sha256").update(line).digest("hex").slice(0, 16);
  return join(folder, `${name}.${ending}`);
}

interface RecordingSettings {
  readonly keys: readonly string[];
  readonly undated: UndatedFindings;
  readonly kept: ReadonlyMap<string, CommitRecord>;
}

/** The records of all commits: those that are known, and from the first that is not, made anew. */
async function recordsOf(
  place: PlanPlace,
  line: MainLine & Omit<ReadLine, "records">,
  { keys, undated, kept }: RecordingSettings,
): Promise<readonly CommitRecord[]> {
  const { commits, isWhole } = line;
  const records: CommitRecord[] = [];
  const state = carried(isWhole);
  let lastSound = -1;
  for (const [at, commit] of commits.entries()) {
    const record = kept.get(keys[at] ?? "");
    if (!record) break;
    state.carry(commit, record);
    records.push(record);
    if (record.isSound) lastSound = at;
  }
  const begin = records.length;
  if (begin === commits.length) return records;
  let before: PastState | undefined;
  for await (const past of pastStates(place, { ...line, records }, (at) => at >= begin || at === lastSound)) {
    if (past.at >= begin) {
      const record = await recordOf(place.folder, undated, state, past, before);
      state.carry(past.commit, record);
      records.push(record);
    }
    if (past.repository) before = past;
  }
  return records;
}

async function plansOn(
  place: PlanPlace,
  line: RecordedLine,
  days: readonly Day[],
): Promise<ReadonlyMap<Day, PastPlan>> {
  const places = new Map<Day, number>();
  for (const day of days) {
    const at = lastSoundOn(line, day);
    if (at !== undefined) places.set(day, at);
  }
  const wanted = new Set(places.values());
  const known = knownAt(line, wanted);
  const plans = new Map<number, PastPlan>();
  for await (const { at, commit, repository } of pastStates(place, line, (at) => wanted.has(at)))
    if (repository)
      plans.set(at, {
        repository,
        commit,
        known: known.get(at) as PlanMemory,
        renamed: renamesAfter(line, at),
      });
  return new Map([...places].map(([day, at]) => [day, plans.get(at) as PastPlan]));
}
