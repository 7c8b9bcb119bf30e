import { guideRecords } from "../../guide/guide-search.ts";
import type { ViewContext } from "../../views/context.ts";
import { filterValues } from "../../views/search-filters.ts";
import { searchRecords } from "../../views/search-record.ts";

/** What Pagefind is told of a page. */
export interface PagefindRecord {
  readonly url: string;
  readonly content: string;
  readonly language: string;
  /** Pagefind searches these too, each by a weight of its own, which the search page sets. */
  readonly meta: Record<string, string>;
  readonly filters: Record<string, string[]>;
  readonly sort: { readonly day: string };
}

/** Everything that Pagefind is told, record by record. */
export function* pagefindRecords(view: ViewContext): Generator<PagefindRecord> {
  const { format, repository } = view;
  const language = repository.portal.locale.split("-")[0] ?? "en";
  for (const records of [searchRecords(view), guideRecords()])
    for (const record of records) {
      const { path, title, kind, state, standing, owner, day, about, outcome, tags, content } = record;
      const named = { kind, state, standing, owner, about, outcome, tags, forum: record.filters.forum?.[0] };
      yield {
        url: `/${path}`,
        content: `${title} \n${content}`,
        language,
        meta: { title, ...present(named), ...(day ? { date: format.shortDay(day) } : {}) },
        filters: filterValues(record),
        sort: { day: day ?? "0000-00-00" },
      };
    }
}

/** The fields that hold something. */
function present<Value extends { readonly length: number }>(
  fields: Readonly<Record<string, Value | undefined>>,
): Record<string, Value> {
  const present: Record<string, Value> = {};
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && value.length > 0) present[name] = value;
  return present;
}
