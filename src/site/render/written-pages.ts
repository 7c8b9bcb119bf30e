import { fileURLToPath } from "node:url";
import type { AstroIntegration, PathWithRoute, RouteData } from "astro";
import type { PortalFiles } from "../finish/portal-files.ts";
import { builtPage } from "./components.ts";
import type { Params } from "./page-run.ts";

/** How many pages of a route are under way at a time: one that waits for the layout of a graph holds up no other. */
const mostUnderWay = 32;

/**
 * Has the pages of a portal made and written by us. Astro finds their paths and renders the first page of each route, which
 * tells its styles and scripts; then the others of the route are made by their component at once. What Astro does beside for
 * each page, as if a browser had asked for it, takes longer than to make it. Where `render` answers without a body, Astro
 * writes nothing; it does write what this leaves to it, e.g. the page for an address that does not exist.
 */
export function writtenPages(
  files: PortalFiles,
  { base, byAstro }: { readonly base: string; readonly byAstro: boolean },
): AstroIntegration {
  let root: URL;
  return {
    name: "plumbline:written-pages",
    hooks: {
      "astro:config:done": ({ config }) => {
        root = config.root;
      },
      "astro:build:start": ({ setPrerenderer }) => {
        const others = new Map<RouteData, string[]>();
        const fault = new AbortController();
        const write = async (route: RouteData, pathname: string) => {
          const html = await pageOf(route, pathname, root);
          await files.write(`${pathname.slice(1)}index.html`, encoder.encode(html));
        };
        setPrerenderer((own) => ({
          ...own,
          getStaticPaths: async () => {
            const paths = await own.getStaticPaths();
            return byAstro ? paths : firstPages(paths, others);
          },
          render: async (request, options) => {
            const { routeData: route } = options;
            const rendered = await own.render(request, options);
            const path = pathOf(request.url, base, route.type);
            const response = "response" in rendered ? rendered.response : rendered;
            if (path === undefined || response.status !== 200) return rendered;
            await files.write(path, new Uint8Array(await response.arrayBuffer()));
            await inTurns(others.get(route) ?? [], (pathname) => write(route, pathname), fault);
            return new Response(null);
          },
        }));
      },
    },
  };
}

const encoder = new TextEncoder();

/** A page of a route of which Astro has rendered another. */
function pageOf({ component, params, pattern }: RouteData, pathname: string, root: URL): Promise<string> {
  const [, ...values] = pattern.exec(pathname) ?? [];
  const named = params.map((name, index) => [name.replace(/^\.{3}/, ""), values[index] || undefined]);
  const page = builtPage(fileURLToPath(new URL(component, root)), Object.fromEntries(named) as Params);
  if (!page) throw new Error(`${component} is given props, but has to know by its address what it shows.`);
  return page;
}

/** What Astro renders. Notes the other pages of each route; a path that two routes have is that of the first. */
function firstPages(paths: readonly PathWithRoute[], others: Map<RouteData, string[]>): PathWithRoute[] {
  const seen = new Set<string>();
  return paths.filter(({ pathname, route }) => {
    if (route.type !== "page") return true;
    const known = others.get(route);
    if (known && !seen.has(pathname)) known.push(pathname);
    if (!known) others.set(route, []);
    seen.add(pathname);
    return !known;
  });
}

/** Does some work for each item, for several at a time, and begins in their order; no more after a fault. */
async function inTurns<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  fault: AbortController,
): Promise<void> {
  const rest = items.values();
  const workers = Array.from({ length: mostUnderWay }, async () => {
    for (const item of rest) {
      if (fault.signal.aborted) return;
      await work(item);
    }
  });
  try {
    await Promise.all(workers);
  } catch (error) {
    fault.abort();
    throw error;
  }
}

/** Where Astro would write what is at an address; `undefined` for what has a place of its own. */
function pathOf(url: string, base: string, type: string): string | undefined {
  const path = decodeURI(new URL(url).pathname).slice(base.length);
  if (type === "page") return path === "404/" ? undefined : `${path}index.html`;
  return type === "endpoint" && /\.\w+$/.test(path) ? path : undefined;
}
