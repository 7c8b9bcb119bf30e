import { existsSync, statSync } from "node:fs";
import { z } from "zod";
import {
  type CollectionName,
  collectionNames,
  collections,
  type Entry,
  type EntryLists,
  type PlanRepository,
  type Portal,
  PortalSchema,
  type Problem,
  type Prose,
  planRepository,
} from "../model/index.ts";
import type { CheckedEntry, CheckScope } from "./checks/checked-entry.ts";
import { checkConsistency } from "./checks/consistency.ts";
import { checkCycles } from "./checks/cycles.ts";
import { checkReferences } from "./checks/references.ts";
import { checkSequences } from "./checks/sequences.ts";
import { type DataDocument, type Fault, type Parsed, problem } from "./document.ts";
import { frontmatterDocument } from "./frontmatter-document.ts";
import { jsonDocument } from "./json-document.ts";
import { fileStart } from "./place.ts";
import { type EntryFile, type PlanFolder, planFolder } from "./plan-folder.ts";
import { type GateContext, gateFaults } from "./prose/gate.ts";
import { parseProse } from "./prose/parse.ts";

import { renderProse } from "./prose/render.ts";
import { schemaFaults, valueAt } from "./schema-faults.ts";
import { isRecord } from "./schema-walk.ts";
import { sourceText } from "./source-text.ts";
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
}

interface ReadEntry extends CheckedEntry {
  readonly prose: Prose | undefined;
}

/**
 * Reads a plan folder in one pass: the one reader, for the portal and every command alike. It evaluates
 * nothing, and it does not throw for what an author wrote: everything wrong is in `problems`.
 */
export function loadPlan(folderPath: string, { ruleIds }: LoadOptions = {}): LoadedPlan {
  if (!existsSync(folderPath) || !statSync(folderPath).isDirectory()) return withoutFolder(folderPath);
  const folder = planFolder(folderPath);
  const problems: Problem[] = [...folder.problems];
  const ids = idsByCollection(folder);

  const portal = readPortal(folder, ruleIds, problems);
  const entries = folder.entries.flatMap((file) => readEntry(file, folder, ids, problems) ?? []);
  checkAcrossFiles({ entries, ids, portal }, problems);
  problems.sort(byPlace);

  const sources = new Map(
    entries.map(({ collection, id, file, prose }) => [
      `${collection}/${id}`,
      { collection, id, file, prose },
    ]),
  );
  const isSound = portal !== undefined && !problems.some(({ severity }) => severity === "error");
  return { repository: isSound ? planRepository(portal, entryLists(entries)) : undefined, sources, problems };
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
): Portal | undefined {
  if (!read) {
    const hint = 'add it with at least `{ "name": "…", "currency": "EUR" }`';
    problems.push(
      problem(file, {
        place: fileStart,
        rule: "file/missing",
        message: "the plan folder has no portal.json",
        hint,
      }),
    );
    return undefined;
  }
  const document = parsed(file, sourceText(read()), jsonDocument, problems);
  if (!document) return undefined;
  const faults = [
    ...schemaFaults(PortalSchema, "portal.json", document),
    ...(ruleIds ? unknownRules(document, ruleIds) : []),
  ];
  problems.push(...faults.map((fault) => problem(file, fault)));
  const settings = PortalSchema.safeParse(document.data);
  return settings.success ? settings.data : undefined;
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
  const text = sourceText(read());
  const document = parsed(file, text, format === "json" ? jsonDocument : frontmatterDocument, problems);
  const pathInFolder = file.slice(folder.name.length + 1);
  const context = {
    file: pathInFolder,
    images: folder.images,
    ids: (name: CollectionName) => ids.get(name) ?? new Set<string>(),
  };
  const prose =
    format === "mdx" && text.ok ? readProse(file, { ...context, text: text.document }, problems) : undefined;
  if (!document) return undefined;

  const faults = schemaFaults(schema, noun, document);
  problems.push(...faults.map((fault) => problem(file, fault)));
  const data = faults.length === 0 ? z.parse(schema, document.data) : undefined;
  return { file, collection, id, document, data, prose };
}

function readProse(file: string, context: GateContext, problems: Problem[]): Prose | undefined {
  const tree = parseProse(context.text);
  const faults = tree.ok ? gateFaults(tree.document, context) : tree.faults;
  problems.push(...faults.map((fault) => problem(file, fault)));
  return tree.ok && faults.length === 0 ? renderProse(tree.document, context) : undefined;
}

function parsed(
  file: string,
  text: Parsed<string>,
  parse: (text: string) => Parsed<DataDocument>,
  problems: Problem[],
): DataDocument | undefined {
  const result = text.ok ? parse(text.document) : text;
  if (result.ok) return result.document;
  problems.push(...result.faults.map((fault) => problem(file, fault)));
  return undefined;
}

function checkAcrossFiles(scope: CheckScope, problems: Problem[]): void {
  const report = (entry: CheckedEntry, fault: Fault) => problems.push(problem(entry.file, fault));
  checkReferences(scope, report);
  checkCycles(scope, report);
  checkSequences(scope, report);
  checkConsistency(scope, report);
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

function byPlace(a: Problem, b: Problem): number {
  return (
    compare(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
