/**
 * What the page of an entry shows, whole: one function for each kind of page, and the page reads nothing else. A build
 * keeps the last portal's page where this is the same as it was, so what a page shows beside its model would go stale
 * there; `test/architecture.test.ts` holds the pages to it. Nor does a model hold what no page reads, such as the source
 * of a narrative beside its parts: to see that it is the same takes its time.
 */
import type { ViewContext } from "./context.ts";
import { entryPages } from "./entry-pages.ts";
import { type FrameView, frameView } from "./frame.ts";
import { silentMovesText } from "./goalposts.ts";
import { kpiNeighbours } from "./kpi-neighbours.ts";
import { milestoneNeighbours } from "./milestone-neighbours.ts";
import { objectiveNeighbours } from "./objective-neighbours.ts";
import { type OtherCollection, otherTitles } from "./other-entry.ts";
import { planNeighbours } from "./plan-neighbours.ts";
import { planTimeline } from "./plan-timeline.ts";
import { proseView } from "./prose.ts";
import { requiredDecisionPage } from "./required-decision.ts";
import { shortAgenda, shortPage } from "./short-page.ts";

/** Everything that a page shows, as plain data. */
export interface PageModel {
  readonly frame: FrameView;
}

export function decisionModel(view: ViewContext, id: string) {
  const { prose, ...page } = shortPage(entryPages.decisions(view, id));
  return { frame: frameView(view, `decisions/${id}/`), page, prose: proseView(view, prose) };
}

export function forumModel(view: ViewContext, id: string) {
  const { prose, ...page } = shortAgenda(entryPages.forums(view, id));
  return { frame: frameView(view, `forums/${id}/`), page, prose: proseView(view, prose) };
}

export function kpiModel(view: ViewContext, id: string) {
  return {
    frame: frameView(view, `kpis/${id}/`),
    page: shortPage(entryPages.kpis(view, id)),
    neighbours: kpiNeighbours(view, id),
    silentMoves: silentMovesText(view, `kpis/${id}`),
  };
}

export function milestoneModel(view: ViewContext, id: string) {
  return {
    frame: frameView(view, `milestones/${id}/`),
    page: shortPage(entryPages.milestones(view, id)),
    neighbours: milestoneNeighbours(view, id),
    silentMoves: silentMovesText(view, `milestones/${id}`),
  };
}

export function objectiveModel(view: ViewContext, id: string) {
  const { prose, ...page } = shortPage(entryPages.objectives(view, id));
  return {
    frame: frameView(view, `objectives/${id}/`),
    page,
    prose: proseView(view, prose),
    neighbours: objectiveNeighbours(view, id),
  };
}

export function otherEntryModel(view: ViewContext, collection: OtherCollection, id: string) {
  const { prose, ...page } = shortPage(entryPages[collection](view, id));
  return {
    frame: frameView(view, `${collection}/${id}/`),
    page,
    prose: proseView(view, prose),
    list: otherTitles[collection],
  };
}

export function personModel(view: ViewContext, id: string) {
  return { frame: frameView(view, `people/${id}/`), page: shortPage(entryPages.people(view, id)) };
}

export function planModel(view: ViewContext, id: string) {
  const { prose, ...page } = shortPage(entryPages.plans(view, id));
  return {
    frame: frameView(view, `plans/${id}/`),
    page,
    prose: proseView(view, prose),
    timeline: planTimeline(view, id),
    neighbours: planNeighbours(view, id),
  };
}

export function requiredDecisionModel(view: ViewContext, id: string) {
  const page = requiredDecisionPage(view, id);
  return { frame: frameView(view, page.path), page };
}

export function teamModel(view: ViewContext, id: string) {
  return { frame: frameView(view, `teams/${id}/`), page: shortPage(entryPages.teams(view, id)) };
}

export function unitModel(view: ViewContext, id: string) {
  return { frame: frameView(view, `units/${id}/`), page: shortPage(entryPages.units(view, id)) };
}

export function updateModel(view: ViewContext, id: string) {
  const { prose, ...page } = shortPage(entryPages.updates(view, id));
  return {
    frame: frameView(view, `updates/${id}/`),
    page,
    prose: proseView(view, prose),
    asOf: view.format.day(view.asOf),
  };
}
