import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { BuiltPortal } from "./built-portals.ts";

/** Every file of a portal by its address on the server, e.g. `/kpis/churn/` or `/favicon.svg`. */
export function addresses({ folder, base }: BuiltPortal): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  const paths = files.map((item) => join(item.parentPath, item.name)).sort();
  return new Map(
    paths.map((path) => {
      const name = relative(folder, path).split(sep).join("/");
      return [`${base}${name.replace(/(^|\/)index\.html$/, "$1")}`, path];
    }),
  );
}

export interface BuiltHtml {
  readonly address: string;
  readonly html: string;
}

export function htmlPages(portal: BuiltPortal): readonly BuiltHtml[] {
  return [...addresses(portal)]
    .filter(([, path]) => path.endsWith(".html"))
    .map(([address, path]) => ({ address, html: readFileSync(path, "utf8") }));
}

/**
 * Pages of every kind that a portal has, at most `most` of one kind: a list is a kind, and so are the entries of
 * it. The pages of the guide differ from each other and are the same in every portal, so all of them are kinds, of
 * the first portal.
 */
export function pagesOfKinds(portal: BuiltPortal, most: number): readonly string[] {
  const pages = [...addresses(portal).keys()].filter((address) => address.endsWith("/"));
  const kinds = new Map<string, string[]>();
  for (const address of pages) {
    const [collection = "", ...rest] = address.slice(portal.base.length).split("/");
    const isGuide = collection === "guide" && portal.name === "content";
    const kind = isGuide ? address : rest.length > 1 ? `${collection}/entry` : collection;
    kinds.set(kind, [...(kinds.get(kind) ?? []), address]);
  }
  return [...kinds.values()].flatMap((ofKind) => ofKind.slice(0, most));
}
