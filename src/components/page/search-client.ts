/** The search page's side of the worker that searches. */
import type { FilterCounts } from "../../views/search-filters.ts";
import type { Query } from "./find-records.ts";
import type { IndexPlace } from "./open-index.ts";
import type { Answer, Question, Reply } from "./search-worker.ts";

export interface Search extends FilterCounts {
  /** Begins to load what finding some words needs. */
  readonly prepare: (words: string) => Promise<void>;
  /** How many records answer a query, and the results from one place to before another, the first being 0. */
  readonly find: (query: Query, from: number, to: number) => Promise<Answer>;
}

/** Starts the worker and has it open the index, so that it can search at once then. */
export async function openSearch(place: IndexPlace): Promise<Search> {
  const ask = asking(new Worker(new URL("./search-worker.ts", import.meta.url), { type: "module" }));
  const counts = (await ask({ kind: "open", place })) as FilterCounts;
  return {
    ...counts,
    prepare: async (words) => {
      await ask({ kind: "prepare", words });
    },
    find: async (query, from, to) => (await ask({ kind: "find", query, from, to })) as Answer,
  };
}

/** Puts questions to a worker, which answers each under its number. */
export function asking(worker: Worker): (question: Question) => Promise<unknown> {
  const waiting = new Map<number, (reply: Reply) => void>();
  let asked = 0;
  let fault: string | undefined;
  worker.addEventListener("message", ({ data }: MessageEvent<Reply & { readonly id: number }>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  // A script that cannot be loaded or run answers nothing, now and later.
  worker.addEventListener("error", ({ message }) => {
    fault = message || "the script that searches did not start";
    for (const answer of waiting.values()) answer({ error: fault });
    waiting.clear();
  });
  return (question) =>
    new Promise((resolve, reject) => {
      const answer = (reply: Reply) => {
        if ("error" in reply) reject(new Error(reply.error));
        else resolve(reply.value);
      };
      asked += 1;
      if (fault === undefined) {
        waiting.set(asked, answer);
        worker.postMessage({ ...question, id: asked });
      } else answer({ error: fault });
    });
}
