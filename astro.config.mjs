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
  vite: { build: { cssCodeSplit: false } },
  prefetch: false,
  security: {
    csp: {
      algorithm: "SHA-256",
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
      ],
      // Pagefind is WebAssembly, which needs this source.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
      styleDirective: { resources: ["'self'"] },
    },
  },
});
