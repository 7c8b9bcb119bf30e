import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { print } from "../lib/command.ts";
import { build, contentOf, leftovers, type Trial } from "./trial.ts";

const steps = 8;

/** Builds onto a small disk that holds a portal, with more and more room beside it. Needs the right to mount one. */
export const onFullDisk: Trial = async ({ folder, both: [first, second] }) => {
  const disk = join(folder, "disk");
  const out = join(disk, "portal");
  mkdirSync(disk);
  const mount = (options: string) => spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk]);
  if (mount("size=64m").status !== 0) {
    print.message("  this user may not mount a disk, so none runs full");
    return [];
  }
  const faults: string[] = [];
  try {
    await build(first.plan, out).ended;
    const [, used = "0"] = execFileSync("df", ["--output=used", "-k", disk], { encoding: "utf8" }).split(
      "\n",
    );
    for (let step = 0; step <= 2 * steps; step += 1) {
      const room = Math.round((Number(used) * step) / steps);
      execFileSync("mount", ["-o", `remount,size=${Number(used) + room}k`, disk]);
      const { status, output } = await build(second.plan, out).ended;
      const message = output.trim().split("\n").join("; ");
      print.message(`  ${room} KB free: ${status}, ${message.slice(0, 200)}`);
      const expected = status === 0 ? second : first;
      if (contentOf(out) !== expected.content) faults.push(`with ${room} KB free the portal is not whole`);
      if (status !== 0 && !/no space left on the disk \(ENOSPC\)/.test(output))
        faults.push(`with ${room} KB free: ${output}`);
      const left = leftovers(out);
      if (left.length > 0) faults.push(`with ${room} KB free it leaves ${left.join(", ")}`);
      if (status === 0) break;
    }
  } finally {
    execFileSync("umount", [disk]);
  }
  return faults;
};
