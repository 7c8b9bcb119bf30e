import { fileURLToPath } from "node:url";
import type { AstroIntegration, PathWithRoute, RouteData } from "astro";
import type { PortalFiles } from "../finish/portal-files.ts";
import { builtPage } from "./components.ts";
import type { Params } from "./page-run.ts";
import { textsOf } from "./text-route.ts";
import { textsBesidePages } from "./texts-beside-pages.ts";

/** How many pages are under way at a time: one that waits for the layout of a graph holds up no other. */
const mostUnderWay = 32;

export interface WrittenPages {
  readonly base: string;
  readonly byAstro: boolean;
  /** Until then no page is made; bundling does not wait for it. */
  readonly ready: Promise<void>;
}

/**
 * Has the pages of a portal made and written by us. Astro finds their paths and renders the first page of each route, which
 * tells its styles and scripts; then the others are made by their components at once. What Astro does beside for each
 * page, as if a browser had asked for it, takes longer than to make it. Where `render` answers without a body, Astro
 * writes nothing; it does write what this leaves to it, e.g. the page for an address that does not exist.
 */
export function writtenPages(files: PortalFiles, { base, byAstro, ready }: WrittenPages): AstroIntegration {
  let root: URL;
  /** How many pages Astro has not begun yet, and how many it has not rendered yet. */
  const left = { toBegin: 0, toRender: 0 };
  return {
    name: "plumbline:written-pages",
    hooks: {
      "astro:config:done": ({ config }) => {
        root = config.root;
      },
      "astro:build:start": ({ setPrerenderer }) => {
        let ours: readonly PathWithRoute[] = [];
        let areWritten: Promise<void> | undefined;
        const fault = new AbortController();
        const routes = new Map<RouteData, Route>();
        const routeOf = (data: RouteData): Route => {
          const route = routes.get(data) ?? newRoute(data, root);
          routes.set(data, route);
          return route;
        };
        const writeOurs = async (each: PathWithRoute) => {
          const { first, file } = routeOf(each.route);
          await first.promise;
          await write(each, file, files);
        };
        setPrerenderer((own) => ({
          ...own,
          getStaticPaths: async () => {
            await ready;
            const paths = await own.getStaticPaths();
            if (byAstro) return paths;
            const split = splitUp(paths);
            ours = textsBesidePages(split.ours);
            left.toBegin = left.toRender = split.astros.length;
            return split.astros;
          },
          render: async (request, options) => {
            const first = own.render(request, options);
            left.toBegin -= 1;
            if (left.toBegin === 0) {
              // Its last pages wait for layouts of large graphs, and ours need not wait for them.
              areWritten = inTurns(ours, writeOurs, fault);
              // Its last page tells of it.
              areWritten.catch(() => {});
            }
            const rendered = await first.catch((error) => {
              fault.abort();
              throw error;
            });
            routeOf(options.routeData).first.resolve();
            const path = pathOf(request.url, base, options.routeData.type);
            const response = "response" in rendered ? rendered.response : rendered;
            const isOurs = path !== undefined && response.status === 200;
            if (isOurs) await files.write(path, new Uint8Array(await response.arrayBuffer()));
            left.toRender -= 1;
            if (left.toRender === 0) await areWritten;
            return isOurs ? new Response(null) : rendered;
          },
        }));
      },
      "astro:build:done": () => {
        if (left.toRender > 0)
          throw new Error(`Astro has left out ${left.toRender} of the pages that it was to render.`);
      },
    },
  };
}

/**
 * What Astro renders, which is the first page of each route and files of which there are few, and what we make. A path
 * that two routes have is that of the first.
 */
function splitUp(paths: readonly PathWithRoute[]) {
  const seen = new Set<string>();
  const routes = new Set<RouteData>();
  const [astros, ours]: [PathWithRoute[], PathWithRoute[]] = [[], []];
  for (const path of paths) {
    const { route } = path;
    // Astro finds some addresses with a slash at their end, others without.
    const address = path.pathname.replace(/\/$/, "");
    if (seen.has(address)) continue;
    seen.add(address);
    const isMany = route.type === "page" || textsOf(route.component) !== undefined;
    (isMany && routes.has(route) ? ours : astros).push(path);
    routes.add(route);
  }
  return { astros, ours };
}

interface Route {
  /** Until Astro has rendered the first page of it, its others have no styles and no scripts. */
  readonly first: PromiseWithResolvers<void>;
  /** The absolute file. */
  readonly file: string;
}

function newRoute({ component }: RouteData, root: URL): Route {
  return { first: Promise.withResolvers(), file: fileURLToPath(new URL(component, root)) };
}

/** Writes a page, or the text beside it. */
async function write(
  { route, pathname }: PathWithRoute,
  routeFile: string,
  files: PortalFiles,
): Promise<void> {
  const { component } = route;
  const params = paramsOf(route, pathname);
  const text = textsOf(component)?.(params);
  const parts = text === undefined ? builtPage(routeFile, params) : [text];
  if (!parts) throw new Error(`${component} is given props, but has to know by its address what it shows.`);
  const file = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
  await files.write(file.slice(1), await parts);
}

/** What the variable parts of a route are in a path, e.g. `/kpis/churn/`. */
function paramsOf({ params, pattern }: RouteData, pathname: string): Params {
  const [, ...values] = pattern.exec(pathname) ?? [];
  return Object.fromEntries(
    params.map((name, index) => [name.replace(/^\.{3}/, ""), values[index] || undefined]),
  );
}

/** Does some work for each item, for several at a time, and begins in their order; no more after a fault, also of others. */
async function inTurns<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  fault: AbortController,
): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    try {
      for (const item of rest) {
        if (fault.signal.aborted) return;
        await work(item);
      }
    } catch (error) {
      fault.abort();
      throw error;
    }
  };
  await Promise.all(Array.from({ length: mostUnderWay }, worker));
}

/** Where Astro would write what is at an address; `undefined` for what has a place of its own. */
function pathOf(url: string, base: string, type: string): string | undefined {
  const path = decodeURI(new URL(url).pathname).slice(base.length);
  if (type === "page") return path === "404/" ? undefined : `${path}index.html`;
  return type === "endpoint" && /\.\w+$/.test(path) ? path : undefined;
}
