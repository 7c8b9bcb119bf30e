import portal from "../../astro.config.mjs";

/**
 * The gallery of charts: built by its test, and live with `npx astro dev --root test/gallery`. It is no part of
 * a portal. Its one page imports the order of the cascade layers itself.
 */
export default {
  ...portal,
  srcDir: ".",
  publicDir: "../../public",
  cacheDir: "../../node_modules/.astro/gallery",
  integrations: [],
  vite: { server: { fs: { allow: ["../.."] } } },
};
