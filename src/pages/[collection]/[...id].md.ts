import type { APIRoute } from "astro";
import { collectionNames } from "../../model/index.ts";
import { currentSite } from "../../site/current-site.ts";
import { currentView } from "../../site/current-view.ts";
import { entryMarkdown } from "../../site/markdown/entry-markdown.ts";
import { currentReuse } from "../../site/reuse/current-reuse.ts";
import { documentPath, type PagedCollection } from "../../views/entry-document.ts";

/** A text beside the page of every entry. */
export function getStaticPaths() {
  const { repository } = currentView();
  return collectionNames
    .filter((name) => name !== "actuals")
    .flatMap((collection) => [...repository[collection].keys()].map((id) => ({ collection, id })))
    .map(({ collection, id }) => ({ params: { collection, id }, props: { text: textOf(collection, id) } }))
    .filter(({ params: { collection, id }, props: { text } }) => {
      return !currentReuse()?.keeps(documentPath(collection, id), text);
    });
}

export const GET: APIRoute<{ readonly text: string }> = ({ props: { text } }) =>
  new Response(text, { headers: { "content-type": "text/markdown; charset=utf-8" } });

function textOf(collection: PagedCollection, id: string): string {
  return entryMarkdown(currentSite(), currentView(), collection, id);
}
