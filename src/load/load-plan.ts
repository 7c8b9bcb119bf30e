import { existsSync, statSync } from "node:fs";
import type { z } from "zod";
import {
  byPlace,
  type CollectionName,
  collectionNames,
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
import { checkSimilarTitles } from "./checks/similar-titles.ts";
import { checkUnused } from "./checks/unused.ts";
import { checkUpdateOrder } from "./checks/update-order.ts";
import { type DataDocument, type Fault, type Path, problem } from "./document.ts";
import { type EarlierReads, readOnce } from "./earlier-reads.ts";
import { type FileTree, folderTree, withContentVersions } from "./file-tree.ts";
import { jsonDocument } from "./json-document.ts";
import { fileStart, type Place } from "./place.ts";
import { type PlanFolder, planFolder } from "./plan-folder.ts";
import type { PlainEdit } from "./prose/plain-markdown.ts";
import { placed, type ReadEntry, readEntry } from "./read-entry.ts";
import { contentOf, faultsOf, textOf } from "./read-file.ts";
import { valueAt } from "./schema-faults.ts";
import { isRecord } from "./schema-walk.ts";
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
  /** What makes plain Markdown of it. */
  readonly plain: readonly PlainEdit[];
}

export interface LoadedPlan {
  /** Present if and only if no problem is an error. */
  readonly repository: PlanRepository | undefined;
  /** The sources by `collection/id`. */
  readonly sources: ReadonlyMap<string, EntrySource>;
  /** All problems of all files, sorted by file, line and column. */
  readonly problems: readonly Problem[];
  /** The SHA-256 of files as they were read, by their paths in the folder; of those for which nobody asked, nothing. */
  readonly versions: ReadonlyMap<string, string>;
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
  /** Whether the files are known to agree, as those of a state that was looked at before, so that nobody looks again; false by default. */
  readonly areKnownToAgree?: boolean;
  /** What was read at other times, of this folder or of another state of it: files that are the same are not read again. */
  readonly earlier?: EarlierReads | undefined;
  /**
   * Tells versions of a file of the disk apart by its path, without reading it; `undefined` where that cannot be known.
   * By default what tells them apart is what they hold, so that each is read but not parsed.
   */
  readonly versionOf?: (path: string) => string | undefined;
  /** Told when all files are read, and what is left is to check what they have to agree on. */
  readonly onRead?: () => void;
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
  const { earlier, versionOf } = options;
  const tree = folderTree(folderPath, versionOf);
  if (!earlier || versionOf) return loadTree(tree, options);
  const versions = new Map<string, string>();
  return { ...loadTree(withContentVersions(tree, versions), options), versions };
}

/** Reads a plan folder wherever it lies, as {@link loadPlan} does. */
export function loadTree(
  tree: FileTree,
  { ruleIds, reportingDate, figuresOnly = false, areKnownToAgree = false, earlier, onRead }: LoadOptions = {},
): LoadedPlan {
  const folder = planFolder(tree);
  const problems: Problem[] = [...folder.problems];
  const ids = idsByCollection(folder);

  const portal = readPortal(folder, ruleIds, problems);
  const none: ReadonlySet<string> = new Set();
  const names = { ids: (name: CollectionName) => ids.get(name) ?? none, images: folder.images };
  const context = { folder: folder.name, names, portal: portal.facts, figuresOnly };
  const entries: ReadEntry[] = [];
  for (const file of folder.entries) {
    const read = earlier ? readOnce(file, context, earlier) : readEntry(file, context);
    problems.push(...read.problems);
    const entry = placed(file, read);
    if (entry) entries.push(entry);
  }
  onRead?.();
  const scope = { entries, ids, portal: portal.facts };
  const report = (entry: CheckedEntry, fault: Fault) => problems.push(problem(entry.file, fault));
  if (!areKnownToAgree) checkAgreement(scope, report);
  if (!figuresOnly) checkWriting(scope, reportingDate?.(portal.settings?.asOf), report);
  problems.sort(byPlace);

  const sources = new Map(
    entries.map(({ collection, id, file, prose, body, plain }) => [
      `${collection}/${id}`,
      { collection, id, file, prose, body, plain },
    ]),
  );
  const isSound = !problems.some(({ severity }) => severity === "error");
  const { settings } = portal;
  return {
    repository: isSound && settings ? planRepository(settings, entryLists(entries)) : undefined,
    sources,
    problems,
    versions: new Map(),
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
  return {
    repository: undefined,
    sources: new Map(),
    problems,
    versions: new Map(),
    locate: () => fileStart,
  };
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
