import { collectionNames } from "../../model/index.ts";
import { currentView } from "../../site/current-view.ts";
import { textRoute } from "../../site/render/text-route.ts";
import type { PagedCollection } from "../../views/entry-document.ts";
import { askForText, textFor } from "../_entry-texts.ts";

/** A text beside the page of every entry. */
export function getStaticPaths() {
  const { repository } = currentView();
  return collectionNames
    .filter((name) => name !== "actuals")
    .flatMap((collection) => [...repository[collection].keys()].map((id) => ({ collection, id })))
    .map((params) => {
      askForText(params.collection, params.id);
      return { params };
    });
}

export const GET = textRoute(
  "src/pages/[collection]/[...id].md.ts",
  "text/markdown; charset=utf-8",
  ({ collection, id = "" }) => textFor(collection as PagedCollection, id),
);
