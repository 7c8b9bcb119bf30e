import { join } from "node:path";
import { print } from "../lib/command.ts";
import { build, contentOf, leftovers, type Trial } from "./trial.ts";
import { watched } from "./watched.ts";

const together = 4;

/** Starts several builds to the same place at once, of two plans. */
export const atOnce: Trial = async ({ folder, both }) => {
  const out = join(folder, "at-once/portal");
  await build(both[0].plan, out).ended;
  const faults: string[] = [];
  const seen = await watched(out, both, async () => {
    const builds = Array.from({ length: together }, (_, at) => build(both[at % 2]?.plan ?? "", out));
    const ends = await Promise.all(builds.map(({ ended }) => ended));
    for (const { status, output } of ends) if (status !== 0) faults.push(`a build failed: ${output}`);
    const waited = ends.filter(({ output }) => output.includes("waiting for its end")).length;
    print.message(`  ${together} builds at once, of which ${waited} waited`);
  });
  if (!both.some(({ content }) => content === contentOf(out))) faults.push("the portal is not whole");
  const left = leftovers(out);
  return [...faults, ...seen, ...(left.length > 0 ? [`they leave ${left.join(", ")}`] : [])];
};
