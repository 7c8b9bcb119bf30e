import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { print } from "../lib/command.ts";
import { type Build, build, contentOf, leftovers, type Trial } from "./trial.ts";
import { watched } from "./watched.ts";

/** How long the exchange of two folders takes on a busy machine, with the start of the program that asks for it. */
const exchangeMs = 200;

/**
 * Kills builds by SIGKILL: two of three at any moment, and one of three when its portal is made and takes its place,
 * which is short. Every other time what the build has started is killed with it.
 */
export const killed: Trial = async ({ folder, both, buildMs }, runs) => {
  const out = join(folder, "kills/portal");
  await build(both[0].plan, out).ended;
  const faults: string[] = [];
  const known = both.map(({ content }) => content);
  let last = contentOf(out);
  const counts = { killed: 0, ended: 0, swapped: 0 };
  const seen = await watched(out, both, async () => {
    for (let round = 0; round < runs; round += 1) {
      const started = build(both[(round + 1) % 2]?.plan ?? "", out);
      if (round % 3 === 2) await untilMade(out, started);
      await setTimeout(Math.random() * (round % 3 === 2 ? exchangeMs : buildMs));
      const { pid = 0, exitCode } = started.child;
      if (exitCode === null) process.kill(round % 2 === 0 ? -pid : pid, "SIGKILL");
      counts[exitCode === null ? "killed" : "ended"] += 1;
      await started.ended;
      const now = contentOf(out);
      if (!known.includes(now)) faults.push(`after kill ${round + 1} the portal is not whole`);
      if (now !== last) counts.swapped += 1;
      last = now;
    }
  });
  const { status, output } = await build(both[0].plan, out).ended;
  if (status !== 0 || contentOf(out) !== both[0].content) faults.push(`the next build fails: ${output}`);
  const left = leftovers(out);
  if (left.length > 0) faults.push(`the next build leaves ${left.join(", ")}`);
  print.message(
    `  ${counts.killed} builds were killed and ${counts.ended} were quicker; ${counts.swapped} times the other portal stood there after it`,
  );
  return [...faults, ...seen];
};

/** Until the new portal lies beside the old one, or the build has ended. */
async function untilMade(out: string, { child }: Build): Promise<void> {
  const isMade = () =>
    readdirSync(dirname(out)).some(
      (name) => name.endsWith("~") && readdirSync(join(dirname(out), name)).includes("new"),
    );
  for (let made = false; !made && child.exitCode === null; await setTimeout(1)) {
    try {
      made = isMade();
    } catch {
      // It was there when it was listed and gone when it was looked into: that was the end of a build.
      made = true;
    }
  }
}
