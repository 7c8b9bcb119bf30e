import portal from "../../astro.config.mjs";
import { openGraphLayouter } from "../../src/diagrams/graph/layouter.ts";
import { setCurrentSite } from "../../src/site/current-site.ts";

// The gallery has no plan: all that its components take from a site is the layout of diagrams.
setCurrentSite({ layoutGraph: openGraphLayouter() });

/**
 * The gallery of components: built by its test, and live with `npx astro dev --root test/gallery`. It is no part
 * of a portal. Its pages import the order of the cascade layers themselves.
 */
export default {
  ...portal,
  srcDir: ".",
  publicDir: "../../public",
  cacheDir: "../../node_modules/.astro/gallery",
  integrations: [],
  vite: { server: { fs: { allow: ["../.."] } } },
};
