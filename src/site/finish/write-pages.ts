import type { AstroIntegration } from "astro";
import type { PortalFiles } from "./portal-files.ts";
import { textsBesidePages } from "./texts-beside-pages.ts";

/**
 * Has the pages that Astro renders written by our threads. Where `render` answers without a body, Astro writes nothing;
 * it does write what this leaves to it, e.g. the page for an address that does not exist.
 */
export function pagesWrittenBy(files: PortalFiles, base: string): AstroIntegration {
  return {
    name: "plumbline:written-in-threads",
    hooks: {
      "astro:build:start": ({ setPrerenderer }) => {
        setPrerenderer((own) => ({
          ...own,
          getStaticPaths: async () => [...textsBesidePages(await own.getStaticPaths())],
          render: async (request, options) => {
            const rendered = await own.render(request, options);
            const path = pathOf(request.url, base, options.routeData.type);
            const response = "response" in rendered ? rendered.response : rendered;
            if (path === undefined || response.status !== 200) return rendered;
            await files.write(path, new Uint8Array(await response.arrayBuffer()));
            return new Response(null);
          },
        }));
      },
    },
  };
}

/** Where Astro would write what is at an address; `undefined` for what has a place of its own. */
function pathOf(url: string, base: string, type: string): string | undefined {
  const path = decodeURI(new URL(url).pathname).slice(base.length);
  if (type === "page") return path === "404/" ? undefined : `${path}index.html`;
  return type === "endpoint" && /\.\w+$/.test(path) ? path : undefined;
}
