/**
 * What the compiled components of a build call, by the names that Astro's compiler gives it and by those of
 * `flat-templates.ts`; it stands in the place of `astro/compiler-runtime`. A template becomes a text at once, where Astro makes objects of all its parts first and renders
 * them later, as it can send a page while it waits for a part of it. A portal is written as a whole, so that nothing is
 * gained by that, and it takes several times as long. What a component means is the same: the pages are those of Astro,
 * to the byte, but for the place of a script within some. Development is served by Astro's own. What is not needed here
 * is missing, and bundling says so.
 */
import {
  render as astroRender,
  unescapeHTML as astroUnescaped,
  createAstro,
  Fragment,
} from "astro/compiler-runtime";
import { attribute, attributes, attributeText } from "./attributes.ts";
import { type Child, type Html, htmlOf, Markup } from "./markup.ts";
import { PageRun, type Params, type Props, type Slots } from "./page-run.ts";
import { type AstroResult, type AstroSlots, type PageShell, shellOf, slotsOf } from "./page-shell.ts";

export { attribute as addAttribute, attributeText, createAstro, Fragment };

type Template = Markup | Promise<Markup>;
type Make = (run: PageRun, props: Props, slots: Slots) => Template;

/** A compiled component. Astro calls it as a page or as a part of an MDX page; another component has it made by `make`. */
export interface BuiltComponent {
  (result: AstroResult, props: Props, slots: AstroSlots): Promise<unknown>;
  readonly isAstroComponentFactory: true;
  readonly make: Make;
}

interface BuiltPage {
  readonly component: BuiltComponent;
  /** Known from the first time that Astro rendered the page. */
  readonly shell?: PageShell;
}

/** The components of the build that was loaded last, by their absolute files. */
const built = new Map<string, BuiltPage>();

/** The pages that Astro renders. */
const runs = new WeakMap<AstroResult, { readonly run: PageRun; readonly shell: PageShell }>();

export function createComponent(make: Make, moduleId: string): BuiltComponent {
  const forAstro = async (result: AstroResult, props: Props, slots: AstroSlots) => {
    const { run, shell } = await runOf(result);
    if (Object.keys(props).length === 0) built.set(moduleId, { component, shell });
    const { html } = await make(run, props, await slotsOf(result, slots));
    return astroRender`${astroUnescaped((await run.whole(html)).join(""))}`;
  };
  const component = Object.assign(forAstro, { isAstroComponentFactory: true, make } as const);
  built.set(moduleId, { component });
  return component;
}

async function runOf(result: AstroResult) {
  const known = runs.get(result);
  if (known) return known;
  const shell = await shellOf(result);
  const made = { run: new PageRun(shell, result.params), shell };
  runs.set(result, made);
  return made;
}

/**
 * A page as HTML, in parts, by the absolute file of its route and by its parameters; `undefined` where Astro has to render
 * it: the first page of a route, and one that is given props.
 */
export function builtPage(moduleId: string, params: Params): Promise<readonly string[]> | undefined {
  const { component, shell } = built.get(moduleId) ?? {};
  return component && shell && pageHtml(component.make, new PageRun(shell, params));
}

async function pageHtml(make: Make, run: PageRun): Promise<readonly string[]> {
  const { html } = await make(run, {}, {});
  if (!run.hasHead) throw new Error("A page has no head, and so no styles.");
  return run.whole(`<!DOCTYPE html>${html}`);
}

/** A template without children. */
export function made(html: string): Template {
  return new Markup(html);
}

/** A template with one child, and the texts before and behind it. */
export function around(before: string, child: Child, after: string): Template {
  const part = htmlOf(child);
  return typeof part === "string" ? new Markup(before + part + after) : renderLater(before, [after], [part]);
}

/** A template with several children, behind each of which its text stands. */
export function inTurn(before: string, ...rest: readonly Child[]): Template {
  let html = before;
  for (let index = 0; index < rest.length; index += 2) {
    const part = htmlOf(rest[index]);
    if (typeof part !== "string") return inTurnLater(html, part, rest.slice(index + 1));
    html += part;
    html += rest[index + 1] as string;
  }
  return new Markup(html);
}

/** The same from a child on that has to be waited for. */
function inTurnLater(before: string, part: Promise<string>, rest: readonly Child[]): Promise<Markup> {
  const texts = rest.filter((_, index) => index % 2 === 0) as string[];
  const children = rest.filter((_, index) => index % 2 === 1);
  return renderLater(before, texts, [part, ...children.map(htmlOf)]);
}

/** Goes on where a child has to be waited for; the others are begun. */
async function renderLater(
  before: string,
  texts: readonly string[],
  children: readonly Html[],
): Promise<Markup> {
  let html = before;
  // Not joined, which would copy the page once for each template around the one that was waited for.
  for (const [index, part] of (await Promise.all(children)).entries()) {
    html += part;
    html += texts[index];
  }
  return new Markup(html);
}

export function renderComponent(
  run: PageRun,
  name: string,
  component: BuiltComponent | typeof Fragment | string,
  props: Props,
  slots: Slots = {},
): Child {
  if (typeof component === "string") return element(run, component, props, slots);
  // Nearly all are, and what is neither a component nor a fragment has no such function.
  const { make } = component as Partial<BuiltComponent>;
  if (make) return make(run, props, slots);
  if (component === Fragment) return slots.default?.(run);
  throw new Error(`\`<${name}>\` is no element and no component of this program: \`${String(component)}\`.`);
}

/** An element whose name the compiler takes for a variable, as that of a custom element. */
function element(run: PageRun, name: string, props: Props, slots: Slots): Child {
  const start = new Markup(`<${name}${attributes(props, name)}>`);
  return [start, slots.default?.(run), new Markup(`</${name}>`)];
}

export function renderSlot(run: PageRun, slot: Slots[string], fallback?: Child): Child {
  return slot ? slot(run) : fallback;
}

/** A script, where a page mentions it first. */
export function renderScript(run: PageRun, id: string): Child {
  return run.script(id);
}

export function renderHead(run: PageRun): Markup {
  return run.head();
}

/** Astro puts the head of a page before its first element if the page has none; all ours have one. */
export function maybeRenderHead(): undefined {
  return undefined;
}

export function spreadAttributes(
  values: Props = {},
  name = "",
  { class: scope }: { readonly class?: string } = {},
): Markup {
  const own = values.class === undefined ? scope : `${String(values.class)} ${scope}`;
  return new Markup(attributes(scope === undefined ? values : { ...values, class: own }, name));
}

/** `set:html`: a text that is HTML already. */
export function unescapeHTML(html: string): Markup {
  return new Markup(html);
}
