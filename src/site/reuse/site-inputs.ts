import { createHash, hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { byCodeUnits } from "../../model/index.ts";
import type { Site } from "../site.ts";

/**
 * All that decides what the portal of a site is, but for the program: the files of the plan to the last byte, the commit,
 * how far its history is known, the reporting date, and what was computed.
 */
export function siteInputs({
  planFolder,
  commit,
  history,
  report,
  repository,
  leftOut,
  versions,
}: Site): unknown {
  return {
    folder: basename(resolve(planFolder)),
    files: filesDigest(planFolder, versions),
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

/** Hidden files are none of the plan's, as for the reader. What it has read counts as it was read. */
function filesDigest(folder: string, versions: ReadonlyMap<string, string>): string {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)).replaceAll(sep, "/"))
    .filter((path) => !path.split("/").some((part) => part.startsWith(".")));
  const digest = createHash("sha256");
  for (const path of paths.sort(byCodeUnits)) {
    const version = versions.get(path) ?? hash("sha256", readFileSync(join(folder, path)), "base64");
    digest.update(`${version} ${path.length} ${path}\n`);
  }
  return digest.digest("hex");
}
