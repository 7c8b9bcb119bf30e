import type { SearchRecord } from "../views/search-record.ts";
import { guideGroups, guidePath } from "./guide-pages.ts";

/** What search knows of the guide: titles and summaries alone, so that the plan's own words come first. */
export function guideRecords(): readonly SearchRecord[] {
  return guideGroups
    .flatMap(({ pages }) => pages)
    .map((page) => ({
      path: guidePath(page),
      title: page.title,
      kind: "Guide",
      state: "",
      standing: "",
      filters: {},
      owner: undefined,
      day: undefined,
      about: "",
      outcome: "",
      tags: "",
      content: page.summary,
    }));
}
