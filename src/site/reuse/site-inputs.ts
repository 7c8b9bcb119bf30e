import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { byCodeUnits } from "../../model/index.ts";
import type { Site } from "../site.ts";

/**
 * All that decides what the portal of a site is, but for the program: the files of the plan to the last byte, the commit,
 * how far its history is known, the reporting date, and what was computed.
 */
export function siteInputs({ planFolder, commit, history, report, repository, leftOut }: Site): unknown {
  return {
    folder: basename(resolve(planFolder)),
    files: filesDigest(planFolder),
    edition: repository.edition,
    leftOut: [...leftOut],
    url: repository.portal.url,
    commit,
    // The commit says what its history is, where all of it is on this machine.
    history:
      history.kind === "memory"
        ? { isWhole: history.isWhole, begins: history.begins, commits: history.commits }
        : history,
    report,
  };
}

/** Hidden files are none of the plan's, as for the reader. */
function filesDigest(folder: string): string {
  const hash = createHash("sha256");
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)))
    .filter((path) => !path.split(/[\\/]/).some((part) => part.startsWith(".")));
  for (const path of paths.sort(byCodeUnits)) {
    const file = readFileSync(join(folder, path));
    hash.update(`${path}\n${file.length}\n`).update(file);
  }
  return hash.digest("hex");
}
