import { analyse, type Report } from "../analysis/index.ts";
import { planAt } from "../history/plan-at.ts";
import type { Problem } from "../model/index.ts";
import { folderIn, type SiteSettings } from "./open-site.ts";
import { planHistory } from "./plan-history.ts";

/** The report of a commit, the errors that its files have, or why there is no such commit. */
export type ReportAt =
  | { readonly kind: "report"; readonly report: Report }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  | { readonly kind: "none"; readonly reason: string };

/**
 * The report of the plan as it stood at a commit, from git's objects: the very report that its files gave when they
 * were checked out, as of the reporting date that is asked for, or theirs, or the last day on which they changed.
 */
export async function reportAt(settings: SiteSettings, ref: string): Promise<ReportAt> {
  const past = await planAt(settings.planFolder, ref);
  if (past.kind !== "plan") return past;
  const { repository, commit } = past;
  const asOf = settings.asOf ?? repository.portal.asOf ?? commit.changedOn;
  if (!settings.followsHistory) return { kind: "report", report: analyse(repository, asOf) };
  const cacheFolder = folderIn(settings, "history");
  const history = await planHistory({ ...settings, asOf, cacheFolder, until: commit.hash });
  if (history.kind === "none") return history;
  return { kind: "report", report: analyse(repository, asOf, { memory: history }) };
}
