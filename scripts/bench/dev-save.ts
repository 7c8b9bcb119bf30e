/**
 * Times how long a saved file takes to the screen with `npm run dev`, step by step. Runs in a process of its own:
 * `node scripts/bench/dev-save.ts PLAN KPI`, with the folder of a generated plan, which is written to, and one of its KPIs.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { devSite } from "../../src/site/dev-site.ts";
import { openSession } from "../../src/site/session.ts";
import { watchFolder } from "../../src/site/watch-folder.ts";
import { launchBrowser } from "../lib/browser.ts";
import { openPlan } from "../lib/pipeline.ts";

const [planFolder = "", kpi = "", address = `kpis/${kpi}/`] = process.argv.slice(2);
const file = join(planFolder, `actuals/${kpi}.json`);
const original = readFileSync(file, "utf8");
const shown = { followsHistory: true, audience: "everyone", session: openSession() };
const open = async () => {
  const opened = await openPlan({ planFolder, asOf: undefined }, shown);
  if (opened.kind !== "site") throw new Error(`The plan in ${planFolder} has errors.`);
  return opened;
};

const first = await timed(open);
const server = await devSite(first.value.site, { port: 4399, base: "/" });
const browser = await launchBrowser();
const rounds: unknown[] = [];
try {
  const page = await browser.newPage();
  await page.goto(`${server.url}${address}`, { waitUntil: "load" });
  for (let round = 0; round < 4; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const figure = `${987_601 + round}`;
    const seen = page.waitForFunction(
      (text) => document.body?.textContent?.replaceAll(/\D/g, "").includes(text),
      figure,
      { timeout: 120_000 },
    );
    const steps: Record<string, number> = {};
    const opened = new Promise<void>((resolve, reject) => {
      const stop = watchFolder(planFolder, async () => {
        steps["noticedMs"] = performance.now() - begin;
        try {
          const again = await timed(open);
          steps["openProcessorMs"] = again.processorMs;
          steps["openMs"] = again.ms;
          server.show(again.value);
          resolve();
        } catch (error) {
          reject(error);
        }
        await stop();
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const entry = JSON.parse(original);
    entry.measurements.at(-1).value = Number(figure);
    const before = process.cpuUsage();
    const begin = performance.now();
    writeFileSync(file, `${JSON.stringify(entry, undefined, 2)}\n`);
    await opened;
    await seen;
    const { user, system } = process.cpuUsage(before);
    rounds.push({
      ...steps,
      onScreenMs: performance.now() - begin,
      processorMs: (user + system) / 1000,
    });
  }
} finally {
  writeFileSync(file, original);
  await browser.close();
}
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
const text = { firstOpenProcessorMs: first.processorMs, rounds, peakMegabytes };
process.stdout.write(`${JSON.stringify(text, undefined, 1)}\n`);
process.exit(0);

async function timed<Value>(work: () => Promise<Value>) {
  const [begin, before] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: performance.now() - begin, processorMs: (user + system) / 1000 };
}
