import { describe, expect, test } from "vitest";
import { findRecords, type Query } from "../../../src/components/page/find-records.ts";
import type { Pagefind, Result } from "../../../src/components/page/pagefind.ts";
import { planIndex } from "../../../src/components/page/plan-index.ts";

/** An index in which words are found in records with scores, and which says what it was asked. */
function fakePagefind(records: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  const asked: string[] = [];
  const pagefind: Pagefind = {
    preload: async (query) => {
      asked.push(`preload ${query}`);
    },
    search: async (query, options) => {
      asked.push(`${query}${options ? ` ${JSON.stringify(options)}` : ""}`);
      const results = Object.entries(records[query ?? ""] ?? {}).map(([id, score]) =>
        result(id, score, query),
      );
      return { results };
    },
  };
  return { asked, pagefind };
}

/** The excerpt is the query, as it tells of which search a result is. */
function result(id: string, score: number, query: string | null): Result {
  return { id, score, data: async () => ({ url: id, excerpt: String(query), meta: {} }) };
}

const counts = { records: 100, filters: {} };
const words = {
  late: { a: 5, b: 4, c: 3 },
  delivery: { b: 4, c: 3, d: 2 },
  "late delivery": { c: 6, b: 7 },
  "": { d: 0, c: 0, b: 0, a: 0 },
};

function open(left: Readonly<Record<string, number>> = {}) {
  const [found, narrowing] = [fakePagefind(words), fakePagefind({ "": left })];
  let made = 0;
  const index = planIndex(counts, found.pagefind, () => {
    made += 1;
    return narrowing.pagefind;
  });
  const find = async (query: Partial<Query>) => {
    const results = await findRecords(index, { words: "", chosen: {}, sort: undefined, ...query });
    const shown = await Promise.all(results.map((one) => one.data()));
    return shown.map(({ url, excerpt }) => `${url}: ${excerpt}`);
  };
  return { find, asked: found.asked, narrowed: narrowing.asked, made: () => made };
}

describe("findRecords(index, query)", () => {
  test("ranks by each word, and shows what was found by all of them", async () => {
    const { find, asked, made } = open();
    expect(await find({ words: "the late delivery" })).toEqual([
      "b: late delivery",
      "c: late delivery",
      "a: late",
      "d: delivery",
    ]);
    expect(asked).toEqual(["preload late delivery", "late", "delivery", "late delivery"]);
    expect(made()).toBe(0);
  });

  test("looks a single word up once", async () => {
    const { find, asked } = open();
    expect(await find({ words: "late" })).toEqual(["a: late", "b: late", "c: late"]);
    expect(asked).toEqual(["preload late", "late"]);
  });

  test("leaves out what a filter leaves out, of which the index of words never hears", async () => {
    const { find, asked, narrowed } = open({ d: 0, a: 0, c: 0 });
    const chosen = { kind: ["Plan", "KPI"] };
    expect(await find({ words: "late delivery", chosen })).toEqual([
      "c: late delivery",
      "a: late",
      "d: delivery",
    ]);
    expect(asked.filter((question) => question.includes("filters"))).toEqual([]);
    expect(narrowed).toEqual(['null {"filters":{"kind":{"any":["Plan","KPI"]}},"sort":{}}']);
  });

  test("asks for the records of a choice once, however many words are tried", async () => {
    const { find, narrowed, made } = open({ a: 0 });
    for (const text of ["late", "late delivery"]) await find({ words: text, chosen: { kind: ["Plan"] } });
    await find({ words: "late", chosen: { kind: ["KPI"] } });
    expect(narrowed).toHaveLength(2);
    expect(made()).toBe(1);
  });

  test("puts what is found into the order that is asked for", async () => {
    const { find, asked, made } = open();
    const sort = { day: "desc" } as const;
    expect(await find({ words: "late", sort })).toEqual(["c: late", "b: late", "a: late"]);
    expect(asked).toContain('null {"sort":{"day":"desc"}}');
    expect(made()).toBe(0);
  });

  test("answers a choice alone with all that it leaves, in its order", async () => {
    const { find } = open({ d: 0, a: 0 });
    expect(await find({ words: " ", chosen: { kind: ["Plan"] } })).toEqual(["d: null", "a: null"]);
  });

  test("asks anew for the records of a choice that could not be loaded", async () => {
    let isDown = true;
    const { pagefind } = fakePagefind(words);
    const narrowing: Pagefind = {
      preload: async () => {},
      search: async () => {
        if (isDown) throw new Error("503");
        return { results: [result("a", 0, null)] };
      },
    };
    const index = planIndex(counts, pagefind, () => narrowing);
    const choice = { chosen: { kind: ["Plan"] }, sort: undefined };
    await expect(index.withChoice(choice)).rejects.toThrow("503");
    isDown = false;
    expect((await index.withChoice(choice)).map(({ id }) => id)).toEqual(["a"]);
  });
});
