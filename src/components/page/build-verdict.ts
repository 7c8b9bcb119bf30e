/** The page before the reader. */
export interface PageBuild {
  /** The commit of the portal that was served when the page was opened, empty where it has none. */
  readonly commit: string;
  /** The reporting date, e.g. `2026-11-29`. */
  readonly asOf: string;
  /** The promised time between two builds. */
  readonly hours: number;
}

/** What the server says of the portal that it serves now. */
export interface ServedBuild {
  readonly commit: string;
  readonly asOf: string;
  /** When it was built, in milliseconds since 1970, or `NaN` where the server does not tell. */
  readonly builtAt: number;
  /** The time now, likewise. */
  readonly now: number;
}

export type BuildVerdict =
  | { readonly kind: "current" }
  | { readonly kind: "newer" }
  | { readonly kind: "late"; readonly builtAt: number };

/** A rebuild takes its time and its turn: only what is half as old again as was promised is late. */
const grace = 1.5;

/** Whether the page before the reader is what it should be. */
export function buildVerdict(page: PageBuild, served: ServedBuild): BuildVerdict {
  // An earlier reporting date is an older portal, which some cache still had; nothing newer is out.
  if (served.asOf > page.asOf || (served.asOf === page.asOf && served.commit !== page.commit))
    return { kind: "newer" };
  const isLate = served.now - served.builtAt > page.hours * grace * 3_600_000;
  return isLate ? { kind: "late", builtAt: served.builtAt } : { kind: "current" };
}

/**
 * Reads the answer of a server. Its own clock tells the time, with what a cache on the way has added to the age
 * of the answer; the reader's may be wrong, and counts only where the server shows none.
 */
export function servedBuild(
  build: { readonly commit: string | null; readonly asOf: string },
  headers: Headers,
  clock: number,
): ServedBuild {
  const date = Date.parse(headers.get("date") ?? "");
  const age = Number(headers.get("age") ?? 0) * 1000;
  return {
    commit: build.commit ?? "",
    asOf: build.asOf,
    builtAt: Date.parse(headers.get("last-modified") ?? ""),
    now: Number.isNaN(date) ? clock : date + age,
  };
}
