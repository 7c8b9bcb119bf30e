import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";

/**
 * Declares the order of the cascade layers before any other style. A page imports its components before its
 * layout, so their styles come first, and the first mention of a layer decides its place.
 */
const layerOrder = {
  name: "plumbline:layer-order",
  hooks: {
    "astro:config:setup": ({ injectScript }) => {
      injectScript("page-ssr", 'import "/src/styles/layers.css";');
    },
  },
};

/**
 * The portal's settings for Astro. The commands add what depends on the call: the base path, the output
 * folder and the log level. `npm run build` reads and checks the plan before Astro starts.
 */
export default defineConfig({
  output: "static",
  trailingSlash: "always",
  compressHTML: true,
  scopedStyleStrategy: "where",
  devToolbar: { enabled: false },
  integrations: [layerOrder, mdx()],
  markdown: { syntaxHighlight: false },
  build: { format: "directory", concurrency: 16, inlineStylesheets: "never" },
  vite: {
    // One sheet of styles, which a browser keeps from page to page; and no script within a page, whose policy forbids it.
    build: { cssCodeSplit: false, assetsInlineLimit: 0 },
    // A portal that was replaced waits for the next build, and is nothing to be watched.
    server: { watch: { ignored: ["**/.astro/replaced/**"] } },
  },
  prefetch: false,
});
