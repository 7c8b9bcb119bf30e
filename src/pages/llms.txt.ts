import { currentView } from "../site/current-view.ts";
import { llmsText } from "../site/markdown/llms-text.ts";

export const GET = () =>
  new Response(llmsText(currentView()), { headers: { "content-type": "text/plain; charset=utf-8" } });
