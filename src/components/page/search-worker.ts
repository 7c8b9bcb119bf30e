/**
 * Searches beside the page. Pagefind has a worker of its own, but that hands every one of the thousands of records that
 * hold a word over to the page, for each word anew, and the page wants to know how many there are and to show the
 * first twenty. So what is made of them is made here.
 */
import type { FilterCounts } from "../../views/search-filters.ts";
import { findRecords, prepareFor, type Query } from "./find-records.ts";
import { type IndexPlace, openIndex } from "./open-index.ts";
import type { ResultData } from "./pagefind.ts";
import type { PlanIndex } from "./plan-index.ts";

export type Question =
  | { readonly kind: "open"; readonly place: IndexPlace }
  | { readonly kind: "prepare"; readonly words: string }
  | { readonly kind: "find"; readonly query: Query; readonly most: number };

/** What is found: how many records, and what a result shows of the first of them. */
export interface Answer {
  readonly count: number;
  readonly first: readonly ResultData[];
}

/** What was asked for, or why there is none. */
export type Reply = { readonly value: FilterCounts | Answer | undefined } | { readonly error: string };

const reply = replying();
self.addEventListener("message", async ({ data }: MessageEvent<Question & { readonly id: number }>) => {
  self.postMessage({ ...(await reply(data)), id: data.id });
});

function replying(): (question: Question) => Promise<Reply> {
  let opened: Promise<PlanIndex> | undefined;
  return async (question) => {
    try {
      if (question.kind === "open") opened = openIndex(question.place);
      if (!opened) throw new Error("the index is not open");
      return { value: await answerTo(question, await opened) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
}

async function answerTo(question: Question, index: PlanIndex): Promise<FilterCounts | Answer | undefined> {
  switch (question.kind) {
    case "open":
      return { records: index.records, filters: index.filters };
    case "prepare":
      await prepareFor(index, question.words);
      return undefined;
    case "find": {
      const found = await findRecords(index, question.query);
      const first = await Promise.all(found.slice(0, question.most).map((result) => result.data()));
      return { count: found.length, first: first.map(({ url, excerpt, meta }) => ({ url, excerpt, meta })) };
    }
  }
}
