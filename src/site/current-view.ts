import { type ViewContext, viewContext } from "../views/context.ts";
import { currentSite } from "./current-site.ts";
import { pastStatuses } from "./past-statuses.ts";
import type { Site } from "./site.ts";

const views = new WeakMap<Site, ViewContext>();

/** What all view-models of the current site are made from, put together once for each site. */
export function currentView(): ViewContext {
  const site = currentSite();
  const known = views.get(site);
  if (known) return known;
  const view = viewOf(site);
  views.set(site, view);
  return view;
}

export function viewOf({
  repository,
  now,
  report,
  before,
  moments,
  history,
  sources,
  diagrams,
  commit,
}: Site): ViewContext {
  const named =
    commit.kind === "commit"
      ? ({ kind: "commit", hash: commit.commit.hash, isModified: commit.commit.isModified } as const)
      : commit;
  return viewContext({
    now,
    report,
    before,
    moments,
    history,
    pastStatuses: pastStatuses(repository, report.asOf),
    origins: sources,
    diagrams,
    commit: named,
  });
}
