/**
 * Texts that can be made again. A file of a cache is a line with the SHA-256 of the rest, and the rest: one that was
 * cut off, damaged or made up is seen, and counts as missing. A cache that cannot be written costs time alone.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type MachineFault, machineFault } from "./machine-fault.ts";
import { writeFile } from "./write-file.ts";

/** What was kept in a file, or `undefined` if there is none that is whole and can be read. */
export function readCachedText(file: string): string | undefined {
  let whole: string;
  try {
    whole = readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
  const end = whole.indexOf("\n");
  const text = whole.slice(end + 1);
  return end >= 0 && whole.slice(0, end) === digest(text) ? text : undefined;
}

/** Keeps a text. Answers with the fault of the machine where it cannot be kept. */
export function writeCachedText(file: string, text: string): MachineFault | undefined {
  try {
    writeFile(file, `${digest(text)}\n${text}`);
    return undefined;
  } catch (error) {
    const fault = machineFault(error);
    if (!fault) throw error;
    return fault;
  }
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
