import { fileURLToPath } from "node:url";
import type { PathWithRoute, RouteData } from "astro";
import type { PortalFiles } from "../finish/portal-files.ts";
import { freshPage } from "../reuse/kept-files.ts";
import { builtPage } from "./components.ts";
import { inTurns } from "./in-turns.ts";
import type { Params } from "./page-run.ts";
import { textsOf } from "./text-route.ts";
import { textsBesidePages } from "./texts-beside-pages.ts";

/** How many pages are under way at a time: one that waits for the layout of a graph holds up no other. */
const mostUnderWay = 32;

/** What of the last portal is kept, and so is not to be made. */
export interface KeptPages {
  /** Resolves when that is known. */
  readonly ready?: Promise<void> | undefined;
  readonly isKept: (file: string) => boolean;
}

/** The paths of all that is not kept. */
export async function pagesToMake(
  paths: readonly PathWithRoute[],
  { ready, isKept }: KeptPages,
): Promise<readonly PathWithRoute[]> {
  await ready;
  return paths.filter((path) => !isKept(fileOf(path)));
}

/** Makes the pages of a portal, of which Astro's runtime renders a few. */
export interface PageWriter {
  /** Takes the paths of all pages. Answers with those that Astro's runtime has to render, in the order for it. */
  readonly take: (paths: readonly PathWithRoute[]) => PathWithRoute[];
  /**
   * Has one of them rendered and writes it; the last time, all others too. Answers without a body, or with what is not
   * for us to write.
   */
  readonly render: (url: string, route: RouteData, rendered: () => Promise<Response>) => Promise<Response>;
  /** Throws if any page was left out. */
  readonly end: () => void;
}

export function pageWriter(files: PortalFiles, base: string, root: URL): PageWriter {
  let ours: readonly PathWithRoute[] = [];
  /** How many pages Astro has not begun yet, and how many it has not rendered yet. */
  const left = { toBegin: 0, toRender: 0 };
  let areWritten: Promise<void> | undefined;
  const fault = new AbortController();
  const routes = new Map<RouteData, Route>();
  const routeOf = (data: RouteData): Route => {
    const route = routes.get(data) ?? newRoute(data, root);
    routes.set(data, route);
    return route;
  };
  /** The fresh page, which is made alone, so that it need not wait for others that are under way. */
  let fresh: Promise<unknown> | undefined;
  const writeOurs = async (each: PathWithRoute) => {
    const { first, file } = routeOf(each.route);
    await first.promise;
    await write(each, file, files);
  };
  const render: PageWriter["render"] = async (url, route, rendered) => {
    const begun = rendered();
    left.toBegin -= 1;
    if (left.toBegin === 0) {
      // Its last pages wait for layouts of large graphs, and ours need not wait for them.
      areWritten = inTurns(ours, mostUnderWay, writeOurs, fault);
      // Its last page tells of it.
      areWritten.catch(() => {});
    }
    const response = await begun.catch((error) => {
      fault.abort();
      throw error;
    });
    routeOf(route).first.resolve();
    const path = pathOf(url, base, route.type);
    const isOurs = path !== undefined && response.status === 200;
    if (isOurs) await files.write(path, new Uint8Array(await response.arrayBuffer()));
    left.toRender -= 1;
    if (left.toRender === 0) await areWritten;
    return isOurs ? new Response(null) : response;
  };
  return {
    take: (paths) => {
      const split = splitUp(paths);
      ours = textsBesidePages(longListsFirst(split.ours));
      left.toBegin = left.toRender = split.astros.length;
      return freshPageFirst(split.astros);
    },
    render: async (...page) => {
      if (fresh) await fresh.catch(() => {});
      const rendered = render(...page);
      fresh ??= rendered;
      return rendered;
    },
    end: () => {
      if (left.toRender > 0)
        throw new Error(`Astro has left out ${left.toRender} of the pages that it was to render.`);
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
    const address = withoutSlash(path.pathname);
    if (seen.has(address)) continue;
    seen.add(address);
    const isMany = route.type === "page" || textsOf(route.component) !== undefined;
    (isMany && routes.has(route) ? ours : astros).push(path);
    routes.add(route);
  }
  return { astros, ours };
}

/** What is kept of the last portal waits for a page that says what all figures rest on. */
function freshPageFirst(paths: readonly PathWithRoute[]): PathWithRoute[] {
  const isFresh = (path: PathWithRoute) => fileOf(path) === freshPage;
  return [...paths.filter(isFresh), ...paths.filter((path) => !isFresh(path))];
}

/**
 * To say how many pages a long list has, the whole of it is made (`long-lists.ts`), and held until the last of them is made.
 */
function longListsFirst(paths: readonly PathWithRoute[]): readonly PathWithRoute[] {
  const isList = ({ route }: PathWithRoute) => route.component.startsWith("src/pages/lists/");
  return [...paths.filter(isList), ...paths.filter((path) => !isList(path))];
}

/** Astro finds some addresses with a slash at their end, others without. */
function withoutSlash(pathname: string): string {
  return pathname.replace(/\/$/, "");
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
async function write(path: PathWithRoute, routeFile: string, files: PortalFiles): Promise<void> {
  const { route, pathname } = path;
  const { component } = route;
  const params = paramsOf(route, pathname);
  const text = textsOf(component)?.(params);
  const parts = text === undefined ? builtPage(routeFile, params) : [text];
  if (!parts) throw new Error(`${component} is given props, but has to know by its address what it shows.`);
  await files.write(fileOf(path), await parts);
}

/** The path of a file in the portal. */
function fileOf({ route, pathname }: PathWithRoute): string {
  const path = withoutSlash(pathname);
  return (route.type === "page" ? `${path}/index.html` : path).slice(1);
}

/** What the variable parts of a route are in a path, e.g. `/kpis/churn/`. */
function paramsOf({ params, pattern }: RouteData, pathname: string): Params {
  const [, ...values] = pattern.exec(pathname) ?? [];
  return Object.fromEntries(
    params.map((name, index) => [name.replace(/^\.{3}/, ""), values[index] || undefined]),
  );
}

/** Where Astro would write what is at an address; `undefined` for what has a place of its own. */
function pathOf(url: string, base: string, type: string): string | undefined {
  const path = decodeURI(new URL(url).pathname).slice(base.length);
  if (type === "page") return path === "404/" ? undefined : `${path}index.html`;
  return type === "endpoint" && /\.\w+$/.test(path) ? path : undefined;
}
