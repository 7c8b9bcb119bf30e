import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planFiles } from "./bench/plan-generator.ts";
import { draws } from "./bench/random-numbers.ts";
import { buildSeries } from "./fuzz/build-series.ts";
import { print, run, UsageError } from "./lib/command.ts";

const help = {
  usage: "fuzz:builds",
  summary:
    "Edits a plan by chance, builds it each time from the last portal, and compares with builds of nothing.",
  options: [
    ["--edits N", "how many edits (default: 200)"],
    ["--compare-every N", "after how many edits a portal is made of nothing (default: 1)"],
    ["--entries N", "how large the plan is (default: 150)"],
    ["--seed N", "where the random edits begin (default: another one each time)"],
  ],
} as const;

const number = { type: "string" } as const;

await run(
  help,
  { edits: number, "compare-every": number, entries: number, seed: number },
  async (
    _,
    { edits = "200", entries = "150", seed = String(Math.floor(Math.random() * 2 ** 31)), ...others },
  ) => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-fuzz-"));
    try {
      print.message(`seed ${seed}`);
      const { builds, compared, differences } = buildSeries({
        folder,
        files: planFiles({ seed: 1, entries: count("entries", entries) }),
        draw: draws(count("seed", seed)),
        edits: count("edits", edits),
        compareEvery: Math.max(1, count("compare-every", others["compare-every"] ?? "1")),
        tell: print.message,
      });
      print.result(
        `${builds} builds from the last portal, ${compared} compared: ${differences.length} differ`,
      );
      for (const difference of differences) print.result(difference);
      return differences.length === 0 ? 0 : 1;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

function count(name: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new UsageError(`\`--${name} ${text}\` is not a whole number`);
  return Number(text);
}
