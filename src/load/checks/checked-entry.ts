import type { CollectionName, ProblemRule, Prose } from "../../model/index.ts";
import type { DataDocument, Fault, Path } from "../document.ts";
import type { HeadingLink } from "../prose/heading-links.ts";
import type { FoundReference } from "../schema-walk.ts";

/** An entry's file after its syntax was read, whether or not its schema was satisfied. */
export interface CheckedEntry {
  readonly file: string;
  readonly collection: CollectionName;
  readonly id: string;
  readonly document: DataDocument;
  readonly references: readonly FoundReference[];
  /** The narrative; absent in a file without one, and in one whose text has errors. */
  readonly prose: Prose | undefined;
  readonly headingLinks: readonly HeadingLink[];
}

/** What the checks need of `portal.json`, as far as it can be made out although something else in it is wrong. */
export interface PortalFacts {
  readonly fiscalYearStart: number;
  /** Absent if they cannot be made out. */
  readonly audiences: readonly string[] | undefined;
}

/** What the checks across files look at. */
export interface CheckScope {
  readonly entries: readonly CheckedEntry[];
  /** Every id that has a file, also of entries that are wrong inside: one mistake is one message. */
  readonly ids: ReadonlyMap<CollectionName, ReadonlySet<string>>;
  readonly portal: PortalFacts;
}

export type ReportFault = (entry: CheckedEntry, fault: Fault) => void;

export function faultAt(
  entry: CheckedEntry,
  path: Path,
  rule: ProblemRule,
  message: string,
  hint: string,
): Fault {
  return { place: entry.document.locate(path), rule, message, hint };
}
