import { analyse, snapshot } from "../analysis/index.ts";
import { lastCommit } from "../history/last-commit.ts";
import { commonCommit, type PlanAt, planAt, renamesSince } from "../history/plan-at.ts";
import type { Day, PlanRepository, Problem } from "../model/index.ts";
import { type Compared, comparedWith } from "../views/compared.ts";
import { viewContext } from "../views/context.ts";
import type { DiffEnd } from "../views/plan-diff.ts";
import { openRepository, type SiteSettings } from "./open-site.ts";

export interface DiffSettings extends SiteSettings {
  /** What the change is compared with: a branch, a tag or a commit. */
  readonly base: string;
  /** The change: a branch or commit; the files as they stand if left out. */
  readonly head: string | undefined;
}

/** Two states that can be compared, the errors of the one that has them, or why one of them is not there. */
export type OpenedDiff =
  | { readonly kind: "diff"; readonly compared: Compared; readonly base: DiffEnd; readonly head: DiffEnd }
  | { readonly kind: "problems"; readonly name: string; readonly problems: readonly Problem[] }
  | { readonly kind: "none"; readonly reason: string };

/** How the past is asked. */
export interface DiffHistory {
  readonly planAt: (planFolder: string, ref: string) => Promise<PlanAt>;
  /** The hash of the commit at which a change begins. */
  readonly begin: (planFolder: string, base: string, head: string | undefined) => string;
  readonly renames: (
    planFolder: string,
    since: string,
    until: string | undefined,
  ) => ReadonlyMap<string, string>;
}

const gitHistory: DiffHistory = {
  planAt,
  begin: (planFolder, base, head) => commonCommit(planFolder, base, head).hash,
  renames: renamesSince,
};

/**
 * Compares a change with the state that it began at: what others did to the base since is not its doing. Both are
 * analysed as of the reporting date of the change.
 */
export async function openDiff(
  settings: DiffSettings,
  history: DiffHistory = gitHistory,
): Promise<OpenedDiff> {
  const { planFolder, base, head } = settings;
  // Asked for as it was named, so that a name that nothing has is said as it was written.
  const named = await history.planAt(planFolder, base);
  if (named.kind === "none") return named;
  const after = await changeOf(settings, history);
  if (after.kind !== "plan") return after;

  const begin = history.begin(planFolder, base, head);
  const before = begin === named.commit.hash ? named : await history.planAt(planFolder, begin);
  if (before.kind === "none") return before;
  if (before.kind === "problems") return { kind: "problems", name: base, problems: before.problems };

  const { repository, asOf, hash } = after;
  const report = analyse(before.repository, asOf);
  const context = viewContext({
    now: snapshot(repository, asOf),
    report: analyse(repository, asOf),
    before: () => report,
    moments: [],
    history: { kind: "none", reason: "a comparison of two states needs none" },
    pastStatuses: () => undefined,
    origins: new Map(),
    diagrams: new Map(),
    commit: { kind: "none", reason: "a comparison" },
  });
  const compared = comparedWith(context, {
    repository: before.repository,
    report,
    renamed: history.renames(planFolder, begin, hash),
  });
  return {
    kind: "diff",
    compared,
    base: { name: base, hash: before.commit.hash },
    head: { name: head ?? "The files as they stand", hash },
  };
}

type ChangedPlan =
  | {
      readonly kind: "plan";
      readonly repository: PlanRepository;
      readonly asOf: Day;
      readonly hash: string | undefined;
    }
  | Exclude<OpenedDiff, { kind: "diff" }>;

async function changeOf(
  { planFolder, head, asOf, today }: DiffSettings,
  history: DiffHistory,
): Promise<ChangedPlan> {
  if (head === undefined) {
    const { repository, problems } = openRepository({ planFolder });
    if (!repository) return { kind: "problems", name: "the files as they stand", problems };
    const commit = await lastCommit(planFolder);
    const stated = asOf ?? repository.portal.asOf;
    return {
      kind: "plan",
      repository,
      asOf: stated ?? (commit.kind === "commit" ? commit.commit.day : today),
      hash: undefined,
    };
  }
  const found = await history.planAt(planFolder, head);
  if (found.kind === "none") return found;
  if (found.kind === "problems") return { kind: "problems", name: head, problems: found.problems };
  const { repository, commit } = found;
  return { kind: "plan", repository, asOf: asOf ?? repository.portal.asOf ?? commit.day, hash: commit.hash };
}
