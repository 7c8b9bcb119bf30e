/**
 * The search index of a portal. Pagefind makes it, of a few hundred records at a time (`record-batches.ts`), and what comes
 * out of them is put together to what it would have made of all (`merged-index.ts`): it takes a tenth of the memory,
 * and at the next commit Pagefind is asked for those records alone of which one has changed.
 */
import { createHash } from "node:crypto";
import type { ViewContext } from "../../views/context.ts";
import { filterCounts } from "../../views/search-filters.ts";
import type { PortalFiles } from "../finish/portal-files.ts";
import type { Reuse } from "../reuse/reuse.ts";
import { type BatchIndex, type CommonFiles, type IndexFile, takenApart } from "./batch-index.ts";
import { type KeptBatchesSettings, keptBatches } from "./kept-batches.ts";
import { mergedIndex } from "./merged-index.ts";
import { closePagefind, pagefindFiles } from "./pagefind-process.ts";
import { type PagefindRecord, pagefindRecords } from "./pagefind-records.ts";
import { recordBatches } from "./record-batches.ts";

/** A search index in the making, beside the pages. */
export interface SearchIndex {
  /**
   * Writes the index among the files of a portal, unless that of the last portal is kept. Answers with the paths of files
   * that the last portal has, which are not written: a commit changes few of them.
   */
  readonly write: (files: PortalFiles) => Promise<readonly string[]>;
}

export interface SearchIndexSettings {
  /** Resolves when it is known what of the last portal may be kept. */
  readonly ready?: Promise<void> | undefined;
  readonly reuse?: Reuse | undefined;
  /** Where the indexes of batches are kept from one build to the next; nowhere if left out. */
  readonly memory?: KeptBatchesSettings | undefined;
}

/** The folder of the index in a portal. */
const folder = "pagefind";

/** Begins the search index of a site. */
export function beginSearchIndex(
  view: ViewContext,
  { ready, reuse, memory }: SearchIndexSettings,
): SearchIndex {
  const batches = Array.from(recordBatches(pagefindRecords(view)), heldBatch);
  const keys = batches.map(({ key }) => key);
  const mayBeKept = reuse?.askFor(folder, keys) ?? false;
  const isKept = async () => {
    await ready;
    return reuse?.isKept(folder) ?? false;
  };
  const make = () => indexFiles(batches, memory);
  const files = mayBeKept ? isKept().then((isKept) => (isKept ? [] : make())) : make();
  // It is told to whom waits for the files, and must not end the process before.
  files.catch(() => {});
  return {
    write: async (portal) => {
      const same: string[] = [];
      // Not by Pagefind's own process, which would go on writing after this one was stopped. What is handed in is gone
      // from memory, with all that lies in the same piece of it.
      for (const { path, content } of await files) {
        const at = `${folder}/${path}`;
        if (reuse?.has(at, content)) same.push(at);
        else await portal.write(at, new Uint8Array(content));
      }
      await portal.areWritten();
      return same;
    },
  };
}

/** Records as a text: objects would take several times as much memory until Pagefind has its turn. */
interface HeldBatch {
  /** A digest of the records. */
  readonly key: string;
  readonly language: string;
  /** The JSON of the records; it is let go of once it was asked for. */
  readonly take: () => readonly PagefindRecord[];
}

function heldBatch(records: readonly PagefindRecord[]): HeldBatch {
  let text: Buffer | undefined = Buffer.from(JSON.stringify(records));
  return {
    key: createHash("sha256").update(text).digest("hex"),
    language: records[0]?.language ?? "",
    take: () => {
      const taken = JSON.parse(text?.toString() ?? "[]");
      text = undefined;
      return taken;
    },
  };
}

/** The files of the index, and the counts of its filters, which Pagefind itself would take from the whole of them. */
async function indexFiles(
  batches: readonly HeldBatch[],
  memory: KeptBatchesSettings | undefined,
): Promise<readonly IndexFile[]> {
  const kept = keptBatches(memory);
  const language = batches[0]?.language ?? "";
  let common: CommonFiles | undefined = kept.common(language);
  const indexes: BatchIndex[] = [];
  try {
    for (const { key, take } of batches) {
      const known = common && kept.batch(key);
      if (known) indexes.push(known);
      else {
        const records = take();
        const made = takenApart(await pagefindFiles(records), records);
        if (!common && made.batch.pages.length > 0) {
          common = made.common;
          kept.keepCommon(language, common);
        }
        kept.keepBatch(key, made.batch);
        indexes.push(made.batch);
      }
    }
  } finally {
    await closePagefind();
  }
  kept.tidy();
  if (!common) throw new Error("There is nothing to search for, although the guide is in every portal.");
  const counts = filterCounts(indexes.flatMap(({ pages }) => pages));
  return [
    ...mergedIndex(indexes, common),
    { path: "filters.json", content: Buffer.from(JSON.stringify(counts)) },
  ];
}
