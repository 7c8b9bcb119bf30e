import type { Data } from "../../authoring/settings.ts";
import type { CollectionName, Day } from "../../model/index.ts";
import type { Ledger } from "./ledger.ts";
import type { ColumnMap } from "./table/column-map.ts";

/** A file that is imported: its name as messages show it, and its bytes. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the person who imports has said, and what the plan that it goes into knows. */
export interface ImportSettings {
  /** The collection that a table is of, where its name does not say it. */
  readonly collection?: CollectionName | undefined;
  readonly map?: ColumnMap | undefined;
  /** Which comes first in `3/4/2026`; such dates are refused if it is not said. */
  readonly dates?: "dmy" | "mdy" | undefined;
  /** The decimal sign of texts that are numbers; a point if it is not said. */
  readonly decimal?: "." | "," | undefined;
  /** How many rows the head of a table has; found out if it is not said. */
  readonly headerRows?: number | undefined;
  /** Who answers for what the source names nobody for: the id of a person. */
  readonly accountable?: string | undefined;
  /** The day of what the source does not date. */
  readonly date?: Day | undefined;
  /** The plan that milestones go into. */
  readonly into?: string | undefined;
  /** Values for fields that the source does not have, by collection; `""` for all. */
  readonly set: ReadonlyMap<string, Data>;
  readonly currency: string;
  readonly fiscalYearStart: number;
  /** True for an entry that the plan has already. */
  readonly isThere: (collection: CollectionName, id: string) => boolean;
  /** The entry of the plan that has a name as its title, whatever its letters; `undefined` if none has. */
  readonly named: (collection: CollectionName, name: string) => string | undefined;
}

export interface ImportFormat {
  /** One line for the help: what the files are. */
  readonly summary: string;
  /** Puts what the files hold into the ledger. */
  readonly read: (files: readonly SourceFile[], settings: ImportSettings, ledger: Ledger) => void;
}
