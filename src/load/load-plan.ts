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
import type { CheckedEntry, CheckScope, PortalFacts } from "./checks/checked-entry.ts";
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
import { frontmatterDocument } from "./frontmatter-document.ts";
import { jsonDocument } from "./json-document.ts";
import { fileStart } from "./place.ts";
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
}

export interface LoadedPlan {
  /** Present if and only if no problem is an error. */
  readonly repository: PlanRepository | undefined;
  /** The sources by `collection/id`. */
  readonly sources: ReadonlyMap<string, EntrySource>;
  /** All problems of all files, sorted by file, line and column. */
  readonly problems: readonly Problem[];
}

export interface LoadOptions {
  /** The ids of the governance rules, against which those in `portal.json` are checked; unchecked by default. */
  readonly ruleIds?: readonly string[];
  /**
   * The reporting date, given the one that `portal.json` states; figures dated after it are warned of. By
   * default nothing is.
   */
  readonly reportingDate?: (stated: Day | undefined) => Day;
}

interface ReadEntry extends CheckedEntry {
  /** What the schema made of it; absent if there is something wrong with the file. */
  readonly data: Readonly<Record<string, unknown>> | undefined;
}

interface ReadPortal {
  /** Absent if there is something wrong with it. */
  readonly settings: Portal | undefined;
  readonly facts: PortalFacts;
}

/**
 * Reads a plan folder in one pass: the one reader, for the portal and every command alike. It evaluates
 * nothing, and it does not throw for what an author wrote: everything wrong is in `problems`.
 */
export function loadPlan(folderPath: string, { ruleIds, reportingDate }: LoadOptions = {}): LoadedPlan {
  if (!existsSync(folderPath) || !statSync(folderPath).isDirectory()) return withoutFolder(folderPath);
  const folder = planFolder(folderPath);
  const problems: Problem[] = [...folder.problems];
  const ids = idsByCollection(folder);

  const portal = readPortal(folder, ruleIds, problems);
  const entries = folder.entries.flatMap((file) => readEntry(file, folder, ids, problems) ?? []);
  checkAcrossFiles({ entries, ids, portal: portal.facts }, reportingDate?.(portal.settings?.asOf), problems);
  problems.sort(byPlace);

  const sources = new Map(
    entries.map(({ collection, id, file, prose }) => [
      `${collection}/${id}`,
      { collection, id, file, prose },
    ]),
  );
  const isSound = !problems.some(({ severity }) => severity === "error");
  const { settings } = portal;
  return {
    repository: isSound && settings ? planRepository(settings, entryLists(entries)) : undefined,
    sources,
    problems,
  };
}

function withoutFolder(folderPath: string): LoadedPlan {
  const fault: Fault = {
    place: fileStart,
    rule: "file/missing",
    message: "there is no such plan folder",
    hint: "name a folder with `--plan DIR`; it holds portal.json and a folder for each collection",
  };
  return { repository: undefined, sources: new Map(), problems: [problem(folderPath, fault)] };
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
  const unread = { settings: undefined, facts: { fiscalYearStart: 1, audiences: undefined } };
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
  return { settings: data, facts: portalFacts(document) };
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

function readEntry(
  { file, collection, id, read }: EntryFile,
  folder: PlanFolder,
  ids: ReadonlyMap<CollectionName, ReadonlySet<string>>,
  problems: Problem[],
): ReadEntry | undefined {
  const { schema, noun, format } = collections[collection];
  const text = textOf(read);
  const content = contentOf(text, format === "json" ? jsonDocument : frontmatterDocument);
  problems.push(...content.faults.map((fault) => problem(file, fault)));
  const pathInFolder = file.slice(folder.name.length + 1);
  const context = {
    file: pathInFolder,
    images: folder.images,
    ids: (name: CollectionName) => ids.get(name) ?? new Set<string>(),
  };
  const {
    prose,
    headingLinks,
    faults: proseFaults,
  } = format === "mdx" && text.ok
    ? readProse({ ...context, text: text.document })
    : { prose: undefined, headingLinks: [], faults: [] };
  problems.push(...proseFaults.map((fault) => problem(file, fault)));
  const { document } = content;
  if (!document) return undefined;

  const faults = faultsOf(schema, noun, document, content.faults);
  problems.push(...faults.map((fault) => problem(file, fault)));
  const isSound = content.faults.length === 0 && faults.length === 0;
  const data = isSound ? z.parse(schema, document.data) : undefined;
  const references = referencesIn(schema, document.data);
  return { file, collection, id, document, references, data, prose, headingLinks };
}

function checkAcrossFiles(scope: CheckScope, reportingDate: Day | undefined, problems: Problem[]): void {
  const report = (entry: CheckedEntry, fault: Fault) => problems.push(problem(entry.file, fault));
  checkReferences(scope, report);
  checkCycles(scope, report);
  checkSequences(scope, report);
  checkConsistency(scope, report);
  checkHeadingLinks(scope.entries, report);
  if (reportingDate !== undefined) checkFutureFigures(scope, reportingDate, report);
  checkUpdateOrder(scope, report);
  checkUnused(scope, report);
  checkSimilarTitles(scope, report);
}

function entryLists(entries: readonly ReadEntry[]): EntryLists {
  const lists: { [Name in CollectionName]?: Entry<Name>[] } = {};
  for (const { collection, id, data } of entries) {
    const list = (lists[collection] ?? []) as unknown[];
    list.push({ ...data, id });
    Object.assign(lists, { [collection]: list });
  }
  return lists;
}
