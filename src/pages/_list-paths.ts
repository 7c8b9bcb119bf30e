/** The pages of long lists after the first, e.g. `lists/findings/2/`. */
import { currentView } from "../site/current-view.ts";
import { furtherPage, furtherPages } from "../views/long-lists.ts";
import { askForPage, modelFor } from "./_entry-paths.ts";

/** A route for each of them; which of them need to be made is seen by their models. */
export function listPaths() {
  const view = currentView();
  return furtherPages(view).map((further) => {
    const page = `${further.list}/${further.page}`;
    askForPage(`lists/${page}/`, () => furtherPage(view, further));
    return { params: { page } };
  });
}

/** What the page shows at an address, e.g. `findings/2`. */
export function listModel(address = "") {
  const parts = address.split("/");
  const [list, page] = [parts.slice(0, -1).join("/"), Number(parts.at(-1))];
  return modelFor(`lists/${address}/`, (view) => furtherPage(view, { list, page }));
}
