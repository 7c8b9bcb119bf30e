import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRoute } from "astro";
import { currentSite } from "../../site/current-site.ts";

/** A route for every picture that a text shows; pictures that nothing shows stay in the plan folder. */
export function getStaticPaths() {
  const parts = [...currentSite().sources.values()].flatMap(({ prose }) => prose?.parts ?? []);
  const paths = new Set(parts.flatMap((part) => (part.kind === "image" ? [part.path] : [])));
  return [...paths].sort().map((path) => ({ params: { path } }));
}

export const GET: APIRoute = ({ params: { path } }) =>
  new Response(new Uint8Array(readFileSync(join(currentSite().planFolder, path ?? ""))));
