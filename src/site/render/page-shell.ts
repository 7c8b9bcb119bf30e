import {
  createComponent,
  renderHead,
  renderScript,
  renderSlotToString,
  render as renderTemplate,
  renderToString,
} from "astro/runtime/server/index.js";
import { Markup } from "./markup.ts";
import type { Slots } from "./page-run.ts";

/** What Astro knows of a page when it renders it. */
export type AstroResult = Parameters<typeof renderToString>[0];

/** What an MDX page puts between the tags of a component. */
export type AstroSlots = Readonly<Record<string, Parameters<typeof renderSlotToString>[1]>>;

/** What Astro puts into every page of a route: links to styles and scripts, whose addresses bundling has found. */
export interface PageShell {
  readonly head: Markup;
  /** The element of a script by its id. */
  readonly script: (id: string) => Markup | Promise<Markup>;
}

/** The shell of the route of a page that Astro renders. */
export async function shellOf(result: AstroResult): Promise<PageShell> {
  const onlyHead = createComponent(() => renderTemplate`${renderHead()}`);
  const head = new Markup(String(await renderToString(result, onlyHead, {}, {})));
  const known = new Map<string, Markup>();
  const made = async (id: string) => {
    const script = new Markup((await renderScript(result, id)).content);
    known.set(id, script);
    return script;
  };
  return { head, script: (id) => known.get(id) ?? made(id) };
}

/** Slots that Astro fills, as ours: what they show is rendered at once. */
export async function slotsOf(result: AstroResult, slots: AstroSlots): Promise<Slots> {
  const filled = Object.entries(slots).map(async ([name, slot]) => {
    const html = new Markup(String(await renderSlotToString(result, slot)));
    return [name, () => html] as const;
  });
  return Object.fromEntries(await Promise.all(filled));
}
