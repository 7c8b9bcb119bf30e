import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { day } from "../model/index.ts";
import type { ViewContext } from "../views/context.ts";
import { viewOf } from "./current-view.ts";
import { openSite } from "./open-site.ts";
import { formatProblems } from "./problem-formats.ts";

/** The plan that the guide explains every kind of file with. */
export interface GuideExample {
  readonly view: ViewContext;
  /** The text of each of its files, by its path in the plan folder, e.g. `kpis/churn.json`. */
  readonly files: ReadonlyMap<string, string>;
  /** The folder it was read from; its pictures are served from it. */
  readonly folder: string;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

export const exampleFolder = join(root, "docs/example-plan");

/** Fixed, so that the guide shows the same whenever and for whichever plan it is built. */
const exampleDay = day("2026-09-30");

/** Opens the example with the reader of all plans. Throws with its problems if it has any, warnings too. */
export async function openGuideExample(): Promise<GuideExample> {
  const found = await openSite({
    planFolder: exampleFolder,
    asOf: exampleDay,
    today: exampleDay,
    cacheFolder: join(root, ".cache"),
  });
  if (found.kind === "problems" || found.problems.length > 0)
    throw new Error(`The guide's example has problems:\n${formatProblems(found.problems, "text")}`);
  return { view: viewOf(found.site), files: textsIn(exampleFolder), folder: exampleFolder };
}

function textsIn(folder: string): ReadonlyMap<string, string> {
  const items = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = items
    .filter((item) => item.isFile() && /\.(json|mdx)$/.test(item.name))
    .map((item) => relative(folder, join(item.parentPath, item.name)).split(sep).join("/"));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
