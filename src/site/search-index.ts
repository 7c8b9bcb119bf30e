import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { close, createIndex } from "pagefind";
import { guideRecords } from "../guide/guide-search.ts";
import type { ViewContext } from "../views/context.ts";
import { filterCounts, filterValues } from "../views/search-filters.ts";
import { searchRecords } from "../views/search-record.ts";
import type { Reuse } from "./reuse/reuse.ts";

/** A search index in the making, beside the pages. */
export interface SearchIndex {
  /** Writes the index below the folder of a portal, unless that of the last portal is kept. */
  readonly write: (portal: string) => Promise<void>;
}

/**
 * Begins the search index of a site. Records are added in their order, so that the bytes are stable; Pagefind works in
 * a process of its own.
 */
export function beginSearchIndex(view: ViewContext, reuse?: Reuse): SearchIndex {
  const records = recordsOf(view);
  if (reuse?.keeps("pagefind", records)) return { write: async () => {} };
  const files = indexFiles(records);
  // It is told to whom waits for the files, and must not end the process before.
  files.catch(() => {});
  return {
    write: async (portal) => {
      // Not by Pagefind's own process, which would go on writing after this one was stopped.
      for (const { path, content } of await files) {
        const file = join(portal, "pagefind", path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    },
  };
}

/** How many records are under way to Pagefind at a time; it answers each. */
const mostUnderWay = 64;

/** The files of the index, and the counts of its filters, which Pagefind itself would take from the whole of them. */
async function indexFiles(records: readonly PagefindRecord[]) {
  const { index } = fulfilled(await createIndex({}));
  if (!index) throw new Error("The search index could not be created.");
  for (let from = 0; from < records.length; from += mostUnderWay) {
    const some = records.slice(from, from + mostUnderWay);
    for (const answer of await Promise.all(some.map((record) => index.addCustomRecord(record))))
      fulfilled(answer);
  }
  const { files } = fulfilled(await index.getFiles());
  await close();
  return [...files, { path: "filters.json", content: Buffer.from(JSON.stringify(filterCounts(records))) }];
}

type PagefindRecord = ReturnType<typeof recordsOf>[number];

/** Everything that Pagefind is told. */
function recordsOf(view: ViewContext) {
  const { format, repository } = view;
  const language = repository.portal.locale.split("-")[0] ?? "en";
  return [...searchRecords(view), ...guideRecords()].map((record) => {
    const { path, title, kind, state, standing, owner, day, about, outcome, tags, content } = record;
    const named = { kind, state, standing, owner, about, outcome, tags, forum: record.filters.forum?.[0] };
    return {
      url: `/${path}`,
      content: `${title} \n${content}`,
      language,
      // Pagefind searches these too, each by a weight of its own, which the search page sets.
      meta: { title, ...present(named), ...(day ? { date: format.shortDay(day) } : {}) },
      filters: filterValues(record),
      sort: { day: day ?? "0000-00-00" },
    };
  });
}

/** The fields that hold something. */
function present<Value extends { readonly length: number }>(
  fields: Readonly<Record<string, Value | undefined>>,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, Value] => (field[1]?.length ?? 0) > 0),
  );
}

function fulfilled<Response extends { readonly errors: readonly string[] }>(response: Response): Response {
  if (response.errors.length > 0)
    throw new Error(`The search index could not be written: ${response.errors.join("; ")}`);
  return response;
}
