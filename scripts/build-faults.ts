/**
 * Does to builds what happens to them: kills them at any moment, lets the disk run full, starts several at once, and
 * looks on as a reader all the while. Then builds the same plan under other conditions and compares the bytes. It
 * takes minutes; `npm test` holds a short form of each.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atOnce } from "./build-faults/at-once.ts";
import { underConditions } from "./build-faults/conditions.ts";
import { onFullDisk } from "./build-faults/full-disk.ts";
import { killed } from "./build-faults/kills.ts";
import { twoEditions } from "./build-faults/trial.ts";
import { print, run, UsageError } from "./lib/command.ts";

const trials = { kills: killed, "at-once": atOnce, "full-disk": onFullDisk, conditions: underConditions };

const help = {
  usage: "build-faults -- [TRIAL…]",
  summary: `Kills builds, fills disks, starts several at once, and compares bytes. A TRIAL is one of ${Object.keys(trials).join(", ")}; all by default.`,
  options: [["--runs N", "how many builds are killed (default: 50)"]],
  withoutPlan: true,
} as const;

await run(help, { runs: { type: "string", default: "50" } }, async (_, { runs }, words) => {
  if (!/^\d{1,4}$/.test(runs)) throw new UsageError(`\`--runs ${runs}\` is not a number`);
  const chosen = Object.entries(trials).filter(([name]) => words.length === 0 || words.includes(name));
  if (chosen.length === 0) throw new UsageError(`\`${words.join(" ")}\` names no trial`);
  const folder = mkdtempSync(join(tmpdir(), "plumbline-build-faults-"));
  try {
    const editions = await twoEditions(folder);
    const faults: string[] = [];
    for (const [name, trial] of chosen) {
      print.message(`\n${name}`);
      faults.push(...(await trial(editions, Number(runs))).map((fault) => `${name}: ${fault}`));
    }
    print.result(faults.length === 0 ? "\nno fault was found" : `\n${faults.join("\n")}`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
