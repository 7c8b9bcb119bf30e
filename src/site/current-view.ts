import { type ViewContext, viewContext } from "../views/context.ts";
import { currentSite } from "./current-site.ts";
import { pastStatuses } from "./past-statuses.ts";
import type { Site } from "./site.ts";

/** Pages and the command meet here as they do for the site; see `current-site.ts`. */
const place = Symbol.for("plumbline.views");

type Holder = { [place]?: WeakMap<Site, ViewContext> };

/** What all view-models of the current site are made from. */
export function currentView(): ViewContext {
  return viewOf(currentSite());
}

/** What all view-models of a site are made from, put together once for each site. */
export function viewOf(site: Site): ViewContext {
  (globalThis as Holder)[place] ??= new WeakMap();
  const views = (globalThis as Holder)[place] as WeakMap<Site, ViewContext>;
  const view = views.get(site) ?? newView(site);
  views.set(site, view);
  return view;
}

function newView({
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
