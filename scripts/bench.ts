import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { todayByTheClock } from "../src/site/open-site.ts";
import { withPart } from "./bench/document.ts";
import { machineSentence } from "./bench/machine.ts";
import type { Part } from "./bench/part.ts";
import { analysis } from "./bench/parts/analysis.ts";
import { inBrowser } from "./bench/parts/browser.ts";
import { builds } from "./bench/parts/builds.ts";
import { check } from "./bench/parts/check.ts";
import { development } from "./bench/parts/dev.ts";
import { history } from "./bench/parts/history.ts";
import { nextCommit } from "./bench/parts/next-commit.ts";
import { comparison } from "./bench/parts/peers.ts";
import { tableText } from "./bench/tables.ts";
import { type ExitStatus, print, run, UsageError } from "./lib/command.ts";

const parts: readonly Part[] = [
  builds,
  comparison,
  nextCommit,
  inBrowser,
  development,
  analysis,
  check,
  history,
];

const help = {
  usage: "bench -- [PART…] [options]",
  summary: `Measures how long things take and how much memory, and writes it into docs/performance.md. The parts, all of them by default:\n\n${parts.map(({ name, summary }) => `  ${name.padEnd(9)} ${summary}`).join("\n")}`,
  options: [
    ["--entries N[,N…]", "the sizes of the plans (default: small ones, about half an hour in all)"],
    ["--full", "the sizes that the goals name, hours in all"],
    ["--rounds N", "how often each thing is measured, in turn (default: 3)"],
    ["--install", "fetch the packages of other generators into a folder for temporary files"],
    ["--dry-run", "print the tables and write nothing"],
  ],
  withoutPlan: true,
} as const;

const options = {
  entries: { type: "string" },
  full: { type: "boolean", default: false },
  rounds: { type: "string", default: "3" },
  install: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
} as const;

const file = fileURLToPath(new URL("../docs/performance.md", import.meta.url));

await run(help, options, async (_, values, words): Promise<ExitStatus> => {
  const chosen = chosenParts(words);
  const given = values.entries?.split(",").map((text) => countIn(text, "--entries"));
  const rounds = countIn(values.rounds, "--rounds");
  // Better said ahead of hours than behind them.
  for (const { name } of chosen) withPart(readFileSync(file, "utf8"), name, "");
  for (const { name, sizes, run: measure } of chosen) {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
    try {
      const tables = await measure({
        sizes: given ?? (values.full ? sizes.full : sizes.usual),
        rounds,
        mayInstall: values.install,
        folder,
        tell: print.message,
      });
      const machine = machineSentence(todayByTheClock());
      const text = [...tables.map(tableText), machine].join("\n\n");
      print.result(`${text}\n\n`);
      if (!values["dry-run"]) writeFileSync(file, withPart(readFileSync(file, "utf8"), name, text));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return 0;
});

function chosenParts(words: readonly string[]): readonly Part[] {
  for (const word of words)
    if (!parts.some(({ name }) => name === word))
      throw new UsageError(
        `\`${word}\` is not a part; the parts are ${parts.map(({ name }) => name).join(", ")}`,
      );
  return words.length === 0 ? parts : parts.filter(({ name }) => words.includes(name));
}

function countIn(text: string, option: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text))
    throw new UsageError(`\`${text}\` is not a number for ${option}, which takes whole numbers from 1`);
  return Number(text);
}
