import type { Site } from "./site.ts";

/**
 * The site that is being built or served. The command opens it before Astro starts; Astro bundles the pages
 * apart from the command, in the same process, so the two meet at one named place of the process.
 */
const place = Symbol.for("plumbline.site");

type Holder = { [place]?: Site };

export function setCurrentSite(site: Site): void {
  (globalThis as Holder)[place] = site;
}

/** The current site. Throws where none was opened: the portal is built by `npm run build`, not by Astro alone. */
export function currentSite(): Site {
  const site = (globalThis as Holder)[place];
  if (!site)
    throw new Error(
      "No plan was opened. Use `npm run build` or `npm run dev`, which read and check it first.",
    );
  return site;
}
