import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Drawing } from "./draw.ts";

// A cache file is a line with the SHA-256 of the rest, and the rest: a drawing as JSON. A file whose first
// line does not fit was cut off or edited, and counts as missing.

/** The drawing under `key`, or undefined if there is none that is whole. */
export async function readDrawing(folder: string, key: string): Promise<Drawing | undefined> {
  let text: string;
  try {
    text = await readFile(fileOf(folder, key), "utf8");
  } catch {
    return undefined;
  }
  const end = text.indexOf("\n");
  const content = text.slice(end + 1);
  if (text.slice(0, end) !== digest(content)) return undefined;
  const { svg, title, description } = JSON.parse(content) as Omit<Drawing, "ok">;
  return { ok: true, svg, title, description };
}

/** Writes beside the file and renames, so that a reader never sees half a file. */
export async function writeDrawing(folder: string, key: string, drawing: Drawing): Promise<void> {
  const { svg, title, description } = drawing;
  const content = JSON.stringify({ svg, title, description });
  const file = fileOf(folder, key);
  const temporary = `${file}.${randomUUID()}.tmp`;
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(temporary, `${digest(content)}\n${content}`);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function fileOf(folder: string, key: string): string {
  return join(folder, `${key}.json`);
}
