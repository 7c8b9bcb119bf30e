import type { AstroIntegration } from "astro";
import { flatTemplates, runtimeNames } from "./flat-templates.ts";

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
        const templates = {
          name: "plumbline:flat-templates",
          enforce: "post" as const,
          transform: {
            filter: { id: /\.astro$/ },
            handler(this: { readonly parse: (code: string) => unknown }, code: string) {
              if (!code.includes("$$render`")) return undefined;
              const flat = flatTemplates(code, this.parse(code));
              return {
                code: `import { ${runtimeNames} } from "astro/compiler-runtime";\n${flat}`,
                map: null,
              };
            },
          },
        };
        updateConfig({ vite: { plugins: [plugin, templates] } });
      },
    },
  };
}
