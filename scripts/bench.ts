import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writePlan } from "./bench/plan-generator.ts";
import { writeHistory } from "./bench/plan-history.ts";
import { print, run } from "./lib/command.ts";

const help = {
  usage: "bench",
  summary:
    "Measures how long the analysis, the check and the history of large plans take, and how much memory.",
  options: [],
} as const;

const analyses = [
  { name: "100,000 milestones, 300,000 dependencies", args: ["random", "100000"] },
  { name: "the same, one in a hundred ten days late", args: ["delayed", "100000"] },
  { name: "a chain of 100,000 milestones", args: ["chain", "100000"] },
] as const;

interface Check {
  readonly readingMs: number;
  readonly analysisMs: number;
  /** From the start of the process to the end of the analysis. */
  readonly wholeMs: number;
  /** The processor's time for all of it, which other work on the machine does not add to. */
  readonly processorMs: number;
  readonly peakMegabytes: number;
}

await run(help, {}, () => {
  print.result(
    "| analysis of one plan | first run, s | median of 3, s | peak memory, MB |\n|---|---:|---:|---:|",
  );
  for (const { name, args } of analyses) {
    const { firstMs, medianMs, peakMegabytes } = measured("analysis.ts", args);
    print.result(`| ${name} | ${seconds(firstMs)} | ${seconds(medianMs)} | ${Math.round(peakMegabytes)} |`);
  }
  const core = oneCore();
  print.result(
    `\n| check of a plan folder, ${core.length > 0 ? "one core" : "all cores"}, median of 3 | reading, s | analysis, s | whole process, s | processor, s | peak memory, MB |\n|---|---:|---:|---:|---:|---:|`,
  );
  for (const entries of [1_000, 10_000]) print.result(checkRow(entries, core));
  print.result(
    "\n| history of a plan | first build, s | processor, s | next build, s | processor, s | the next in the first | peak memory, MB |\n|---|---:|---:|---:|---:|---:|---:|",
  );
  print.result(historyRow({ commits: 2_000, entries: 500 }));
  return 0;
});

interface Followed {
  readonly wallMs: number;
  readonly processorMs: number;
  readonly peakMegabytes: number;
  readonly commits: number;
}

/** Follows a history without anything kept, and then, thrice, with what the first time has kept. */
function historyRow(size: { readonly commits: number; readonly entries: number }): string {
  const parent = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  try {
    const { folder, asOf } = writeHistory(join(parent, "repository"), { seed: 20_261_129, ...size });
    const args = [folder, asOf, join(parent, "cache")];
    const first: Followed = measured("history.ts", args);
    const next = [1, 2, 3].map((): Followed => measured("history.ts", args));
    const median = (figure: keyof Followed) =>
      next.map((each) => each[figure]).sort((a, b) => a - b)[1] ?? Number.NaN;
    const cells = [
      seconds(first.wallMs),
      seconds(first.processorMs),
      seconds(median("wallMs")),
      seconds(median("processorMs")),
      `${((100 * median("wallMs")) / first.wallMs).toFixed(1)} %`,
      Math.round(first.peakMegabytes),
    ];
    const name = `${first.commits.toLocaleString("en-GB")} commits, ${size.entries} entries`;
    return `| ${name} | ${cells.join(" | ")} |`;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

function checkRow(entries: number, core: readonly string[]): string {
  const parent = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  try {
    const folder = join(parent, "plan");
    writePlan(folder, { seed: 20_261_031, entries });
    const checks = [1, 2, 3].map((): Check => measured("check.ts", [folder], core));
    const median = (figure: keyof Check) =>
      checks.map((check) => check[figure]).sort((a, b) => a - b)[1] ?? Number.NaN;
    const times = [median("readingMs"), median("analysisMs"), median("wholeMs"), median("processorMs")].map(
      seconds,
    );
    const peak = Math.round(Math.max(...checks.map(({ peakMegabytes }) => peakMegabytes)));
    return `| ${entries.toLocaleString("en-GB")} files | ${times.join(" | ")} | ${peak} |`;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

/** What a script of `bench/` prints when it runs in a process of its own, started by `starter` if there is one. */
function measured(script: string, args: readonly string[], starter: readonly string[] = []) {
  const file = fileURLToPath(new URL(`bench/${script}`, import.meta.url));
  const [command = "", ...words] = [...starter, process.execPath, file, ...args];
  return JSON.parse(execFileSync(command, words, { encoding: "utf8" }));
}

/** The command that keeps a process on one core; nothing where the system has none. */
function oneCore(): readonly string[] {
  const command = ["taskset", "--cpu-list", "0"];
  const [name = "", ...args] = command;
  return spawnSync(name, [...args, process.execPath, "--version"]).status === 0 ? command : [];
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}
