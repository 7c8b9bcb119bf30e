/** What a reader waits for: the scripts of a page on a slow machine, the first result of a search, the bytes. */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { serveFolder } from "../../../src/site/serve-folder.ts";
import { launchBrowser } from "../../lib/browser.ts";
import { largestOfKinds, type SizedPage } from "../browser/largest-pages.ts";
import { type Work, workOf } from "../browser/page-work.ts";
import { searchTime } from "../browser/search-time.ts";
import { coldBuild } from "../cold-build.ts";
import { type Part, seed, type Wish } from "../part.ts";
import { writePlan } from "../plan-generator.ts";
import { held, median, type Table, whole } from "../tables.ts";

export const inBrowser: Part = {
  name: "browser",
  summary: "scripts of pages on a slowed processor, the first result of a search, the largest pages",
  sizes: { usual: [2_000], full: [10_000] },
  run: async (wish) => {
    const { sizes, folder, tell } = wish;
    const plan = join(folder, "plan");
    writePlan(plan, { seed, entries: Math.max(...sizes) });
    tell("browser: building the portal");
    const { out } = await coldBuild({ plan, folder: join(folder, "build") });
    const browser = await launchBrowser();
    try {
      return await measured(browser, out, wish);
    } finally {
      await browser.close();
    }
  },
};

async function measured(browser: Browser, out: string, { rounds, tell }: Wish): Promise<readonly Table[]> {
  const server = await serveFolder(out, { port: 0, base: "/" });
  try {
    tell("browser: loading one page of each kind");
    const pages = await measuredPages(browser, server.url, largestOfKinds(out), rounds);
    tell("browser: searching");
    return [pageTable(pages), searchTable(await searchTimes(browser, server.url, rounds))];
  } finally {
    await server.close();
  }
}

type MeasuredPage = SizedPage & Work;

async function measuredPages(
  browser: Browser,
  url: string,
  pages: readonly SizedPage[],
  rounds: number,
): Promise<readonly MeasuredPage[]> {
  const works = new Map(pages.map(({ path }) => [path, [] as Work[]]));
  for (let round = 0; round < rounds; round += 1)
    for (const { path } of pages) works.get(path)?.push(await workOf(browser, `${url}${path}`));
  const middle = (path: string, figure: keyof Work) =>
    median((works.get(path) ?? []).map((work) => work[figure]));
  return pages.map((page) => ({
    ...page,
    scriptingMs: middle(page.path, "scriptingMs"),
    allMs: middle(page.path, "allMs"),
  }));
}

/** So many kinds of pages have a row of their own, and whatever misses a goal; the others have one together. */
const rowsOfPages = 20;
const goals = { gzipBytes: 200_000, scriptingMs: 150 } as const;

function pageTable(pages: readonly MeasuredPage[]): Table {
  const isOwn = (page: MeasuredPage, at: number) =>
    at < rowsOfPages || page.gzipBytes > goals.gzipBytes || page.scriptingMs > goals.scriptingMs;
  const others = pages.filter((page, at) => !isOwn(page, at));
  const most = (figure: "bytes" | "gzipBytes" | keyof Work) =>
    Math.max(...others.map((page) => page[figure]));
  const row = (
    name: string,
    { bytes, gzipBytes, scriptingMs, allMs }: Omit<MeasuredPage, "kind" | "path">,
  ) => [
    name,
    whole(bytes / 1000),
    held(gzipBytes / 1000, goals.gzipBytes / 1000),
    held(scriptingMs, goals.scriptingMs),
    whole(allMs),
  ];
  const mostOfOthers = {
    bytes: most("bytes"),
    gzipBytes: most("gzipBytes"),
    scriptingMs: most("scriptingMs"),
    allMs: most("allMs"),
  };
  return {
    columns: [
      "Largest page of its kind",
      "HTML, KB",
      "gzip, KB (goal)",
      "Scripting, ms (goal)",
      "All work, ms",
    ],
    rows: [
      ...pages.filter(isOwn).map((page) => row(nameOf(page), page)),
      ...(others.length > 0 ? [row(`the most of ${others.length} other kinds`, mostOfOthers)] : []),
    ],
  };
}

function nameOf({ kind, path }: SizedPage): string {
  return kind === path || kind === "/" ? `\`${kind}\`` : `\`${kind}\`: \`${path}\``;
}

/** Words as people look for entries of a generated plan, from rare to frequent. */
const searches = ["label printers Porto", "spare parts", "late deliveries", "manager", "supplier"];

interface SearchTime {
  readonly words: string;
  readonly firstMs: number;
}

async function searchTimes(browser: Browser, url: string, rounds: number): Promise<readonly SearchTime[]> {
  const times = new Map(searches.map((words) => [words, [] as number[]]));
  for (let round = 0; round < rounds; round += 1)
    for (const words of searches) times.get(words)?.push(await searchTime(browser, url, words));
  return [...times].map(([words, all]) => ({ words, firstMs: median(all) }));
}

function searchTable(times: readonly SearchTime[]): Table {
  return {
    columns: ["Search for", "First result, ms (goal)"],
    rows: times.map(({ words, firstMs }) => [words, held(firstMs, 300)]),
  };
}
