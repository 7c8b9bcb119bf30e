/**
 * What earlier builds have made of what: the key of a thing and the files that came out of it, with their digests. The
 * files themselves stay where they are, in the last portal; a file with another digest is not what was made.
 */
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { readCachedText, writeCachedText } from "../../files/cached-text.ts";
import { filesByAge } from "../../files/files-by-age.ts";
import type { MachineFault } from "../../files/machine-fault.ts";
import type { Key } from "./made-of.ts";

export interface MadeFile {
  /** Its path in the portal, with `/`. */
  readonly path: string;
  /** Its own digest, see `Digests`. */
  readonly digest: string;
}

export type KnownFiles = ReadonlyMap<Key, readonly MadeFile[]>;

/** Builds of one checkout take turns, e.g. for several audiences; each finds what it made last. */
const mostBuilds = 8;

const ending = ".txt";

/** Where in a line the digest and the path begin: `KEY DIGEST PATH`. Cut out, as patterns take three times as long. */
const places = { digest: 65, path: 130 } as const;

/**
 * What the last builds by a maker have remembered. What is damaged counts as missing.
 */
export function knownFiles(folder: string, maker: string): KnownFiles {
  const known = new Map<Key, readonly MadeFile[]>();
  for (const file of filesByAge(folder, ending)) {
    if (!basename(file).startsWith(maker)) continue;
    const ofBuild = new Map<Key, MadeFile[]>();
    for (const text of (readCachedText(file) ?? "").split("\n")) {
      const path = text.slice(places.path);
      if (path === "") continue;
      const [key, digest] = [text.slice(0, places.digest - 1), text.slice(places.digest, places.path - 1)];
      const made = ofBuild.get(key);
      if (made) made.push({ path, digest });
      else ofBuild.set(key, [{ path, digest }]);
    }
    for (const [key, made] of ofBuild) known.set(key, made);
  }
  return known;
}

/** Remembers what a build has made, in the place of the oldest one's. Answers with what kept it from that. */
export function rememberFiles(folder: string, maker: string, files: KnownFiles): MachineFault | undefined {
  const lines = [...files].flatMap(([key, made]) =>
    made.map(({ path, digest }) => `${key} ${digest} ${path}\n`),
  );
  const text = lines.sort().join("");
  const name = createHash("sha256").update(text).digest("hex").slice(0, 32);
  const fault = writeCachedText(join(folder, `${maker}-${name}${ending}`), text);
  if (fault) return fault;
  for (const old of filesByAge(folder, ending).slice(0, -mostBuilds)) rmSync(old, { force: true });
  return undefined;
}
