/**
 * What can be made again. A file of a cache is a line with the SHA-256 of the rest, and the rest: one that was cut off,
 * damaged or made up is seen, and counts as missing. A cache that cannot be written costs time alone.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type MachineFault, machineFault } from "./machine-fault.ts";
import { writeFile } from "./write-file.ts";

/** The text that was kept in a file, or `undefined` if there is none that is whole and can be read. */
export function readCachedText(file: string): string | undefined {
  return readCachedBytes(file)?.toString("utf8");
}

/** Keeps a text. Answers with the fault of the machine where it cannot be kept. */
export function writeCachedText(file: string, text: string): MachineFault | undefined {
  return writeCachedBytes(file, Buffer.from(text));
}

/** The same for bytes. */
export function readCachedBytes(file: string): Buffer | undefined {
  let whole: Buffer;
  try {
    whole = readFileSync(file);
  } catch {
    return undefined;
  }
  const end = whole.indexOf("\n");
  const bytes = whole.subarray(end + 1);
  return end >= 0 && whole.toString("latin1", 0, end) === digest(bytes) ? bytes : undefined;
}

export function writeCachedBytes(file: string, bytes: Uint8Array): MachineFault | undefined {
  try {
    writeFile(file, Buffer.concat([Buffer.from(`${digest(bytes)}\n`), bytes]));
    return undefined;
  } catch (error) {
    const fault = machineFault(error);
    if (!fault) throw error;
    return fault;
  }
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
