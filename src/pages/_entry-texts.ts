/**
 * The texts beside the pages of entries. A text says what its page shows, so that whether it is that of the last portal is
 * seen by the model of the page, without making it; what is needed is made when it is written, and not held until then.
 */
import { currentSite } from "../site/current-site.ts";
import { currentView } from "../site/current-view.ts";
import { besideTheModel, entryMarkdown } from "../site/markdown/entry-markdown.ts";
import { currentReuse } from "../site/reuse/current-reuse.ts";
import { documentPath, type PagedCollection } from "../views/entry-document.ts";
import { entryModel } from "../views/entry-model.ts";

/** Whether a text has to be made, and is not kept as it is in the last portal. */
export function isTextNeeded(collection: PagedCollection, id: string): boolean {
  const reuse = currentReuse();
  const view = currentView();
  const page = pageOf(collection, id);
  reuse?.keepsPage(page, () => entryModel(view, collection, id));
  const more = besideTheModel(currentSite(), view, collection, id);
  return !reuse?.keepsText(documentPath(collection, id), page, more);
}

export function textFor(collection: PagedCollection, id: string): string {
  const [site, view] = [currentSite(), currentView()];
  const more = besideTheModel(site, view, collection, id);
  currentReuse()?.noteText(documentPath(collection, id), pageOf(collection, id), more);
  return entryMarkdown(site, view, collection, id);
}

function pageOf(collection: PagedCollection, id: string): string {
  return `${collection}/${id}/index.html`;
}
