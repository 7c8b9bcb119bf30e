import type { Portal } from "../../model/index.ts";

/**
 * The address of a page as a file of the portal gives it: whole if the plan says where the portal is published,
 * and else relative to the file, which a feed reader resolves against where it found the feed.
 */
export function pageAddress({ url }: Portal, file: string, page: string): string {
  if (url !== undefined) return `${url.replace(/\/*$/, "/")}${encoded(page)}`;
  return `${"../".repeat(file.split("/").length - 1)}${encoded(page)}`;
}

/** A path with everything percent-encoded that an address may not hold. */
function encoded(path: string): string {
  if (/^[\w.~/-]*$/.test(path)) return path;
  return path.split("/").map(encodeURIComponent).join("/");
}
