import type { APIRoute } from "astro";
import type { Params } from "./page-run.ts";

/** Makes the text at an address of a route, by the parameters of the address. */
export type TextOf = (params: Params) => string;

/**
 * Where the routes of many texts say how they are made. Astro bundles them apart from the program that writes them, in the
 * same process, so the two meet at one named place of the process.
 */
const place = Symbol.for("plumbline.texts");

type Holder = { [place]?: Map<string, TextOf> };

/** The answer of a route whose texts are made without Astro in a build. `file` is that of the route, e.g. `src/pages/a.md.ts`. */
export function textRoute(file: string, contentType: string, textOf: TextOf): APIRoute {
  const holder = globalThis as Holder;
  holder[place] = new Map(holder[place]).set(file, textOf);
  return ({ params }) => new Response(textOf(params), { headers: { "content-type": contentType } });
}

/** How the texts of a route are made, by its file; `undefined` where Astro has to be asked. */
export function textsOf(file: string): TextOf | undefined {
  return (globalThis as Holder)[place]?.get(file);
}
