import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { removeAll } from "./remove-all.ts";

/** Below so many files and folders a second thread has hardly begun when all is done. */
const few = 5_000;

/** Removes a folder with all that is in it. A large one, e.g. the portal of a large plan, is removed by two threads. */
export async function removeFolder(folder: string): Promise<void> {
  const parts = partsOf(folder);
  if (parts.reduce((sum, { size }) => sum + size, 0) > few) {
    const [ours, others] = halves(parts);
    const removed = inThread(others);
    removeAll(ours);
    await removed;
  }
  removeAll([folder]);
}

interface Part {
  readonly path: string;
  /** How much lies in it at once; what is deeper is guessed to be like that. */
  readonly size: number;
}

/** The folders two levels below a folder. */
function partsOf(folder: string): readonly Part[] {
  const foldersIn = (path: string) =>
    readdirSync(path, { withFileTypes: true })
      .filter((item) => item.isDirectory())
      .map(({ name }) => join(path, name));
  return foldersIn(folder)
    .flatMap(foldersIn)
    .map((path) => ({ path, size: readdirSync(path).length }));
}

/** Two lists of about the same size. */
function halves(parts: readonly Part[]): readonly [readonly string[], readonly string[]] {
  const [one, other] = [
    { size: 0, paths: [] as string[] },
    { size: 0, paths: [] as string[] },
  ];
  for (const { path, size } of [...parts].sort((a, b) => b.size - a.size)) {
    const smaller = one.size <= other.size ? one : other;
    smaller.paths.push(path);
    smaller.size += size;
  }
  return [one.paths, other.paths];
}

function inThread(paths: readonly string[]): Promise<void> {
  const thread = new Worker(new URL("./remove-thread.ts", import.meta.url), {
    workerData: paths,
    // Not those of the process, of which some are of no use to a thread.
    execArgv: [],
  });
  return new Promise((resolve, reject) => {
    thread.once("error", reject);
    thread.once("exit", () => resolve());
  });
}
