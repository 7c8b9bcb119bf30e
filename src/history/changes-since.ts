import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  collectionNames,
  entriesOf,
  type Landing,
  type PlanRepository,
  type Problem,
} from "../model/index.ts";
import { openBlobs } from "./blobs.ts";
import { filesAt } from "./commit-tree.ts";
import { NoHistory } from "./git.ts";
import { belowFrontmatter } from "./past-states.ts";
import { commonCommit, planAt, renamesSince } from "./plan-at.ts";
import { planPlace } from "./plan-place.ts";
import { fileOf } from "./raw-changes.ts";
import { changesOf, type StepChanges } from "./step.ts";

/** What a change did to promises and records, the errors of the state that it began at, or why nothing is known. */
export type ChangesSince =
  | { readonly kind: "changes"; readonly changes: StepChanges; readonly before: PlanRepository }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  | { readonly kind: "none"; readonly reason: string };

/**
 * Holds the files as they stand against the commit at which they left a branch: what others did to the branch since
 * is not their doing. `landing` is what is said of everything that is found, since nothing of it is a commit yet.
 */
export async function changesSince(
  planFolder: string,
  ref: string,
  after: PlanRepository,
  landing: Landing,
): Promise<ChangesSince> {
  try {
    const { folder, prefix } = planPlace(planFolder);
    const { hash } = commonCommit(folder, ref);
    const before = await planAt(planFolder, hash);
    if (before.kind !== "plan") return before;
    const files = filesAt(folder, hash, prefix);
    const blobs = openBlobs(folder);
    try {
      const changes = await changesOf({
        before: before.repository,
        after,
        touched: new Map([...namesIn(before.repository), ...namesIn(after)].map((name) => [name, landing])),
        renamed: renamesSince(planFolder, hash),
        textBefore: async (entry) => {
          const file = files.get(fileOf(entry));
          return file ? belowFrontmatter(await blobs.read(file.hash)) : "";
        },
        textAfter: async (entry) => belowFrontmatter(readFileSync(join(folder, fileOf(entry)))),
        gone: new Map(),
        portal: landing,
      });
      return { kind: "changes", changes, before: before.repository };
    } finally {
      blobs.close();
    }
  } catch (error) {
    if (error instanceof NoHistory) return { kind: "none", reason: error.message };
    throw error;
  }
}

function namesIn(repository: PlanRepository): readonly string[] {
  return collectionNames.flatMap((name) =>
    [...entriesOf(repository, name).keys()].map((id) => `${name}/${id}`),
  );
}
