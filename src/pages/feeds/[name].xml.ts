import { currentSite } from "../../site/current-site.ts";
import { currentView } from "../../site/current-view.ts";
import { atomFeed } from "../../site/feeds/atom.ts";
import { type Feed, feeds } from "../../views/feed.ts";

export const getStaticPaths = () =>
  feeds(currentView()).map((feed) => ({
    params: { name: feed.path.replace(/^feeds\/|\.xml$/g, "") },
    props: { feed },
  }));

export const GET = ({ props }: { readonly props: { readonly feed: Feed } }) =>
  new Response(atomFeed(props.feed, currentSite().repository.portal), {
    headers: { "content-type": "application/atom+xml; charset=utf-8" },
  });
