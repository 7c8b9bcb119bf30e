import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { byCodeUnits } from "../model/index.ts";

const source = fileURLToPath(new URL("../", import.meta.url));

/** The folders on which everything that is computed of a plan depends. */
const folders = ["model", "load", "analysis", "history"];

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
