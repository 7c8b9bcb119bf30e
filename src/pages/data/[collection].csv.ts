import type { APIRoute } from "astro";
import type { CollectionName } from "../../model/index.ts";
import { currentSite } from "../../site/current-site.ts";
import { collectionCsv } from "../../site/export-sheets.ts";

export { getStaticPaths } from "./[collection].json.ts";

export const GET: APIRoute = ({ params: { collection } }) =>
  new Response(collectionCsv(currentSite(), collection as CollectionName), {
    headers: { "content-type": "text/csv; charset=utf-8" },
  });
