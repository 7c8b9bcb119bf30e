import type { AstroIntegration } from "astro";
import type { PortalFiles } from "../finish/portal-files.ts";
import type { BundledProgram } from "./bundled-program.ts";
import { type KeptPages, type PageWriter, pagesToMake, pageWriter } from "./page-writer.ts";

export interface WrittenPagesSettings {
  readonly base: string;
  /** Until then no page is made; bundling does not wait for it. */
  readonly ready: Promise<void>;
  readonly kept: KeptPages;
  readonly byAstro: boolean;
  /** Told once what Vite has made, before the first page is, with the styles of each route. */
  readonly onBundled?: ((styles: BundledProgram["styles"]) => void) | undefined;
}

/**
 * Has the pages of a portal made and written by us. Astro finds their paths and renders the first page of each route, which
 * tells its styles and scripts; then the others are made by their components at once. What Astro does beside for each
 * page, as if a browser had asked for it, takes longer than to make it. Where `render` answers without a body, Astro
 * writes nothing; it does write what this leaves to it, e.g. the page for an address that does not exist.
 */
export function writtenPages(
  files: PortalFiles,
  { base, ready, kept, byAstro, onBundled }: WrittenPagesSettings,
): AstroIntegration {
  let pages: PageWriter;
  let routes: ReadonlyMap<string, { readonly styles: readonly unknown[] }> = new Map();
  return {
    name: "plumbline:written-pages",
    hooks: {
      "astro:config:done": ({ config }) => {
        pages = pageWriter(files, base, config.root);
      },
      "astro:build:setup": (setup) => {
        routes = setup.pages;
      },
      "astro:build:start": ({ setPrerenderer }) => {
        setPrerenderer((own) => ({
          ...own,
          getStaticPaths: async () => {
            onBundled?.(new Map([...routes].map(([name, { styles }]) => [name, styles])));
            await ready;
            const paths = await own.getStaticPaths();
            return byAstro ? paths : pages.take(await pagesToMake(paths, kept));
          },
          render: (request, options) =>
            pages.render(request.url, options.routeData, async () => {
              const rendered = await own.render(request, options);
              return "response" in rendered ? rendered.response : rendered;
            }),
        }));
      },
      "astro:build:done": () => pages.end(),
    },
  };
}
