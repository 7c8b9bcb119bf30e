import type { APIRoute } from "astro";
import { collectionNames } from "../../model/index.ts";
import { currentSite } from "../../site/current-site.ts";
import { currentView } from "../../site/current-view.ts";
import { entryMarkdown } from "../../site/markdown/entry-markdown.ts";
import type { PagedCollection } from "../../views/entry-document.ts";

/** A text beside the page of every entry. */
export function getStaticPaths() {
  const { repository } = currentView();
  return collectionNames
    .filter((name) => name !== "actuals")
    .flatMap((collection) =>
      [...repository[collection].keys()].map((id) => ({ params: { collection, id } })),
    );
}

export const GET: APIRoute = ({ params: { collection, id } }) =>
  new Response(entryMarkdown(currentSite(), currentView(), collection as PagedCollection, id ?? ""), {
    headers: { "content-type": "text/markdown; charset=utf-8" },
  });
