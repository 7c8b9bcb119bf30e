import { currentSite } from "../../site/current-site.ts";

/** The same document as `npm run report` prints. */
export const GET = () =>
  new Response(`${JSON.stringify(currentSite().report, undefined, 2)}\n`, {
    headers: { "content-type": "application/json" },
  });
