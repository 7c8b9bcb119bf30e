/** How long a file that was saved takes to the screen of the one who writes the plan. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { launchBrowser } from "../../lib/browser.ts";
import { type Part, seed } from "../part.ts";
import { changeActual } from "../plan-edits.ts";
import { writePlan } from "../plan-generator.ts";
import { median, ratio, seconds, type Table, whole } from "../tables.ts";

export const development: Part = {
  name: "dev",
  summary: "from saving a file to its figure on the screen, in `npm run dev`",
  sizes: { usual: [2_000], full: [10_000] },
  run: async ({ sizes, rounds, folder, tell }) => {
    const entries = Math.max(...sizes);
    const plan = join(folder, "plan");
    writePlan(plan, { seed, entries });
    const browser = await launchBrowser();
    try {
      tell(`dev: starting with ${whole(entries)} entries`);
      const begin = performance.now();
      const { url, stop } = await startDev(plan, folder);
      const startMs = performance.now() - begin;
      try {
        return [
          table(entries, startMs, await saveTimes(await browser.newPage(), { url, plan, rounds, tell })),
        ];
      } finally {
        await stop();
      }
    } finally {
      await browser.close();
    }
  },
};

interface Saves {
  readonly url: string;
  readonly plan: string;
  readonly rounds: number;
  readonly tell: (sentence: string) => void;
}

/** The first save also meets what is compiled only once. */
async function saveTimes(page: Page, { url, plan, rounds, tell }: Saves): Promise<readonly number[]> {
  const times: number[] = [];
  for (let save = 0; save <= rounds; save += 1) {
    tell(`dev: save ${save} of ${rounds}`);
    times.push(await saveTime(page, url, plan));
  }
  return times;
}

function table(entries: number, startMs: number, [first = Number.NaN, ...others]: readonly number[]): Table {
  return {
    columns: [
      "Entries",
      "Start, s",
      "The first save, s",
      `Median of ${whole(others.length)}, s (goal)`,
      "The slowest, s",
    ],
    rows: [
      [
        whole(entries),
        seconds(startMs),
        seconds(first, 2),
        ratio(median(others) / 1000, 1),
        seconds(Math.max(...others), 2),
      ],
    ],
  };
}

/** The KPI whose figure is changed. */
const kpi = 0;

async function saveTime(page: Page, url: string, plan: string): Promise<number> {
  const isShown = (figure: string) =>
    page.waitForFunction((text) => document.querySelector("main")?.textContent?.includes(text), figure, {
      timeout: 600_000,
    });
  if (page.url() === "about:blank") await page.goto(`${url}kpis/kpi-${kpi}/`, { timeout: 600_000 });
  const begin = performance.now();
  const { after } = changeActual(plan, kpi);
  await isShown(after.toFixed(2));
  const end = performance.now();
  // What the page loads on its own shall not meet the next save.
  await page.waitForLoadState("networkidle");
  return end - begin;
}

interface Dev {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

async function startDev(plan: string, folder: string): Promise<Dev> {
  const script = fileURLToPath(new URL("../../dev.ts", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const child = spawn(process.execPath, [script, "--plan", plan, "--port", "0"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { url: await addressOf(child), stop: () => stopped(child) };
}

function addressOf(child: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    const hear = (data: Buffer) => {
      said += data.toString();
      const url = /The portal is at (\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (status) => reject(new Error(`\`npm run dev\` ended with ${status}:\n${said}`)));
  });
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const end = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await end;
}
