import { isCollectionName } from "../model/index.ts";
import { guidePage, guidePageOf, guidePath } from "./guide-pages.ts";

/** Where a file of the example stands on its page of the guide, e.g. `kpis-churn` for `kpis/churn.json`. */
export function exampleAnchor(file: string): string {
  return file.replace(/\.\w+$/, "").replaceAll("/", "-");
}

/**
 * The same view with other links. The entries of the example have no pages, so what would lead to one leads to
 * where the guide shows its file, and its pictures are kept apart from those of the plan.
 */
export function withExampleLinks<View>(view: View): View {
  return relinked(view) as View;
}

const linkFields: ReadonlySet<string> = new Set(["href", "noteHref", "path"]);

function relinked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relinked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      linkFields.has(key) && typeof inner === "string" ? examplePath(inner) : relinked(inner),
    ]),
  );
}

/** The path in the guide for a path of the example's own portal, had it one, e.g. for `kpis/churn/`. */
function examplePath(path: string): string {
  if (path.startsWith("media/")) return `guide/${path}`;
  const entry = path.replace(/#.*$/, "").replace(/\/$/, "");
  // These pages are the portal's own, about no file.
  if (/^decisions\/(required\/|effects$)/.test(entry)) return examplePlace("decisions");
  return isCollectionName(collectionOf(entry)) ? examplePlace(entry) : path;
}

/** Where the guide shows a file of the example; the name of a collection stands for its page. */
export function examplePlace(file: string): string {
  const collection = collectionOf(file);
  const page = guidePath(isCollectionName(collection) ? guidePageOf(collection) : guidePage("portal"));
  return collection === file ? page : `${page}#${exampleAnchor(file)}`;
}

function collectionOf(file: string): string {
  return file.split("/", 1)[0] ?? "";
}
