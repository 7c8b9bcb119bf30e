import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { finish } from "../../src/site/finish/finish-thread.ts";
import type { Finished } from "../../src/site/finish/finisher.ts";
import { seal } from "../../src/site/output/sums.ts";

/** What a build knows of all files in a folder once they are finished, without a thread. */
export function finishedFiles(folder: string): ReadonlyMap<string, Finished> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)))
    .sort();
  const answer = finish(paths.map((path) => ({ portal: folder, path })));
  if ("fault" in answer) throw new Error(answer.fault.message);
  return new Map(paths.map((path, index) => [path, answer[index] as Finished]));
}

/** Seals a portal as a build does. */
export function sealed(folder: string): string {
  const files = finishedFiles(folder);
  return seal(folder, (path) => files.get(path)?.whole ?? "");
}
