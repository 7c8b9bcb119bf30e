/**
 * A past for a plan that has none: what its files will have been on the tenth and the last day of every month, with
 * the planted events on days of their own. The last commit holds the files as they are, save that the settings name
 * no reporting date: each commit's own day is that of its portal.
 */
import { createHash } from "node:crypto";
import { type EarlierReads, earlierReads, type FileTree, loadTree } from "../../src/load/index.ts";
import { byCodeUnits, civilDayNumber, type Day, type Problem, toDay } from "../../src/model/index.ts";
import type { MadeCommit } from "../lib/fast-import.ts";
import { type EntryFile, entryFile, type Fields, fileText } from "./entry-file.ts";
import { knownOn, type Present } from "./known-on.ts";
import { type Files, type PlantedEvent, plantedEvents } from "./planted.ts";

const monthsBack = 18;
const keeper = "Planning Office";

/** Throws where a state of the past cannot be made sound. */
export function pastCommits(present: Present, files: Files, folder: string): readonly MadeCommit[] {
  const events = plantedEvents(present);
  const regular = regularDays(present.asOf);
  const days = [...new Set([...regular, ...events.map(({ day }) => day)])].sort();
  const earlier = earlierReads();
  const states = days.map((day) => {
    // An event comes alone: what else is known by then comes with the next regular commit.
    const known = regular.findLast((each) => each <= day) as Day;
    const later = events.filter((event) => event.day > day);
    return { day, files: soundFiles(filesOn(present, files, known, later), earlier) };
  });
  return states.flatMap(({ day, files: after }, at): MadeCommit[] => {
    const before = states[at - 1]?.files ?? new Map<string, string>();
    const written = new Map(
      [...after].flatMap(([path, text]) =>
        before.get(path) === text ? [] : [[`${folder}/${path}`, text] as const],
      ),
    );
    const removed = [...before.keys()].filter((path) => !after.has(path)).map((path) => `${folder}/${path}`);
    if (written.size + removed.length === 0) return [];
    const event = events.find((each) => each.day === day);
    return [
      {
        day,
        author: authorOf(present, event),
        message: event?.message ?? messageOf(at, day),
        written,
        removed,
      },
    ];
  });
}

function authorOf({ repository }: Present, event: PlantedEvent | undefined): string {
  return event ? (repository.people.get(event.author)?.title ?? event.author) : keeper;
}

function messageOf(at: number, day: Day): string {
  return at === 0 ? "The plan" : `Figures and reports up to ${day}`;
}

function regularDays(asOf: Day): readonly Day[] {
  const [year, month] = [Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7))];
  const days = Array.from({ length: monthsBack + 1 }, (_, back) => [
    toDay(civilDayNumber(year, month - back, 10)),
    toDay(civilDayNumber(year, month - back, 1) - 1),
  ]).flat();
  return [...days.filter((day) => day < asOf), asOf].sort();
}

/** The files by what was known on a day, without the events that were yet to come. */
function filesOn(present: Present, files: Files, on: Day, later: readonly PlantedEvent[]): Files {
  const known = new Map<string, EntryFile>();
  const unknown = new Set<string>();
  for (const [path, text] of files) {
    const name = path.slice(0, path.lastIndexOf("."));
    const file =
      path === "portal.json" ? withoutAsOf(text) : knownOn(present, name, entryFile(path, text), on);
    if (file) known.set(path, file);
    else if (!name.startsWith("actuals/")) unknown.add(name.slice(name.indexOf("/") + 1));
  }
  const texts = new Map(
    [...known].map(([path, { fields, body }]) => {
      const left = { fields: withoutNames(fields, unknown), body };
      return [path, fileText(path, files.get(path) ?? "", left)] as const;
    }),
  );
  return later.toReversed().reduce((state: Files, { undone }) => undone(state), texts);
}

function withoutAsOf(text: string): EntryFile {
  const { asOf: _, ...rest } = JSON.parse(text) as Fields;
  return { fields: rest, body: "" };
}

/** Lists did not hold yet what was not there yet. */
function withoutNames(fields: Fields, names: ReadonlySet<string>): Fields {
  const isNamed = (item: unknown): boolean =>
    typeof item === "string"
      ? names.has(item)
      : typeof item === "object" && item !== null && Object.values(item).some(isNamed);
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.filter((item) => !isNamed(item)) : value,
    ]),
  );
}

const records: ReadonlySet<string> = new Set(["updates", "decisions"]);
/** Taking something out may leave something else without what it refers to. */
const mostRounds = 20;
const unwritten = "\nTo be written.\n";

/**
 * What refers to something that was not there yet was not there either; a narrative without a date that tells of it
 * was not written yet.
 */
function soundFiles(files: Files, earlier: EarlierReads): Files {
  let sound = files;
  for (let round = 0; round < mostRounds; round += 1) {
    const errors = loadTree(treeOf(sound), { earlier }).problems.filter(
      ({ severity }) => severity === "error",
    );
    if (errors.length === 0) return sound;
    sound = withoutFaults(sound, errors);
  }
  throw new Error("No sound state of the past could be made of this plan; its own check may say why.");
}

function withoutFaults(files: Files, errors: readonly Problem[]): Files {
  const left = new Map(files);
  for (const { file } of errors) {
    const path = file.slice(file.indexOf("/") + 1);
    const text = files.get(path);
    if (text === undefined) continue;
    const hasStory = path.endsWith(".mdx") && !records.has(path.slice(0, path.indexOf("/")));
    const earlier = hasStory ? fileText(path, text, { ...entryFile(path, text), body: unwritten }) : text;
    if (earlier === text) left.delete(path);
    else left.set(path, earlier);
  }
  return left;
}

/** Files that lie nowhere, as the reader sees them. */
function treeOf(files: Files): FileTree {
  const folders = new Map<string, Map<string, "file" | "folder">>([["", new Map()]]);
  for (const path of files.keys()) {
    const parts = path.split("/");
    parts.forEach((name, depth) => {
      const parent = parts.slice(0, depth).join("/");
      const items = folders.get(parent) ?? new Map();
      folders.set(parent, items.set(name, depth === parts.length - 1 ? "file" : "folder"));
    });
  }
  return {
    name: "content",
    list: (folder) =>
      [...(folders.get(folder) ?? [])]
        .map(([name, kind]) => ({ name, kind }))
        .sort((a, b) => byCodeUnits(a.name, b.name)),
    read: (path) => new TextEncoder().encode(files.get(path) ?? ""),
    version: (path) =>
      createHash("sha256")
        .update(files.get(path) ?? "")
        .digest("hex"),
  };
}
