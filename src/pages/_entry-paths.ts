import type { CollectionName } from "../model/index.ts";
import { currentView } from "../site/current-view.ts";
import { currentReuse } from "../site/reuse/current-reuse.ts";
import type { ViewContext } from "../views/context.ts";
import { otherEntryModel, type PageModel, requiredDecisionModel } from "../views/entry-models.ts";
import { otherCollections } from "../views/other-entry.ts";
import { requiredDecisionIds } from "../views/required-decision.ts";

type ModelOf<Model extends PageModel> = (view: ViewContext, id: string) => Model;

/** A route for every entry of a collection; which of them need to be made is seen by their models. */
export function entryPaths(
  collection: Exclude<CollectionName, "actuals">,
  modelOf: ModelOf<PageModel>,
): readonly { readonly params: { readonly id: string } }[] {
  const view = currentView();
  return [...view.repository[collection].keys()].map((id) => {
    askForPage(`${collection}/${id}/`, () => modelOf(view, id));
    return { params: { id } };
  });
}

/** The same for the collections that share one page. */
export function otherEntryPaths() {
  return otherCollections.flatMap((collection) =>
    entryPaths(collection, (view, id) => otherEntryModel(view, collection, id)).map(({ params }) => ({
      params: { ...params, collection },
    })),
  );
}

/** The same for the decisions that are required. */
export function requiredDecisionPaths() {
  const view = currentView();
  return requiredDecisionIds(view).map((required) => {
    const id = required.replace(":", "/");
    askForPage(`decisions/required/${id}/`, () => requiredDecisionModel(view, requiredDecisionAt(id)));
    return { params: { id } };
  });
}

/** The required decision of an address: `kpi/breach:churn` has the page `kpi/breach/churn`. */
export function requiredDecisionAt(address: string): string {
  const [group, rule, ...entry] = address.split("/");
  return `${group}/${rule}:${entry.join("/")}`;
}

/** Has it seen whether a page can be kept as it is in the last portal. `path` is that of the page without the base. */
export function askForPage(path: string, model: () => PageModel): void {
  currentReuse()?.askForPage(`${path}index.html`, model);
}

/** What a page shows. `path` is that of the page without the base. */
export function modelFor<Model extends PageModel>(
  path: string,
  modelOf: (view: ViewContext) => Model,
): Model {
  const reuse = currentReuse();
  const file = `${path}index.html`;
  const model = (reuse?.heldModel(file) as Model | undefined) ?? modelOf(currentView());
  reuse?.note(file, model);
  return model;
}
