const linkSchemes = new Set(["http", "https", "mailto"]);

/** Says what is wrong with an address that a reader can follow, or returns `undefined` if nothing is. */
export function linkFault(address: string): string | undefined {
  const { scheme, isOtherOrigin } = readAsBrowsersDo(address);
  if (scheme !== undefined && !linkSchemes.has(scheme)) return `has the scheme \`${scheme}:\``;
  return scheme === undefined && isOtherOrigin ? "names another origin without a scheme" : undefined;
}

/** Says what is wrong with an address that the browser itself fetches: it must be one of the portal's own. */
export function loadFault(address: string): string | undefined {
  const { scheme, isOtherOrigin } = readAsBrowsersDo(address);
  return scheme !== undefined || isOtherOrigin ? "leads away from the portal" : undefined;
}

/** The addresses of a `srcset`: each one is followed by its width or density, and a comma. */
export function addressesOf(srcset: string): readonly string[] {
  return srcset.split(",").map((candidate) => candidate.trim().split(/\s+/)[0] ?? "");
}

/**
 * Browsers drop blanks, tabs and line breaks, and read a backslash as a slash. Other characters that nobody sees
 * are dropped here too, so that an address is judged as it looks.
 */
function readAsBrowsersDo(address: string): {
  readonly scheme: string | undefined;
  readonly isOtherOrigin: boolean;
} {
  const bare = address.replace(/[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/gu, "");
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
  return { scheme, isOtherOrigin: bare.replaceAll("\\", "/").startsWith("//") };
}
