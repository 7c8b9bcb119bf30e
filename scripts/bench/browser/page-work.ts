import { setTimeout } from "node:timers/promises";
import type { Browser } from "playwright-core";

export interface Work {
  /** Milliseconds in which scripts run. */
  readonly scriptingMs: number;
  /** Milliseconds in which the page's thread does anything at all, parsing, styles and layout included. */
  readonly allMs: number;
}

/** How much slower than this machine's the reader's processor is made. */
const slowdown = 4;

/** What a page makes the processor do from its first byte until it has come to rest. */
export async function workOf(browser: Browser, address: string): Promise<Work> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await session.send("Performance.enable");
    await page.goto(address, { waitUntil: "load" });
    const sofar = async (): Promise<Work> => {
      const { metrics } = await session.send("Performance.getMetrics");
      const ms = (name: string) =>
        1000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
      return { scriptingMs: ms("ScriptDuration"), allMs: ms("TaskDuration") };
    };
    return await atRest(sofar);
  } finally {
    await context.close();
  }
}

/** Scripts may run long after a page is loaded, so it is at rest when its thread has done next to nothing for a while. */
async function atRest(sofar: () => Promise<Work>): Promise<Work> {
  let [work, quiet] = [await sofar(), 0];
  while (quiet < 3) {
    await setTimeout(300);
    const now = await sofar();
    quiet = now.allMs - work.allMs < 30 ? quiet + 1 : 0;
    work = now;
  }
  return work;
}
