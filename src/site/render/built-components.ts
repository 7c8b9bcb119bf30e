import type { AstroIntegration } from "astro";

const runtime = new URL("./components.ts", import.meta.url).href;

/** Has the components of a build made by our own runtime; see `components.ts`. */
export function builtComponents(): AstroIntegration {
  return {
    name: "plumbline:built-components",
    hooks: {
      "astro:config:setup": ({ updateConfig }) => {
        const plugin = {
          name: "plumbline:built-components",
          enforce: "pre" as const,
          resolveId: {
            filter: { id: /^astro\/compiler-runtime$/ },
            // Not bundled, so that what renders the pages and what is rendered share one module.
            handler: (_: string, importer: string | undefined) =>
              importer?.endsWith(".astro") ? { id: runtime, external: true } : undefined,
          },
        };
        updateConfig({ vite: { plugins: [plugin] } });
      },
    },
  };
}
