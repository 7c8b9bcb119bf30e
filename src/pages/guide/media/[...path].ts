import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRoute } from "astro";
import { currentExample } from "../../../site/current-example.ts";

/** A route for every picture that a text of the guide's example shows. */
export function getStaticPaths() {
  const parts = [...currentExample().view.origins.values()].flatMap(({ prose }) => prose?.parts ?? []);
  const paths = new Set(parts.flatMap((part) => (part.kind === "image" ? [part.path] : [])));
  return [...paths].sort().map((path) => ({ params: { path } }));
}

export const GET: APIRoute = ({ params: { path } }) =>
  new Response(new Uint8Array(readFileSync(join(currentExample().folder, path ?? ""))));
