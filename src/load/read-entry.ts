import { z } from "zod";
import { type CollectionName, collections, type Problem, type Prose } from "../model/index.ts";
import type { Answer, FolderNames } from "./asked-names.ts";
import { askedNames } from "./asked-names.ts";
import type { CheckedEntry, PortalFacts } from "./checks/checked-entry.ts";
import { checkSequences } from "./checks/sequences.ts";
import { type DataDocument, type Parsed, problem } from "./document.ts";
import { bodyOf, frontmatterDocument } from "./frontmatter-document.ts";
import { jsonDocument } from "./json-document.ts";
import { fileStart } from "./place.ts";
import type { EntryFile } from "./plan-folder.ts";
import type { HeadingLink } from "./prose/heading-links.ts";
import type { PlainEdit } from "./prose/plain-markdown.ts";
import { readProse } from "./prose/read-prose.ts";
import { contentOf, faultsOf, textOf } from "./read-file.ts";
import { type FoundReference, referencesIn } from "./schema-walk.ts";

/** What the reading of a file depends on beyond its own bytes and its path. */
export interface ReadContext {
  /** The name of the plan folder, with which paths begin. */
  readonly folder: string;
  readonly names: FolderNames;
  readonly portal: PortalFacts;
  /** See `LoadOptions.figuresOnly`. */
  readonly figuresOnly: boolean;
}

/** What was made of one file: plain data, which can be kept. */
export interface EntryRead {
  /** Absent if nothing could be made out. */
  readonly entry: EntryContent | undefined;
  readonly problems: readonly Problem[];
  /** What was asked of the folder on the way; absent if that is the whole of it. */
  readonly answers: readonly Answer[] | undefined;
}

interface EntryContent {
  /** What the file says, as it is written. */
  readonly written: unknown;
  /** See `DataDocument.isWhole`. */
  readonly isWhole: boolean;
  readonly references: readonly FoundReference[];
  /** What the schema made of it; absent if there is something wrong with the file. */
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly prose: Prose | undefined;
  readonly body: string | undefined;
  readonly plain: readonly PlainEdit[];
  readonly headingLinks: readonly HeadingLink[];
}

/** What was read of a file, with the places of its parts. */
export interface ReadEntry extends CheckedEntry {
  readonly data: EntryContent["data"];
  readonly body: string | undefined;
  readonly plain: readonly PlainEdit[];
}

/** Reads a file by itself. What is wrong with it is in the problems. */
export function readEntry(
  { file, collection, id, read }: EntryFile,
  { folder, names: all, portal, figuresOnly }: ReadContext,
): EntryRead {
  const problems: Problem[] = [];
  const { names, answers } = askedNames(all);
  const { schema, noun, format } = collections[collection];
  const text = textOf(read);
  const content = contentOf(text, parserOf(collection));
  problems.push(...content.faults.map((fault) => problem(file, fault)));
  const body = format === "mdx" && text.ok && !figuresOnly ? bodyOf(text.document) : undefined;
  const {
    narrative: { prose, plain } = { prose: undefined, plain: [] },
    headingLinks,
    faults: proseFaults,
  } = text.ok && body !== undefined
    ? readProse({ ...names, file: file.slice(folder.length + 1), text: text.document })
    : { headingLinks: [], faults: [] };
  problems.push(...proseFaults.map((fault) => problem(file, fault)));
  const { document } = content;
  if (!document) return { entry: undefined, problems, answers: answers() };

  const result = z.safeParse(schema, document.data);
  const faults = faultsOf(schema, noun, document, content.faults, result);
  problems.push(...faults.map((fault) => problem(file, fault)));
  const isSound = content.faults.length === 0 && faults.length === 0;
  const data = isSound && result.success ? { ...result.data, id } : undefined;
  const references = referencesIn(schema, document.data);
  const checked = { file, collection, id, document, references, prose, headingLinks };
  checkSequences({ entries: [checked], ids: new Map(), portal }, ({ file }, fault) =>
    problems.push(problem(file, fault)),
  );
  const { data: written, isWhole } = document;
  const entry = { written, isWhole, references, data, prose, body, plain, headingLinks };
  return { entry, problems, answers: answers() };
}

/**
 * Puts what was read of a file beside its places. They are looked for in the file itself when somebody asks, which
 * is when something is wrong: the tree of its syntax is many times as large as what it says.
 */
export function placed(
  { file, collection, id, read }: EntryFile,
  { entry }: EntryRead,
): ReadEntry | undefined {
  if (!entry) return undefined;
  const { written, isWhole, ...others } = entry;
  let found: DataDocument | "nothing" | undefined;
  const locate: DataDocument["locate"] = (path, part) => {
    found ??= contentOf(textOf(read), parserOf(collection)).document ?? "nothing";
    // Somebody may have changed the file meanwhile, or taken it away.
    return found === "nothing" ? fileStart : found.locate(path, part);
  };
  return { ...others, file, collection, id, document: { data: written, isWhole, locate } };
}

function parserOf(collection: CollectionName): (text: string) => Parsed<DataDocument> {
  return collections[collection].format === "json" ? jsonDocument : frontmatterDocument;
}
