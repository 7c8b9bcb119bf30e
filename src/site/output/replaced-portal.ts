/**
 * The portal that a build has replaced is not removed but set aside, in `.astro/replaced/` of the checkout: the next build
 * begins with it (`kept-files.ts`). Most of its files are those of the portal that took its place, under second names, so that it
 * takes little room; to remove those names and to make them again takes longer than to leave them.
 */
import { hash } from "node:crypto";
import { mkdirSync, readdirSync, renameSync } from "node:fs";
import { join, resolve } from "node:path";
import { type MachineFault, machineFault } from "../../files/machine-fault.ts";
import { removeAll } from "../../files/remove-all.ts";
import { isSameFile } from "../../files/same-file.ts";
import { listedIn } from "./sums.ts";

/** Where the portal lies that the last build has replaced at a path, if it was set aside. */
export function replacedPlace(root: string, path: string): string {
  return join(placesIn(root), hash("sha256", resolve(path)).slice(0, 32));
}

/**
 * Sets a portal aside that was replaced at a path, in the place of any other that lies aside. It stays where it is if most
 * of its files have others in their place now, so that it would take room of its own, or if the checkout is on another disk. Answers
 * with what kept it from that.
 */
export function setReplacedAside(root: string, path: string, replaced: string): MachineFault | undefined {
  const places = placesIn(root);
  try {
    mkdirSync(places, { recursive: true });
    removeAll(readdirSync(places).map((name) => join(places, name)));
    if (sharesMost(replaced, path)) renameSync(replaced, replacedPlace(root, path));
    return undefined;
  } catch (error) {
    // Another build has set one aside meanwhile, or there is another disk.
    const isExpected = error instanceof Error && "code" in error && expected.has(String(error.code));
    const fault = isExpected ? undefined : machineFault(error, places);
    if (!isExpected && !fault) throw error;
    return fault;
  }
}

const expected: ReadonlySet<string> = new Set(["EEXIST", "ENOTEMPTY", "EXDEV"]);

function placesIn(root: string): string {
  return join(root, ".astro", "replaced");
}

/** So many files speak for all. */
const mostAsked = 200;

/** Whether more than half of the files of a portal are those of another one. */
function sharesMost(portal: string, other: string): boolean {
  const paths = [...(listedIn(portal) ?? [])];
  const step = Math.ceil(paths.length / mostAsked);
  const asked = paths.filter((_, index) => index % step === 0);
  const shared = asked.filter((path) => isSameFile(join(portal, path), join(other, path)));
  return asked.length > 0 && shared.length > asked.length / 2;
}
