/**
 * What the page of an entry shows, whole: one function for each kind of page, and the page reads nothing else. A build
 * keeps the last portal's page where this is the same as it was, so what a page shows beside its model would go stale
 * there; `test/architecture.test.ts` holds the pages to it.
 */
import type { ViewContext } from "./context.ts";
import { decisionPage } from "./decision.ts";
import { forumPage } from "./forum.ts";
import { type FrameView, frameView } from "./frame.ts";
import { silentMovesText } from "./goalposts.ts";
import { kpiPage } from "./kpi.ts";
import { kpiNeighbours } from "./kpi-neighbours.ts";
import { milestonePage } from "./milestone.ts";
import { milestoneNeighbours } from "./milestone-neighbours.ts";
import { objectivePage } from "./objective.ts";
import { objectiveNeighbours } from "./objective-neighbours.ts";
import { type OtherCollection, otherEntryPage, otherTitles } from "./other-entry.ts";
import { personPage } from "./person.ts";
import { planPage } from "./plan.ts";
import { planNeighbours } from "./plan-neighbours.ts";
import { planTimeline } from "./plan-timeline.ts";
import { proseView } from "./prose.ts";
import { requiredDecisionPage } from "./required-decision.ts";
import { shortAgenda, shortPage } from "./short-page.ts";
import { teamPage } from "./team.ts";
import { unitPage } from "./unit.ts";
import { updatePage } from "./update.ts";

/** Everything that a page shows, as plain data. */
export interface PageModel {
  readonly frame: FrameView;
}

export function decisionModel(view: ViewContext, id: string) {
  const page = shortPage(decisionPage(view, id));
  return { frame: frameView(view, `decisions/${id}/`), page, prose: proseView(view, page.prose) };
}

export function forumModel(view: ViewContext, id: string) {
  const page = shortAgenda(forumPage(view, id));
  return { frame: frameView(view, `forums/${id}/`), page, prose: proseView(view, page.prose) };
}

export function kpiModel(view: ViewContext, id: string) {
  return {
    frame: frameView(view, `kpis/${id}/`),
    page: shortPage(kpiPage(view, id)),
    neighbours: kpiNeighbours(view, id),
    silentMoves: silentMovesText(view, `kpis/${id}`),
  };
}

export function milestoneModel(view: ViewContext, id: string) {
  return {
    frame: frameView(view, `milestones/${id}/`),
    page: shortPage(milestonePage(view, id)),
    neighbours: milestoneNeighbours(view, id),
    silentMoves: silentMovesText(view, `milestones/${id}`),
  };
}

export function objectiveModel(view: ViewContext, id: string) {
  const page = shortPage(objectivePage(view, id));
  return {
    frame: frameView(view, `objectives/${id}/`),
    page,
    prose: proseView(view, page.prose),
    neighbours: objectiveNeighbours(view, id),
  };
}

export function otherEntryModel(view: ViewContext, collection: OtherCollection, id: string) {
  const page = shortPage(otherEntryPage(view, collection, id));
  return {
    frame: frameView(view, `${collection}/${id}/`),
    page,
    prose: proseView(view, page.prose),
    list: otherTitles[collection],
  };
}

export function personModel(view: ViewContext, id: string) {
  return { frame: frameView(view, `people/${id}/`), page: shortPage(personPage(view, id)) };
}

export function planModel(view: ViewContext, id: string) {
  const page = shortPage(planPage(view, id));
  return {
    frame: frameView(view, `plans/${id}/`),
    page,
    prose: proseView(view, page.prose),
    timeline: planTimeline(view, id),
    neighbours: planNeighbours(view, id),
  };
}

export function requiredDecisionModel(view: ViewContext, id: string) {
  const page = requiredDecisionPage(view, id);
  return { frame: frameView(view, page.path), page };
}

export function teamModel(view: ViewContext, id: string) {
  return { frame: frameView(view, `teams/${id}/`), page: shortPage(teamPage(view, id)) };
}

export function unitModel(view: ViewContext, id: string) {
  return { frame: frameView(view, `units/${id}/`), page: shortPage(unitPage(view, id)) };
}

export function updateModel(view: ViewContext, id: string) {
  const page = shortPage(updatePage(view, id));
  return {
    frame: frameView(view, `updates/${id}/`),
    page,
    prose: proseView(view, page.prose),
    asOf: view.format.day(view.asOf),
  };
}
