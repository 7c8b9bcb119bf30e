import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { MachineFault } from "../../files/machine-fault.ts";

/** Throws if a portal would be put into the plan folder, where the next check would take its files for the plan's. */
export function refuseWithinPlan(out: string, planFolder: string): void {
  const way = relative(realpathSync(planFolder), realPath(resolve(out)));
  if (way.split(sep)[0] === "..") return;
  if (way !== "" && resolve(way) === way) return;
  throw new MachineFault(
    `\`${out}\` is ${way === "" ? "the plan folder itself" : "in the plan folder"}, whose files are read as the plan's; name a place outside of it with --out`,
  );
}

/** The path without links, of which the last parts may not be there yet. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return dirname(path) === path ? path : join(realPath(dirname(path)), path.slice(dirname(path).length));
}
