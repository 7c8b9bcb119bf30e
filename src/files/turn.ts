/**
 * Work that processes of one machine do one after another. Each takes the next number in a folder: a file that only
 * one can create and that names its maker. Whoever has the highest number has the turn, unless it gave it back or
 * has died. A number is never given twice, because the highest one stays, so that who was interrupted between
 * looking and taking finds out that it came late.
 */
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { makeFolder } from "./make-folder.ts";
import { makerMark, standingOf } from "./maker.ts";

const free = "free";
const lookAgainAfterMs = 100;

/** Does work when the turn comes. `wait` is called once, with the number of the process that has it, if another has. */
export async function inTurn<Result>(
  folder: string,
  wait: (pid: string) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  makeFolder(folder);
  const mark = makerMark();
  const number = await take(folder, mark, wait);
  try {
    return await work();
  } finally {
    put(folder, mark, free, (from) => renameSync(from, join(folder, String(number))));
  }
}

async function take(folder: string, mark: string, wait: (pid: string) => void): Promise<number> {
  for (let hasToldWhom = false; ; ) {
    const highest = Math.max(0, ...numbersIn(folder));
    const holder = highest === 0 ? free : maybeHolder(join(folder, String(highest)));
    // Of a process in another container nobody can say whether it lives, so it keeps nobody from working.
    if (holder !== undefined && holder !== free && standingOf(holder) === "alive") {
      if (!hasToldWhom) wait(holder.split(".")[3] ?? "");
      hasToldWhom = true;
      await setTimeout(lookAgainAfterMs);
    } else if (holder !== undefined && isTaken(folder, mark, highest + 1)) {
      for (const name of readdirSync(folder)) {
        const isLeft = name.startsWith(".") && standingOf(name.slice(1)) === "dead";
        if (isLeft || Number(name) <= highest) rmSync(join(folder, name), { force: true });
      }
      return highest + 1;
    }
  }
}

/** Takes a number, unless somebody else has it or a higher one. */
function isTaken(folder: string, mark: string, number: number): boolean {
  const file = join(folder, String(number));
  try {
    put(folder, mark, mark, (from) => linkSync(from, file));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
  const isLate = numbersIn(folder).some((other) => other > number);
  if (isLate) rmSync(file);
  return !isLate;
}

function put(folder: string, mark: string, text: string, place: (from: string) => void): void {
  const aside = join(folder, `.${mark}`);
  writeFileSync(aside, text);
  try {
    place(aside);
  } finally {
    rmSync(aside, { force: true });
  }
}

function numbersIn(folder: string): readonly number[] {
  return readdirSync(folder).flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

/** Who has a number; `undefined` where a higher one has done away with it meanwhile. */
function maybeHolder(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
