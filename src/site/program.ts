import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { byCodeUnits } from "../model/index.ts";

const source = fileURLToPath(new URL("../", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));

/** The folders on which everything that is computed of a plan depends. */
const folders = ["model", "load", "analysis", "history"];

/** What the pages of a portal are made by; the example of the guide is one of them. */
const wholeProgram = [
  "src",
  "public",
  "docs",
  "astro.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/**
 * A hash of the program that computes figures: what one version of it has kept is of no use to another. The
 * versions of the packages it reads files with stand in the lockfile.
 */
export function programHash(): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const files = readdirSync(join(source, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .sort(byCodeUnits);
    for (const file of files)
      hash.update(`${folder}/${file}\n`).update(readFileSync(join(source, folder, file)));
  }
  return hash.update(readFileSync(join(source, "../package.json"))).digest("hex");
}

let knownHash: string | undefined;

/**
 * A hash of all that makes a portal of a plan: the program with its styles and fixed files, the packages, and what
 * runs it, which brings the names of months and the order of letters. Worked out once in a process, which runs the program
 * as it was when it began.
 */
export function wholeProgramHash(): string {
  knownHash ??= hashOfWholeProgram();
  return knownHash;
}

function hashOfWholeProgram(): string {
  const hash = createHash("sha256").update(JSON.stringify(process.versions));
  for (const name of wholeProgram) {
    const paths = statSync(join(root, name)).isDirectory()
      ? readdirSync(join(root, name), { recursive: true, withFileTypes: true })
          .filter((item) => item.isFile())
          .map((item) => join(item.parentPath, item.name))
          .sort(byCodeUnits)
      : [join(root, name)];
    for (const path of paths) {
      const file = readFileSync(path);
      hash.update(`${path.slice(root.length)}\n${file.length}\n`).update(file);
    }
  }
  return hash.digest("hex");
}
