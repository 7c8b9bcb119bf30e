/**
 * What a web server says about the files of a portal. Every page carries its own policy for scripts and styles; what a
 * page cannot say of itself stands here: who may frame it, what a browser may guess, what leaves with a link. It is
 * the one list: the file `_headers` is made of it, our own server sends it, and tests hold the configurations in
 * `docs/` against it.
 */
export interface HeaderRule {
  /** The files, by their path below the base; `*` stands for any characters, e.g. `_astro/*`. */
  readonly path: string;
  /** Name and value of each header. */
  readonly headers: Readonly<Record<string, string>>;
}

/** In the reader's browser, and in no cache that others share: fragments of the search index are texts of the plan. */
const forever = "private, max-age=31536000, immutable";

/**
 * What is opened as a page of its own runs nothing. A picture loads nothing either; a feed is shown by a style of the
 * browser's, which counts as inline.
 */
const inertDocuments = {
  "*.svg": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "*.xml": "script-src 'none'; object-src 'none'; frame-ancestors 'none'; sandbox",
};

/**
 * The general rule comes first, and a later one takes the place of what it names. Hosts that add the two up instead
 * enforce both policies, which is the same; no other header is named by two rules for one file.
 */
export const headerRules: readonly HeaderRule[] = [
  {
    path: "*",
    headers: {
      "Content-Security-Policy":
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
      "X-Content-Type-Options": "nosniff",
      // An address names an entry, and that is nobody's business outside.
      "Referrer-Policy": "same-origin",
      "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "X-Robots-Tag": "noindex, nofollow",
    },
  },
  ...Object.entries(inertDocuments).map(([path, policy]) => ({
    path,
    headers: { "Content-Security-Policy": policy },
  })),
  // With `nosniff` a browser believes what it is told, and most servers know no type for these or forget the encoding.
  ...Object.entries({ csv: "csv", ics: "calendar", md: "markdown", txt: "plain" }).map(([ending, type]) => ({
    path: `*.${ending}`,
    headers: { "Content-Type": `text/${type}; charset=utf-8` },
  })),
  // Files named by their content never change.
  ...["_astro/*", "pagefind/filter/*", "pagefind/fragment/*", "pagefind/index/*", "pagefind/*.pf_meta"].map(
    (path) => ({ path, headers: { "Cache-Control": forever } }),
  ),
  // What tells a page that a newer one is out is never kept.
  { path: "data/build.json", headers: { "Cache-Control": "no-store" } },
];

/**
 * How long all other files are kept: they are asked for anew each time, which costs a short "not modified". Hosts that
 * read `_headers` do so on their own, and two values for one file would be added up there.
 */
export const otherwiseCached = "no-cache";

/** The headers of a file, by its path below the base. */
export function headersOf(path: string): Readonly<Record<string, string>> {
  return Object.assign({}, ...headerRules.filter((rule) => isFor(rule, path)).map(({ headers }) => headers));
}

function isFor(rule: HeaderRule, path: string): boolean {
  const parts = rule.path.split("*").map((part) => part.replaceAll(".", "\\."));
  return new RegExp(`^${parts.join(".*")}$`).test(path);
}
