import { posix } from "node:path";
import { type CollectionName, collections, isCollectionName } from "../../model/index.ts";
import type { Names } from "../asked-names.ts";

/** Where a link of an author leads, or what is wrong with it. */
export type LinkTarget =
  | { readonly kind: "web"; readonly url: string }
  | {
      readonly kind: "entry";
      readonly collection: CollectionName;
      readonly id: string;
      readonly fragment: string;
    }
  | { readonly kind: "heading"; readonly name: string }
  | { readonly kind: "fault"; readonly message: string; readonly hint: string };

const schemes = new Set(["http", "https", "mailto"]);

/** What browsers strip out of an address before they read it, and what the eye does not see in one. */
const invisible = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/u;

/**
 * Reads the address of a link in the prose of `file` (relative to the plan folder, e.g. `plans/erp.mdx`).
 * Allowed are http, https and mailto, a heading of the same text (`#consequences`), and the relative path of
 * another entry's file, with or without its ending (`../kpis/churn.json`).
 */
export function linkTarget(url: string, file: string): LinkTarget {
  const shown = url.slice(0, 60);
  const fault = (message: string, hint: string): LinkTarget => ({ kind: "fault", message, hint });
  if (invisible.test(url)) {
    return fault(
      `the address \`${shown}\` holds a blank or an invisible character`,
      "write the address without it, or as a percent escape",
    );
  }
  if (url.includes("\\")) return fault(`the address \`${shown}\` holds a backslash`, "write `/`");
  if (url.startsWith("//"))
    return fault(`the address \`${shown}\` names no scheme`, "write `https://` in front");
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    if (!schemes.has(scheme))
      return fault(`the scheme \`${scheme}:\` is not allowed in a link`, "use http, https or mailto");
    if (/^https?:(?!\/\/)/i.test(url) || !URL.canParse(url))
      return fault(
        `the address \`${shown}\` is not complete`,
        "write it in full, e.g. `https://example.org/page`",
      );
    return { kind: "web", url };
  }
  if (url === "")
    return fault("the link has no address", "write the address between the brackets: `[words](address)`");
  let decoded: string;
  try {
    decoded = decodeURIComponent(url);
  } catch {
    return fault(`the address \`${shown}\` has a broken percent escape`, "write `%25` for a percent sign");
  }
  if (decoded.startsWith("#")) return { kind: "heading", name: decoded.slice(1) };
  if (decoded.startsWith("/")) {
    return fault(
      `the address \`${shown}\` begins at the root of the site`,
      "write the path of the entry's file, relative to this file",
    );
  }
  const [path = "", fragment = ""] = decoded.split(/(?=#)/, 2);
  return (
    entryTarget(path, fragment, file) ??
    fault(
      `the link \`${shown}\` leads to no entry`,
      "write the path of the entry's file, relative to this file, e.g. `../kpis/churn.json`",
    )
  );
}

function entryTarget(path: string, fragment: string, file: string): LinkTarget | undefined {
  const resolved = posix.normalize(posix.join(posix.dirname(file), path)).replace(/\/$/, "");
  const [collection = "", ...rest] = resolved.split("/");
  if (!isCollectionName(collection) || rest.length === 0) return undefined;
  const extension = `.${collections[collection].format}`;
  const id = rest.join("/");
  return {
    kind: "entry",
    collection,
    id: id.endsWith(extension) ? id.slice(0, -extension.length) : id,
    fragment,
  };
}

/** The path in the plan folder of a picture that the prose of `file` shows, or `undefined` if it shows none of its pictures. */
export function imagePath(url: string, file: string, images: Pick<Names, "has">): string | undefined {
  if (invisible.test(url) || url.includes("\\") || url.startsWith("/") || /^[a-z][a-z0-9+.-]*:/i.test(url))
    return undefined;
  const path = posix.normalize(posix.join(posix.dirname(file), url));
  return images.has(path) ? path : undefined;
}
