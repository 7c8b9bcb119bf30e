// The thread that finishes the files of a portal, and keeps those of the last one. It is found beside its caller, as TypeScript,
// which Node runs as it is.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { folderMaker } from "../../files/folder-maker.ts";
import { type KeepTask, keptFiles, type TakeTask } from "../reuse/kept-files.ts";
import { fileParts } from "../safety/built-files.ts";
import { type Digests, digestsOf } from "./digests.ts";
import type { Finished, FinishFault, FinishTask } from "./finisher.ts";

const folders = folderMaker();

const kept = keptFiles();

export function finish(tasks: readonly FinishTask[]): readonly Finished[] | FinishFault {
  return orFault(() => tasks.map(finished));
}

export function take(task: TakeTask): readonly (string | undefined)[] | FinishFault {
  return orFault(() => kept.take(task));
}

export async function keep(task: KeepTask): Promise<readonly Digests[] | FinishFault> {
  try {
    return await kept.keep(task);
  } catch (error) {
    return faultOf(error);
  }
}

export function drop(portal: string): FinishFault | undefined {
  return orFault(() => {
    kept.drop(portal);
    return undefined;
  });
}

function orFault<Result>(work: () => Result): Result | FinishFault {
  try {
    return work();
  } catch (error) {
    return faultOf(error);
  }
}

function finished({ portal, path, place }: FinishTask): Finished {
  const file = join(portal, path);
  const content = place
    ? Buffer.from(place.memory, place.start, place.end - place.start)
    : readFileSync(file);
  if (place) {
    kept.makeWay(path);
    write(file, content);
  }
  return { ...digestsOf(path, content), parts: fileParts(path, content) };
}

function write(file: string, content: Buffer): void {
  folders.make(dirname(file));
  writeFileSync(file, content);
}

/** What the system says of a fault is lost on the way out of a thread, unless it is told as plain data. */
function faultOf(error: unknown): FinishFault {
  if (!(error instanceof Error && "code" in error && typeof error.code === "string")) throw error;
  const path = "path" in error && typeof error.path === "string" ? error.path : undefined;
  return { fault: { code: error.code, message: error.message, path } };
}
