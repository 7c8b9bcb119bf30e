/**
 * Searches beside the page. Pagefind has a worker of its own, but that hands every one of the thousands of records that
 * hold a word over to the page, for each word anew, and the page wants to know how many there are and to show the
 * first twenty. So what is made of them is made here.
 */
import type { FilterCounts } from "../../views/search-filters.ts";
import { findRecords, prepareFor, type Query } from "./find-records.ts";
import { type IndexPlace, openIndex } from "./open-index.ts";
import type { Result, ResultData } from "./pagefind.ts";
import type { PlanIndex } from "./plan-index.ts";

export type Question =
  | { readonly kind: "open"; readonly place: IndexPlace }
  | { readonly kind: "prepare"; readonly words: string }
  | { readonly kind: "find"; readonly query: Query; readonly from: number; readonly to: number };

/** How many records are found, and what the results of those show that were asked for. */
export interface Answer {
  readonly count: number;
  readonly results: readonly ResultData[];
}

/** What was asked for, or why there is none. */
export type Reply = { readonly value: FilterCounts | Answer | undefined } | { readonly error: string };

const reply = replying();
self.addEventListener("message", async ({ data }: MessageEvent<Question & { readonly id: number }>) => {
  self.postMessage({ ...(await reply(data)), id: data.id });
});

function replying(): (question: Question) => Promise<Reply> {
  let opened: Promise<Searcher> | undefined;
  return async (question) => {
    try {
      if (question.kind === "open") opened = openIndex(question.place).then(searcher);
      if (!opened) throw new Error("the index is not open");
      return { value: await answerTo(question, await opened) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
}

async function answerTo(
  question: Question,
  { index, found }: Searcher,
): Promise<FilterCounts | Answer | undefined> {
  switch (question.kind) {
    case "open":
      return { records: index.records, filters: index.filters };
    case "prepare":
      await prepareFor(index, question.words);
      return undefined;
    case "find": {
      const all = await found(question.query);
      const asked = all.slice(question.from, question.to);
      const results = await Promise.all(asked.map((result) => result.data()));
      return {
        count: all.length,
        results: results.map(({ url, excerpt, meta }) => ({ url, excerpt, meta })),
      };
    }
  }
}

/** An index with what was last found in it, of which a page asks for one part after the other. */
interface Searcher {
  readonly index: PlanIndex;
  readonly found: (query: Query) => Promise<readonly Result[]>;
}

function searcher(index: PlanIndex): Searcher {
  let last: { readonly key: string; readonly results: readonly Result[] } | undefined;
  return {
    index,
    found: async (query) => {
      const key = JSON.stringify(query);
      if (last?.key !== key) last = { key, results: await findRecords(index, query) };
      return last.results;
    },
  };
}
