import type { ViewContext } from "./context.ts";
import type { PagedCollection } from "./entry-document.ts";
import {
  decisionModel,
  forumModel,
  kpiModel,
  milestoneModel,
  objectiveModel,
  otherEntryModel,
  type PageModel,
  personModel,
  planModel,
  teamModel,
  unitModel,
  updateModel,
} from "./entry-models.ts";

/** What the page of an entry shows, for those who have entries of all collections before them. */
export function entryModel(view: ViewContext, collection: PagedCollection, id: string): PageModel {
  return models[collection](view, id);
}

const models: Readonly<Record<PagedCollection, (view: ViewContext, id: string) => PageModel>> = {
  assumptions: (view, id) => otherEntryModel(view, "assumptions", id),
  decisions: decisionModel,
  forums: forumModel,
  kpis: kpiModel,
  milestones: milestoneModel,
  objectives: objectiveModel,
  people: personModel,
  plans: planModel,
  risks: (view, id) => otherEntryModel(view, "risks", id),
  systems: (view, id) => otherEntryModel(view, "systems", id),
  teams: teamModel,
  units: unitModel,
  updates: updateModel,
};
