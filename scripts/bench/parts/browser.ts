/** What a reader waits for: the scripts of a page on a slow machine, the first result of a search, the bytes. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { serveFolder } from "../../../src/site/serve-folder.ts";
import { launchBrowser } from "../../lib/browser.ts";
import { coldBuild } from "../cold-build.ts";
import { type Part, seed } from "../part.ts";
import { writePlan } from "../plan-generator.ts";
import { median, ratio, type Table, whole } from "../tables.ts";

export const inBrowser: Part = {
  name: "browser",
  summary: "scripts of pages on a slowed processor, the first result of a search, the largest pages",
  sizes: { usual: [2_000], full: [10_000] },
  run: async ({ sizes, rounds, folder, tell }) => {
    const plan = join(folder, "plan");
    writePlan(plan, { seed, entries: Math.max(...sizes) });
    tell("browser: building the portal");
    const { out } = await coldBuild({ plan, folder: join(folder, "build") });
    const server = await serveFolder(out, { port: 0, base: "/" });
    const browser = await launchBrowser();
    try {
      tell("browser: loading one page of each kind");
      const pages = await measuredPages(browser, server.url, largestOfKinds(out), rounds);
      tell("browser: searching");
      return [pageTable(pages), searchTable(await searchTimes(browser, server.url, rounds))];
    } finally {
      await browser.close();
      await server.close();
    }
  },
};

/** How much slower than this machine's the reader's processor is made. */
const slowdown = 4;

interface SizedPage {
  readonly kind: string;
  readonly path: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

interface MeasuredPage extends SizedPage {
  readonly scriptingMs: number;
}

/** The largest page of each kind, which are a list, an entry of it, or what lies below it. */
function largestOfKinds(portal: string): readonly SizedPage[] {
  const largest = new Map<string, { readonly path: string; readonly bytes: number }>();
  for (const name of readdirSync(portal, { recursive: true, encoding: "utf8" })) {
    if (name !== "index.html" && !name.endsWith(`${sep}index.html`)) continue;
    const path = name.slice(0, -"index.html".length).split(sep).join("/");
    const kind = kindOf(path);
    const bytes = statSync(join(portal, name)).size;
    if (bytes > (largest.get(kind)?.bytes ?? -1)) largest.set(kind, { path, bytes });
  }
  return [...largest]
    .map(([kind, { path, bytes }]) => {
      const gzipBytes = gzipSync(readFileSync(join(portal, path, "index.html"))).length;
      return { kind, path, bytes, gzipBytes };
    })
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
}

/** E.g. `kpis/` for the list and `kpis/…` for what lies below it. */
function kindOf(path: string): string {
  const [first = "", second = "", ...others] = path.split("/");
  if (second === "") return path === "" ? "/" : path;
  return second === "required" && others.length > 1 ? `${first}/${second}/…` : `${first}/…`;
}

async function measuredPages(
  browser: Browser,
  url: string,
  pages: readonly SizedPage[],
  rounds: number,
): Promise<readonly MeasuredPage[]> {
  const times = new Map(pages.map(({ path }) => [path, [] as number[]]));
  for (let round = 0; round < rounds; round += 1)
    for (const { path } of pages) times.get(path)?.push(await scriptingTime(browser, `${url}${path}`));
  return pages.map((page) => ({ ...page, scriptingMs: median(times.get(page.path) ?? []) }));
}

/** Milliseconds in which scripts run from the first byte of a page until it has come to rest. */
async function scriptingTime(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await session.send("Performance.enable");
    await page.goto(address, { waitUntil: "networkidle" });
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN);
  } finally {
    await context.close();
  }
}

function pageTable(pages: readonly MeasuredPage[]): Table {
  return {
    columns: ["Largest page of its kind", "HTML, KB", "gzip, KB (goal)", "Scripting, ms (goal)"],
    rows: pages.map(({ kind, path, bytes, gzipBytes, scriptingMs }) => [
      kind === path || kind === "/" ? `\`${kind}\`` : `\`${kind}\`: \`${path}\``,
      whole(bytes / 1000),
      ratio(gzipBytes / 1000, 200),
      ratio(scriptingMs, 150),
    ]),
  };
}

/** Words as people look for entries of a generated plan, from rare to frequent. */
const searches = ["label printers Porto", "spare parts", "late deliveries", "manager", "supplier"];

interface SearchTime {
  readonly words: string;
  readonly firstMs: number;
}

/** Each search on a page that has just come to rest, so that nothing of the index is there but its beginning. */
async function searchTimes(browser: Browser, url: string, rounds: number): Promise<readonly SearchTime[]> {
  const times = new Map(searches.map((words) => [words, [] as number[]]));
  for (let round = 0; round < rounds; round += 1)
    for (const words of searches) times.get(words)?.push(await searchTime(browser, url, words));
  return [...times].map(([words, all]) => ({ words, firstMs: median(all) }));
}

async function searchTime(browser: Browser, url: string, words: string): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${url}search/`, { waitUntil: "networkidle" });
    await page.waitForFunction(() =>
      document.querySelector("[data-status]")?.textContent?.startsWith("Type a word"),
    );
    return await page.evaluate(
      (typed) =>
        new Promise<number>((resolve) => {
          const field = document.querySelector("[name=q]") as HTMLInputElement;
          const results = document.querySelector("[data-results]") as HTMLElement;
          const begin = performance.now();
          new MutationObserver(() => {
            // The frame in which it is drawn ends when the next one begins.
            if (results.querySelector("li")) requestAnimationFrame(() => resolve(performance.now() - begin));
          }).observe(results, { childList: true });
          field.value = typed;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }),
      words,
    );
  } finally {
    await context.close();
  }
}

function searchTable(times: readonly SearchTime[]): Table {
  return {
    columns: ["Search for", "First result, ms (goal)"],
    rows: times.map(({ words, firstMs }) => [words, ratio(firstMs, 300)]),
  };
}
