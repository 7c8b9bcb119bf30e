import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import {
  type ImportSettings,
  importFormats,
  type KnownEntries,
  Ledger,
  namedIn,
  noteLines,
  type SourceFile,
  settle,
  stagedImport,
} from "../../src/load/import/index.ts";
import { type LoadedPlan, loadPlan } from "../../src/load/index.ts";
import { entriesOf } from "../../src/model/index.ts";

export interface Imported {
  readonly ledger: Ledger;
  /** The notes as they are printed. */
  readonly notes: string;
  readonly plan: LoadedPlan;
  readonly folder: string;
}

/** A temporary folder that goes when the test is finished. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-import-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A source out of text or bytes. */
export function source(name: string, content: string | Uint8Array): SourceFile {
  return { name, bytes: typeof content === "string" ? new TextEncoder().encode(content) : content };
}

/** Imports files into a plan folder, as the command does it, and reads the plan that comes out. */
export function importInto(
  folder: string,
  format: string,
  files: readonly SourceFile[],
  given: Partial<ImportSettings> = {},
): Imported {
  const before = loadPlan(folder);
  const { repository } = before;
  const known: KnownEntries = (collection) =>
    repository
      ? [...entriesOf(repository, collection).values()].map((entry) => ({
          id: entry.id,
          title: "title" in entry ? entry.title : entry.id,
        }))
      : [];
  const settings: ImportSettings = {
    set: new Map(),
    currency: repository?.portal.currency ?? "",
    fiscalYearStart: repository?.portal.fiscalYearStart ?? 1,
    isThere: (collection, id) => before.sources.has(`${collection}/${id}`),
    named: namedIn(known),
    ...given,
  };
  const ledger = new Ledger();
  importFormats[format]?.read(files, settings, ledger);
  settle(ledger, settings, known);
  const staged = stagedImport(ledger, folder, repository ? before : undefined);
  for (const { path, text } of staged.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: "wx" });
  }
  return { ledger, notes: noteLines(ledger.notes), plan: loadPlan(folder), folder };
}

/** A plan folder that holds nothing but its settings. */
export function emptyPlan(portal: Readonly<Record<string, unknown>> = {}): string {
  const folder = join(temporaryFolder(), "content");
  mkdirSync(folder);
  writeFileSync(join(folder, "portal.json"), JSON.stringify({ name: "Test", currency: "EUR", ...portal }));
  return folder;
}
