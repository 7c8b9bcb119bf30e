/**
 * Runs the laws of the reader over many random files, and says which one took longest. No file may be read
 * wrongly, and none may take more than a second, because whoever can write to a plan folder could else keep the
 * build from ending.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FuzzReport } from "../test/helpers/fuzz.ts";
import { print, run, UsageError } from "./lib/command.ts";

const help = {
  usage: "fuzz",
  summary: "Reads many random files, most of them wrong, and checks the laws of the reader on each.",
  options: [
    ["--runs N", "how many files (default: 30000)"],
    ["--seed N", "where the random files begin (default: another one each time)"],
  ],
} as const;

const longestMs = 1000;

await run(help, { runs: { type: "string" }, seed: { type: "string" } }, (_, values) => {
  const runs = count("runs", values.runs ?? "30000");
  const seed = count("seed", values.seed ?? String(Math.floor(Math.random() * 2 ** 31)));
  const folder = mkdtempSync(join(tmpdir(), "plumbline-fuzz-"));
  try {
    const report = join(folder, "report.json");
    print.message(`seed ${seed}`);
    const { status } = spawnSync("vitest", ["run", "--project", "unit", "test/laws/reader.test.ts"], {
      stdio: "inherit",
      env: {
        ...process.env,
        PLUMBLINE_FUZZ_RUNS: String(runs),
        PLUMBLINE_FUZZ_SEED: String(seed),
        PLUMBLINE_FUZZ_REPORT: report,
      },
    });
    const laws: readonly FuzzReport[] = JSON.parse(readFileSync(report, "utf8"));
    for (const { law, cases, slowestMs, slowest } of laws)
      print.result(`${law}: ${cases} cases, the slowest took ${Math.round(slowestMs)} ms\n  ${slowest}`);
    const total = laws.reduce((sum, { cases }) => sum + cases, 0);
    const slow = laws.filter(({ slowestMs }) => slowestMs > longestMs);
    const wrong = status === 0 ? "none was read wrongly" : "at least one was read wrongly, see above";
    print.result(`\n${total} cases with seed ${seed}: ${wrong}`);
    for (const { law } of slow) print.result(`${law}: a case took more than ${longestMs} ms`);
    return status === 0 && slow.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function count(name: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new UsageError(`\`--${name} ${text}\` is not a whole number`);
  return Number(text);
}
