import { pathToFileURL } from "node:url";
import type { RouteData } from "astro";
import { StaticPaths } from "astro/runtime/prerender/static-paths.js";
import type { PortalFiles } from "../finish/portal-files.ts";
import { assetsOf, type BundledProgram, putModules } from "./bundled-program.ts";
import { inTurns } from "./in-turns.ts";
import { type KeptPages, pagesToMake, pageWriter } from "./page-writer.ts";

export interface ProgramSettings {
  readonly root: URL;
  readonly base: string;
  /** Where the modules of the program are put. */
  readonly modules: string;
  readonly kept: KeptPages;
}

/** What of a build Astro's part of the program has to be told, which it gets from Astro when it bundles. */
interface App {
  readonly setInternals: (internals: { readonly pagesByKeys: ReadonlyMap<string, unknown> }) => void;
  readonly setOptions: (options: unknown) => void;
  readonly render: (request: Request, options: { readonly routeData: RouteData }) => Promise<Response>;
}

/** How many pages Astro's runtime renders at a time, as in `astro.config.mjs`. */
const mostUnderWay = 16;

/**
 * Makes the pages of a portal by a program that was bundled before, without Astro, of which only its runtime is in it. The
 * pages are those that Astro itself would make, to the byte.
 */
export async function pagesByProgram(
  program: BundledProgram,
  files: PortalFiles,
  { root, base, modules, kept }: ProgramSettings,
): Promise<void> {
  const entry = putModules(program, modules);
  for (const [path, bytes] of assetsOf(program)) await files.write(path, bytes);
  const { app } = (await import(pathToFileURL(entry).href)) as { readonly app: App };
  const pages = [...program.styles].map(([name, styles]) => [name, { styles }] as const);
  app.setInternals({ pagesByKeys: new Map(pages) });
  // No script is put on all pages, and what Astro has to tell is thrown.
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: tell } } } });
  const writer = pageWriter(files, base, root);
  const paths = await pagesToMake(await new StaticPaths(app as never).getAll(), kept);
  await inTurns(writer.take(paths), mostUnderWay, async ({ pathname, route }) => {
    const { href } = new URL(addressOf(pathname, route, base), "http://localhost");
    const response = await writer.render(href, route, () =>
      app.render(new Request(href), { routeData: route }),
    );
    if (response.body) await files.write(otherFile(pathname, route), await response.bytes());
  });
  writer.end();
}

/** The address that Astro gives to a path: of a page with a slash at its end, of other files as they call themselves. */
function addressOf(pathname: string, { type }: RouteData, base: string): string {
  const path = pathname.replace(/^\//, "");
  return `${base}${type === "page" ? path.replace(/([^/])$/, "$1/") : path}`;
}

/** The file of what does not lie at its address: one without an ending of its own, and the page for addresses without one. */
function otherFile(pathname: string, { type, component }: RouteData): string {
  if (type === "endpoint") return pathname.replace(/^\/|\/$/g, "");
  if (/^\/404\/?$/.test(pathname)) return "404.html";
  throw new Error(`${component} has not answered for ${pathname}, but every page of a portal is to be made.`);
}

function tell({ level, message }: { readonly level: string; readonly message: string }): void {
  if (level === "warn" || level === "error") process.stderr.write(`${message}\n`);
}
