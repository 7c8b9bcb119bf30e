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

/** Has it seen whether a text can be kept as it is in the last portal. */
export function askForText(collection: PagedCollection, id: string): void {
  const reuse = currentReuse();
  const [site, view] = [currentSite(), currentView()];
  const page = pageOf(collection, id);
  reuse?.askForPage(page, () => entryModel(view, collection, id));
  reuse?.askForText(documentPath(collection, id), page, () => besideTheModel(site, view, collection, id));
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
