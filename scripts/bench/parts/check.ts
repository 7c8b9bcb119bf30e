/** `npm run check` of a whole plan, on one core where the system can keep a process on one. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ownProcess } from "../own-process.ts";
import { type Part, seed } from "../part.ts";
import { writePlan } from "../plan-generator.ts";
import { median, seconds, whole } from "../tables.ts";

export const check: Part = {
  name: "check",
  summary: "the check of a plan folder",
  sizes: { usual: [1_000, 10_000], full: [1_000, 10_000] },
  run: async ({ sizes, rounds, folder, tell }) => {
    const core = oneCore();
    const rows = sizes.map((entries) => {
      tell(`check: ${whole(entries)} files`);
      const plan = join(folder, `plan-${entries}`);
      writePlan(plan, { seed, entries });
      return row(
        entries,
        Array.from({ length: rounds }, (): Check => ownProcess("check.ts", [plan], core)),
      );
    });
    const columns = [
      `Check of a plan folder, ${core.length > 0 ? "one core" : "all cores"}`,
      "Reading, s",
      "Analysis, s",
      "Whole process, s",
      "Processor, s",
      "Peak memory, MB",
    ];
    return [{ columns, rows }];
  },
};

interface Check {
  readonly readingMs: number;
  readonly analysisMs: number;
  /** From the start of the process to the end of the analysis. */
  readonly wholeMs: number;
  /** The processor's time for all of it, which other work on the machine does not add to. */
  readonly processorMs: number;
  readonly peakMegabytes: number;
}

function row(entries: number, checks: readonly Check[]): readonly string[] {
  const time = (figure: keyof Check) => seconds(median(checks.map((each) => each[figure])), 2);
  return [
    `${whole(entries)} files`,
    time("readingMs"),
    time("analysisMs"),
    time("wholeMs"),
    time("processorMs"),
    whole(Math.max(...checks.map(({ peakMegabytes }) => peakMegabytes))),
  ];
}

/** The command that keeps a process on one core; nothing where the system has none. */
function oneCore(): readonly string[] {
  const command = ["taskset", "--cpu-list", "0"];
  const [name = "", ...args] = command;
  return spawnSync(name, [...args, process.execPath, "--version"]).status === 0 ? command : [];
}
