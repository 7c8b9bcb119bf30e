/**
 * A folder that takes the place of another when it is whole. It is made in a hidden folder beside it:
 *
 *     dist/                          what everybody reads, until the new one is there
 *     .dist.plumbline-MARK~/new/     the new one in the making; after the exchange, the old one, until it is removed or taken away
 *     .dist.plumbline-MARK~/last/    the old one for an instant, where the machine knows no exchange
 *
 * Two that are made at once do not meet: each has a folder of its own, and the last to be whole stays.
 */
import { existsSync, lstatSync, mkdirSync, realpathSync, renameSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { cleanedUp } from "./cleaned-up.ts";
import { exchange } from "./exchange.ts";
import { MachineFault, machineFault } from "./machine-fault.ts";
import { makeFolder } from "./make-folder.ts";
import { othersAside, pathAside, standingOf } from "./maker.ts";
import { removeAll } from "./remove-all.ts";
import { removeFolder } from "./remove-folder.ts";

export interface NewFolderSettings {
  /** Throws if the folder that is there must not be replaced. */
  readonly refuse: (there: string) => void;
  /** Makes the new folder at a path at which nothing is yet; answers `nothing` where the one that is there shall stay. */
  readonly make: (path: string) => Promise<unknown>;
  /** Told where the folder lies that was replaced. It may take it away; what is still there is removed. */
  readonly replaced?: (there: string) => void;
  /** How two folders change places in one step; answers whether they did. By the kernel by default. */
  readonly exchange?: (one: string, other: string) => boolean;
}

/** Makes a folder anew. Throws, and leaves the one that is there as it is, if the new one cannot be made. */
export async function newFolder(path: string, settings: NewFolderSettings): Promise<void> {
  const target = followed(path);
  if (existsSync(target)) settings.refuse(target);
  const aside = pathAside(target);
  try {
    makeFolder(dirname(target));
    mkdirSync(aside);
    await cleanedUp(
      () => cleanUp(aside, target),
      async () => {
        takeOver(aside, target);
        if ((await settings.make(join(aside, "new"))) === "nothing") return;
        const replaced = takePlace(aside, target, settings);
        if (replaced !== undefined) settings.replaced?.(replaced);
        await removeFolder(aside);
      },
    );
  } catch (error) {
    throw explained(error, target);
  }
}

/** A fault of the machine, and what became of the folder. */
function explained(error: unknown, target: string): unknown {
  const fault = machineFault(error, target);
  if (!fault) return error;
  const state = existsSync(target) ? "is as it was" : "was not made";
  return new MachineFault(`${fault.message}\n\`${target}\` ${state}`, { cause: error });
}

/** Where a link leads to: what it names is replaced, and the link stays. */
function followed(path: string): string {
  const target = resolve(path);
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (!there?.isSymbolicLink()) return target;
  if (existsSync(target)) return realpathSync(target);
  throw new MachineFault(`\`${path}\` is a link to nothing; remove it, or make the folder that it leads to`);
}

/** Takes what killed processes have left, to be removed with what is ours, and puts right what they left undone. */
function takeOver(aside: string, target: string): void {
  const dead = othersAside(target).filter(({ mark }) => standingOf(mark) === "dead");
  for (const [at, { path }] of dead.entries()) {
    if (!existsSync(target)) moved(join(path, "last"), target);
    moved(path, join(aside, `left-${at}`));
  }
}

/** Answers where the folder lies that was there, if there was one. */
function takePlace(aside: string, target: string, settings: NewFolderSettings): string | undefined {
  const made = join(aside, "new");
  const swap = settings.exchange ?? exchange;
  let replaced: string | undefined;
  // Another process may put a folder there between two steps; then ours comes after it.
  for (let round = 0; !moved(made, target); round += 1) {
    settings.refuse(target);
    if (swap(made, target)) return made;
    replaced = join(aside, round === 0 ? "last" : `last-${round}`);
    moved(target, replaced);
  }
  return replaced;
}

/** Moves what is there to where nothing is, or an empty folder. Answers whether it did. */
function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && /^(ENOENT|ENOTEMPTY|EEXIST)$/.test(String(error.code)))
      return false;
    throw error;
  }
}

function cleanUp(aside: string, target: string): void {
  if (!existsSync(target)) moved(join(aside, "last"), target);
  removeAll([aside]);
}
