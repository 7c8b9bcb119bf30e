import { existsSync, statSync } from "node:fs";
import { z } from "zod";
import {
  byPlace,
  type CollectionName,
  collectionNames,
  collections,
  type Day,
  type Entry,
  type EntryLists,
  type PlanRepository,
  type Portal,
  PortalSchema,
  type Problem,
  type Prose,
  planRepository,
} from "../model/index.ts";
import type { CheckedEntry, CheckScope, PortalFacts, ReportFault } from "./checks/checked-entry.ts";
import { checkConsistency } from "./checks/consistency.ts";
import { checkCycles } from "./checks/cycles.ts";
import { checkFutureFigures } from "./checks/future-figures.ts";
import { checkHeadingLinks } from "./checks/heading-links.ts";
import { checkReferences } from "./checks/references.ts";
import { checkSequences } from "./checks/sequences.ts";
import { checkSimilarTitles } from "./checks/similar-titles.ts";
import { checkUnused } from "./checks/unused.ts";
import { checkUpdateOrder } from "./checks/update-order.ts";
import { type DataDocument, type Fault, type Path, problem } from "./document.ts";
import { type FileTree, folderTree } from "./file-tree.ts";
import { bodyOf, frontmatterDocument } from "./frontmatter-document.ts";
import { jsonDocument } from "./json-document.ts";
import { fileStart, type Place } from "./place.ts";
import { type EntryFile, type PlanFolder, planFolder } from "./plan-folder.ts";
import { readProse } from "./prose/read-prose.ts";
import { contentOf, faultsOf, textOf } from "./read-file.ts";
import { valueAt } from "./schema-faults.ts";
import { isRecord, referencesIn } from "./schema-walk.ts";
import { suggestion } from "./suggestion.ts";

/** Where an entry comes from and, for MDX, what it says. */
export interface EntrySource {
  readonly collection: CollectionName;
  readonly id: string;
  /** Relative to the parent of the plan folder, e.g. `content/kpis/churn.json`. */
  readonly file: string;
  readonly prose: Prose | undefined;
  /** For MDX that is read with its texts: the text below the frontmatter as it was written. */
  readonly body: string | undefined;
}

export interface LoadedPlan {
  /** Present if and only if no problem is an error. */
  readonly repository: PlanRepository | undefined;
  /** The sources by `collection/id`. */
  readonly sources: ReadonlyMap<string, EntrySource>;
  /** All problems of all files, sorted by file, line and column. */
  readonly problems: readonly Problem[];
  /** Where a part of an entry, `collection/id` or `portal`, stands in its file, or the nearest part above it. */
  readonly locate: (entry: string, path: Path) => Place;
}

export interface LoadOptions {
  /** The ids of the governance rules, against which those in `portal.json` are checked; unchecked by default. */
  readonly ruleIds?: readonly string[];
  /**
   * The reporting date, given the one that `portal.json` states; figures dated after it are warned of. By
   * default nothing is.
   */
  readonly reportingDate?: (stated: Day | undefined) => Day;
  /**
   * Reads for the figures alone: texts are neither checked nor made into pages, and nothing is warned of. For
   * states of the past, whose texts nobody shows; false by default.
   */
  readonly figuresOnly?: boolean;
  /** What was read of an earlier state of the same folder, which is read no second time and is kept up to date. */
  readonly earlier?: EarlierReads;
  /** Told when all files are read, and what is left is to check what they have to agree on. */
  readonly onRead?: () => void;
}

/** What was read of each file, by its path, as long as the file has the version that it had then. */
export type EarlierReads = Map<string, EarlierRead>;

interface EarlierRead {
  readonly version: string;
  /** What else the reading depended on. */
  readonly settings: string;
  readonly read: EntryRead;
}

/** What was made of one file. */
interface EntryRead {
  /** Absent if nothing could be made out. */
  readonly entry: ReadEntry | undefined;
  readonly problems: readonly Problem[];
}

interface ReadEntry extends CheckedEntry {
  /** What the schema made of it; absent if there is something wrong with the file. */
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly body: string | undefined;
}

interface ReadPortal {
  /** Absent if there is something wrong with it. */
  readonly settings: Portal | undefined;
  readonly facts: PortalFacts;
  readonly document: DataDocument | undefined;
}

/**
 * Reads a plan folder in one pass: the one reader, for the portal and every command alike. It evaluates
 * nothing, and it does not throw for what an author wrote: everything wrong is in `problems`.
 */
export function loadPlan(folderPath: string, options: LoadOptions = {}): LoadedPlan {
  if (!existsSync(folderPath) || !statSync(folderPath).isDirectory()) return withoutFolder(folderPath);
  return loadTree(folderTree(folderPath), options);
}

/** Reads a plan folder wherever it lies, as {@link loadPlan} does. */
export function loadTree(
  tree: FileTree,
  { ruleIds, reportingDate, figuresOnly = false, earlier, onRead }: LoadOptions = {},
): LoadedPlan {
  const folder = planFolder(tree);
  const problems: Problem[] = [...folder.problems];
  const ids = idsByCollection(folder);

  const portal = readPortal(folder, ruleIds, problems);
  const read = (file: EntryFile) => readEntry(file, { folder, ids, portal: portal.facts, figuresOnly });
  const calendar = String(portal.facts.fiscalYearStart);
  const reads = folder.entries.map((file) =>
    earlier ? readOnce(file, calendar, earlier, read) : read(file),
  );
  onRead?.();
  problems.push(...reads.flatMap((each) => each.problems));
  const entries = reads.flatMap(({ entry }) => entry ?? []);
  const scope = { entries, ids, portal: portal.facts };
  const report = (entry: CheckedEntry, fault: Fault) => problems.push(problem(entry.file, fault));
  checkAgreement(scope, report);
  if (!figuresOnly) checkWriting(scope, reportingDate?.(portal.settings?.asOf), report);
  problems.sort(byPlace);

  const sources = new Map(
    entries.map(({ collection, id, file, prose, body }) => [
      `${collection}/${id}`,
      { collection, id, file, prose, body },
    ]),
  );
  const isSound = !problems.some(({ severity }) => severity === "error");
  const { settings } = portal;
  return {
    repository: isSound && settings ? planRepository(settings, entryLists(entries)) : undefined,
    sources,
    problems,
    locate: (name, path) => {
      const entry = entries.find(({ collection, id }) => `${collection}/${id}` === name);
      const document = name === "portal" ? portal.document : entry?.document;
      return document?.locate(path) ?? fileStart;
    },
  };
}

function withoutFolder(folderPath: string): LoadedPlan {
  const fault: Fault = {
    place: fileStart,
    rule: "file/missing",
    message: "there is no such plan folder",
    hint: "name a folder with `--plan DIR`; it holds portal.json and a folder for each collection",
  };
  const problems = [problem(folderPath, fault)];
  return { repository: undefined, sources: new Map(), problems, locate: () => fileStart };
}

function idsByCollection({ entries }: PlanFolder): ReadonlyMap<CollectionName, ReadonlySet<string>> {
  const ids = new Map(collectionNames.map((name) => [name, new Set<string>()]));
  for (const { collection, id } of entries) ids.get(collection)?.add(id);
  return ids;
}

function readPortal(
  { portalFile: { file, read } }: PlanFolder,
  ruleIds: readonly string[] | undefined,
  problems: Problem[],
): ReadPortal {
  const facts = { fiscalYearStart: 1, audiences: undefined };
  const unread = { settings: undefined, facts, document: undefined };
  if (!read) {
    // What is not read because it is a link, say, has its own problem.
    if (problems.some((found) => found.file === file)) return unread;
    const hint = 'add it with at least `{ "name": "…", "currency": "EUR" }`';
    problems.push(
      problem(file, {
        place: fileStart,
        rule: "file/missing",
        message: "the plan folder has no portal.json",
        hint,
      }),
    );
    return unread;
  }
  const { document, faults: syntax } = contentOf(textOf(read), jsonDocument);
  problems.push(...syntax.map((fault) => problem(file, fault)));
  if (!document) return unread;
  const faults = [
    ...faultsOf(PortalSchema, "portal", document, syntax),
    ...(ruleIds ? unknownRules(document, ruleIds) : []),
  ];
  problems.push(...faults.map((fault) => problem(file, fault)));
  const { data } = PortalSchema.safeParse(document.data);
  return { settings: data, facts: portalFacts(document), document };
}

function portalFacts({ data, isWhole }: DataDocument): PortalFacts {
  const valid = <Value>(schema: z.ZodType<Value>, path: Path): Value | undefined =>
    schema.safeParse(valueAt(data, path)).data;
  const { fiscalYearStart, audiences } = PortalSchema.shape;
  return {
    fiscalYearStart: valid(fiscalYearStart, ["fiscalYearStart"]) ?? 1,
    audiences: isWhole ? valid(audiences, ["audiences"]) : undefined,
  };
}

function unknownRules(document: DataDocument, ruleIds: readonly string[]): readonly Fault[] {
  const rules = valueAt(document.data, ["rules"]);
  const unknown = isRecord(rules) ? Object.keys(rules).filter((id) => !ruleIds.includes(id)) : [];
  return unknown.map((id) => ({
    place: document.locate(["rules", id], "key"),
    rule: "reference/unknown",
    message: `there is no governance rule \`${id}\``,
    hint: suggestion(id, ruleIds, "governance rule"),
  }));
}

/** A file of which the version is known is read again only when it, or what its reading depends on, is another. */
function readOnce(
  file: EntryFile,
  settings: string,
  earlier: EarlierReads,
  read: (file: EntryFile) => EntryRead,
): EntryRead {
  const { version } = file;
  const before = earlier.get(file.file);
  if (version !== undefined && before?.version === version && before.settings === settings)
    return before.read;
  const now = read(file);
  if (version !== undefined) earlier.set(file.file, { version, settings, read: now });
  return now;
}

interface ReadContext {
  readonly folder: PlanFolder;
  readonly ids: ReadonlyMap<CollectionName, ReadonlySet<string>>;
  readonly portal: PortalFacts;
  readonly figuresOnly: boolean;
}

function readEntry(
  { file, collection, id, read }: EntryFile,
  { folder, ids, portal, figuresOnly }: ReadContext,
): EntryRead {
  const problems: Problem[] = [];
  const { schema, noun, format } = collections[collection];
  const text = textOf(read);
  const content = contentOf(text, format === "json" ? jsonDocument : frontmatterDocument);
  problems.push(...content.faults.map((fault) => problem(file, fault)));
  const {
    prose,
    headingLinks,
    faults: proseFaults,
  } = format === "mdx" && text.ok && !figuresOnly
    ? readProse({ ...proseContext(file, folder, ids), text: text.document })
    : { prose: undefined, headingLinks: [], faults: [] };
  problems.push(...proseFaults.map((fault) => problem(file, fault)));
  const { document } = content;
  if (!document) return { entry: undefined, problems };

  const faults = faultsOf(schema, noun, document, content.faults);
  problems.push(...faults.map((fault) => problem(file, fault)));
  const isSound = content.faults.length === 0 && faults.length === 0;
  const data = isSound ? { ...z.parse(schema, document.data), id } : undefined;
  const references = referencesIn(schema, document.data);
  const body = format === "mdx" && text.ok && !figuresOnly ? bodyOf(text.document) : undefined;
  const entry = { file, collection, id, document, references, data, prose, body, headingLinks };
  checkSequences({ entries: [entry], ids, portal }, ({ file }, fault) => problems.push(problem(file, fault)));
  return { entry, problems };
}

/** What a text may refer to. */
function proseContext(
  file: string,
  folder: PlanFolder,
  ids: ReadonlyMap<CollectionName, ReadonlySet<string>>,
) {
  const none: ReadonlySet<string> = new Set();
  return {
    file: file.slice(folder.name.length + 1),
    images: folder.images,
    ids: (name: CollectionName) => ids.get(name) ?? none,
  };
}

/** What files have to agree on, or no figure can be computed. */
function checkAgreement(scope: CheckScope, report: ReportFault): void {
  checkReferences(scope, report);
  checkCycles(scope, report);
  checkConsistency(scope, report);
}

/** What else is to be said of what was written, when it is still being written. */
function checkWriting(scope: CheckScope, reportingDate: Day | undefined, report: ReportFault): void {
  checkHeadingLinks(scope.entries, report);
  if (reportingDate !== undefined) checkFutureFigures(scope, reportingDate, report);
  checkUpdateOrder(scope, report);
  checkUnused(scope, report);
  checkSimilarTitles(scope, report);
}

function entryLists(entries: readonly ReadEntry[]): EntryLists {
  const lists: { [Name in CollectionName]?: Entry<Name>[] } = {};
  for (const { collection, data } of entries) {
    let list = lists[collection] as unknown[] | undefined;
    if (!list) {
      list = [];
      Object.assign(lists, { [collection]: list });
    }
    list.push(data);
  }
  return lists;
}
