/**
 * Where a portal is made. Astro needs a place inside of this checkout, because its half-finished pages are programs
 * that import packages from here, and it writes some files of fixed names, so only one portal is made at a time.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cleanedUp } from "../../files/cleaned-up.ts";
import { machineFault } from "../../files/machine-fault.ts";
import { othersAside, pathAside, standingOf } from "../../files/maker.ts";
import { removeAll } from "../../files/remove-all.ts";
import { inTurn } from "../../files/turn.ts";

export interface Workshop {
  /** Where the portal is made; nothing is there yet. */
  readonly portal: string;
  /** Where the modules that make the pages lie, also those of earlier builds; Node keeps what it makes of them by that. */
  readonly modules: string;
  /** A folder for what is needed meanwhile. Astro keeps the entries that it was handed in a file of it. */
  readonly cache: string;
}

export interface WorkshopSettings {
  /** Where the portal is put when it is made; nothing is there yet. Left out where none will be. */
  readonly path?: string | undefined;
  readonly tell?: ((sentence: string) => void) | undefined;
}

/**
 * Makes a portal when no other one is being made in the checkout at `root`, and puts it at `path`. Work that answers
 * `nothing` has made none.
 */
export async function inWorkshop(
  root: string,
  { path, tell }: WorkshopSettings,
  work: (workshop: Workshop) => Promise<"made" | "nothing">,
): Promise<"made" | "nothing"> {
  const own = join(root, ".astro");
  const wait = (pid: string) =>
    tell?.(`another portal is being built by process ${pid}; waiting for its end`);
  return inTurn(join(own, "turns"), wait, async () => {
    const name = join(own, "workshop");
    // A build that was killed leaves its workshop as it was, with the entries of its plan.
    for (const { path: left, mark } of othersAside(name)) if (standingOf(mark) === "dead") removeAll([left]);
    const folder = pathAside(name);
    const modules = join(own, "modules");
    const workshop: Workshop = { portal: join(folder, "portal"), cache: join(folder, "cache"), modules };
    mkdirSync(folder);
    return cleanedUp(
      () => removeAll([folder]),
      async () => {
        const outcome = await withinFolder(root, () => work(workshop)).catch((error) => {
          throw machineFault(error, own) ?? error;
        });
        if (outcome === "made" && path !== undefined) move(workshop.portal, path);
        return outcome;
      },
    );
  });
}

/** Astro's place is inside of the current folder, so that has to be the checkout. */
async function withinFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await work();
  } finally {
    process.chdir(before);
  }
}

/**
 * A folder cannot be renamed to another file system, only copied. File by file: Node copies folders in a way that
 * takes a full disk for a broken one.
 */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EXDEV")) throw error;
    copy(from, to);
  }
}

function copy(from: string, to: string): void {
  mkdirSync(to);
  for (const item of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, item.name), join(to, item.name)];
    if (item.isDirectory()) copy(source, target);
    else writeFileSync(target, readFileSync(source));
  }
}
