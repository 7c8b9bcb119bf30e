import { currentSite } from "../../site/current-site.ts";

/**
 * Which portal this is: the commit and the reporting date, the same bytes for the same portal. That it is
 * written anew at every build, and so how old its file is, tells a page whether a newer portal was promised.
 */
export const GET = () => {
  const { commit, report } = currentSite();
  const hash = commit.kind === "commit" ? commit.commit.hash : null;
  return new Response(`${JSON.stringify({ commit: hash, asOf: report.asOf })}\n`, {
    headers: { "content-type": "application/json" },
  });
};
