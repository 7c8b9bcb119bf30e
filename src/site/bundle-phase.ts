import type { AstroIntegration } from "astro";
import { notePhase } from "./phases.ts";

/** Tells bundling from rendering, which Astro does one after the other in a single call. */
export function bundlePhase(): AstroIntegration {
  let start = 0;
  let end = 0;
  const closeBundle = () => {
    // Vite bundles several times, for pages and for browsers; the last time is the end of it.
    end = performance.now();
  };
  return {
    name: "plumbline:bundle-phase",
    hooks: {
      "astro:config:setup": ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [{ name: "plumbline:bundle-phase", closeBundle }] } });
      },
      "astro:build:start": () => {
        start = performance.now();
      },
      "astro:build:done": () => notePhase("bundle", start, end),
    },
  };
}
