import { type Child, Markup } from "./markup.ts";
import type { PageShell } from "./page-shell.ts";

export type Props = Readonly<Record<string, unknown>>;
export type Slots = Readonly<Record<string, ((run: PageRun) => Child) | undefined>>;
export type Params = Readonly<Record<string, string | undefined>>;

/** Stands on both sides of the id of a script, where a component asks for it, until the page is whole. */
const mark = "\0";

/** What the components of a page share while it is rendered: the compiler hands it to each as `$$result`. */
export class PageRun {
  readonly #shell: PageShell;
  readonly #params: Params;
  /** The elements of scripts that are asked for, by their ids. */
  readonly #scripts = new Map<string, Markup | Promise<Markup>>();
  /** The scripts that have their place. Not by their ids, which are cut out of the page and would hold all of it. */
  readonly #placed = new Set<Markup | Promise<Markup>>();
  #hasHead = false;

  constructor(shell: PageShell, params: Params) {
    this.#shell = shell;
    this.#params = params;
  }

  /** Whether the head was shown, as in every page; it is not in parts of a page that Astro has made one by one. */
  get hasHead(): boolean {
    return this.#hasHead;
  }

  head(): Markup {
    this.#hasHead = true;
    return this.#shell.head;
  }

  script(id: string): Markup {
    if (!this.#scripts.has(id)) this.#scripts.set(id, this.#shell.script(id));
    return new Markup(mark + id + mark);
  }

  /**
   * What the components have made, in parts, with each script where it is asked for first. Which place that is is known
   * only when all is made, as parts that wait for something are made after parts behind them.
   */
  async whole(html: string): Promise<readonly string[]> {
    const parts: string[] = [];
    let done = 0;
    let at = html.indexOf(mark);
    while (at >= 0) {
      const end = html.indexOf(mark, at + 1);
      const id = html.slice(at + 1, end);
      const script = this.#scripts.get(id);
      if (script) {
        parts.push(html.slice(done, at), this.#placed.has(script) ? "" : (await script).html);
        this.#placed.add(script);
        done = end + 1;
      }
      // What no component has marked is text.
      at = script ? html.indexOf(mark, done) : end;
    }
    parts.push(html.slice(done));
    return parts;
  }

  createAstro(props: Props, slots: Slots): Scope {
    return new Scope(this.#params, props, slots);
  }
}

/**
 * What a component knows as `Astro`. A page depends on the plan alone, so that all that Astro tells of an address or a request
 * is missing, and whoever asks for it is told so.
 */
class Scope {
  readonly params: Params;
  readonly props: Props;
  readonly #slots: Slots;
  /** The component itself, which compiled code puts here. */
  self: unknown;

  constructor(params: Params, props: Props, slots: Slots) {
    this.params = params;
    this.props = props;
    this.#slots = slots;
  }

  get slots() {
    return { has: (name: string) => this.#slots[name] !== undefined };
  }
}

for (const name of [
  "url",
  "site",
  "request",
  "response",
  "cookies",
  "locals",
  "redirect",
  "rewrite",
  "generator",
])
  Object.defineProperty(Scope.prototype, name, {
    get: () => {
      throw new Error(`\`Astro.${name}\` is asked for, but a page depends on the plan alone.`);
    },
  });
