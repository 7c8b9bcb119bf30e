import type { APIRoute } from "astro";
import { type CollectionName, collectionNames, entriesOf } from "../../model/index.ts";
import { currentView } from "../../site/current-view.ts";

/** A route for every collection that has entries. */
export function getStaticPaths() {
  const { repository } = currentView();
  return collectionNames
    .filter((name) => repository[name].size > 0)
    .map((collection) => ({ params: { collection } }));
}

/** The entries of a collection as they were known on the reporting date, in the order of their ids. */
export const GET: APIRoute = ({ params: { collection } }) => {
  const entries = entriesOf(currentView().repository, collection as CollectionName);
  const list = [...entries.values()].map(({ id, ...data }) => ({ id, ...data }));
  return new Response(`${JSON.stringify(list, undefined, 1)}\n`, {
    headers: { "content-type": "application/json" },
  });
};
