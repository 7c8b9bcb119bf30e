import { join } from "node:path";
import { readCachedText, writeCachedText } from "../../files/cached-text.ts";
import type { MachineFault } from "../../files/machine-fault.ts";
import type { Drawing } from "./draw.ts";

/** The drawing under `key`, or undefined if there is none that is whole. */
export function readDrawing(folder: string, key: string): Drawing | undefined {
  const text = readCachedText(fileOf(folder, key));
  if (text === undefined) return undefined;
  const { svg, title, description } = JSON.parse(text) as Omit<Drawing, "ok">;
  return { ok: true, svg, title, description };
}

/** Keeps a drawing. Answers with the fault of the machine where it cannot be kept. */
export function writeDrawing(folder: string, key: string, drawing: Drawing): MachineFault | undefined {
  const { svg, title, description } = drawing;
  return writeCachedText(fileOf(folder, key), JSON.stringify({ svg, title, description }));
}

function fileOf(folder: string, key: string): string {
  return join(folder, `${key}.json`);
}
