/** Whatever a template shows, our runtime writes what Astro's writes. */
import * as astro from "astro/compiler-runtime";
import { experimental_AstroContainer as AstroContainer } from "astro/container";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as ours from "../../src/site/render/components.ts";
import { PageRun } from "../../src/site/render/page-run.ts";
import { flatTemplate } from "../helpers/flat-template.ts";

/** What a template shows in one place, as data, so that both runtimes can show it. */
type Shown =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "list"; readonly items: readonly Shown[] }
  | { readonly kind: "later"; readonly shown: Shown }
  | { readonly kind: "called"; readonly shown: Shown }
  | { readonly kind: "element"; readonly attribute: Attribute; readonly shown: Shown }
  | { readonly kind: "spread"; readonly values: Readonly<Record<string, string | number>> }
  | { readonly kind: "custom"; readonly attribute: Attribute; readonly shown: Shown }
  | {
      readonly kind: "component";
      readonly title: string;
      readonly shown: Shown | undefined;
      readonly isAsync: boolean;
    }
  | { readonly kind: "fragment"; readonly shown: Shown }
  | { readonly kind: "html"; readonly html: string };

interface Attribute {
  readonly name: string;
  readonly value: unknown;
}

/** Text that has to be escaped more often than not. */
const text = fc.oneof(
  fc.constantFrom("", "a & b", "<i>", '"it\'s"', "&amp;", "–"),
  fc.string({ unit: "grapheme" }),
);
/** Not `NaN`, which Astro shows in some places and not in others. */
const plain = fc.oneof(text, fc.integer(), fc.constantFrom(null, undefined, true, false, 0, -0));
const attribute = fc.record<Attribute>({
  name: fc.constantFrom(
    "id",
    "href",
    "data-x",
    "hidden",
    "open",
    "style",
    "class",
    "class:list",
    "popover",
    "x y",
  ),
  value: fc.oneof(
    text,
    fc.integer(),
    fc.constantFrom(null, undefined, true, false, ["a", { b: true }], { color: "red", fontSize: "2em" }),
  ),
});

const { shown } = fc.letrec<{ shown: Shown }>((tie) => ({
  shown: fc.oneof(
    { maxDepth: 4, depthSize: "small", withCrossShrink: true },
    fc.record({ kind: fc.constant("value" as const), value: plain }),
    fc.record({ kind: fc.constant("html" as const), html: text }),
    fc.record({
      kind: fc.constant("spread" as const),
      values: fc.dictionary(fc.constantFrom("id", "x", "open", "class"), fc.oneof(text, fc.integer())),
    }),
    fc.record({ kind: fc.constant("list" as const), items: fc.array(tie("shown"), { maxLength: 4 }) }),
    fc.record({
      kind: fc.constantFrom("later" as const, "called" as const, "fragment" as const),
      shown: tie("shown"),
    }),
    fc.record({
      kind: fc.constantFrom("element" as const, "custom" as const),
      attribute,
      shown: tie("shown"),
    }),
    fc.record({
      kind: fc.constant("component" as const),
      title: text,
      shown: fc.option(tie("shown"), { nil: undefined }),
      isAsync: fc.boolean(),
    }),
  ),
}));

/** What compiled components call, as loose as compiled code is: each runtime has types of its own. */
interface Runtime {
  readonly Fragment: unknown;
  /** A template as the compiler writes it, with `a`, `b` and `c` in it. */
  readonly template: (code: string) => (...children: readonly unknown[]) => unknown;
  readonly unescapeHTML: (html: string) => unknown;
  readonly spreadAttributes: (values: object, name: string, scope: object) => unknown;
  readonly renderSlot: (result: unknown, slot: unknown, fallback: unknown) => unknown;
  readonly renderComponent: (
    result: unknown,
    name: string,
    component: unknown,
    props: object,
    slots: object,
  ) => unknown;
  readonly createComponent: (make: Make, file: string, propagation: undefined) => unknown;
}

type Make = (result: Result, props: unknown, slots: { readonly default?: unknown }) => unknown;

interface Result {
  readonly createAstro: (
    props: unknown,
    slots: unknown,
  ) => { readonly props: { readonly title: string }; readonly slots: { has(name: string): boolean } };
}

function make(runtime: Runtime, result: unknown, node: Shown): unknown {
  const { template } = runtime;
  const below = (shown: Shown) => make(runtime, result, shown);
  switch (node.kind) {
    case "value":
      return node.value;
    case "html":
      return template("$$render`${a}`")(runtime.unescapeHTML(node.html));
    case "list":
      return node.items.map(below);
    case "later":
      return Promise.resolve().then(() => below(node.shown));
    case "called":
      return () => below(node.shown);
    case "spread":
      return template("$$render`<p${a}></p>`")(
        runtime.spreadAttributes({ ...node.values }, "p", { class: "scope" }),
      );
    case "element": {
      const { name, value } = node.attribute;
      const attribute = `$$addAttribute(a, ${JSON.stringify(name)})`;
      const code = `$$render\`<p\${${attribute}} class="scope">\${b} <b\${${attribute}}\${${attribute}}>\${$$render\`\${c}\\n\`}</b></p>\``;
      return template(code)(value, below(node.shown), below(node.shown));
    }
    case "custom": {
      const props = { [node.attribute.name]: node.attribute.value };
      return runtime.renderComponent(result, "x-y", "x-y", props, {
        default: () => template("$$render`${a}`")(below(node.shown)),
      });
    }
    case "fragment":
      return runtime.renderComponent(
        result,
        "Fragment",
        runtime.Fragment,
        {},
        { default: () => template("$$render`${a}`")(below(node.shown)) },
      );
    case "component": {
      const { title, shown, isAsync } = node;
      return runtime.renderComponent(
        result,
        "Part",
        part(runtime, isAsync),
        { title },
        shown ? { default: () => template("$$render` ${a} `")(below(shown)) } : {},
      );
    }
  }
}

function part({ template, ...runtime }: Runtime, isAsync: boolean) {
  const section = template("$$render`<section>${a}${b}${c}</section>`");
  const make: Make = (result, props, slots) => {
    const { props: given, slots: filled } = result.createAstro(props, slots);
    const slot = runtime.renderSlot(result, slots.default, template("$$render`empty`")());
    return section(given.title, filled.has("default"), slot);
  };
  const later: Make = async (result, props, slots) => make(result, props, slots);
  return runtime.createComponent(isAsync ? later : make, "part.astro", undefined);
}

const byAstro = {
  ...astro,
  template: (code: string) =>
    new Function("$$render", "$$addAttribute", "a", "b", "c", `return ${code}`).bind(
      undefined,
      astro.render,
      astro.addAttribute,
    ),
} as unknown as Runtime;

const byUs = { ...ours, template: flatTemplate } as unknown as Runtime;

const main = "$$render`<main>${a}</main>`";

test("templates, attributes, components and slots mean what they mean to Astro", async () => {
  const container = await AstroContainer.create();
  const astros = (node: Shown) =>
    container.renderToString(
      astro.createComponent(
        (result) => byAstro.template(main)(make(byAstro, result, node)) as never,
        "page.astro",
        undefined,
      ),
      { partial: true } as never,
    );
  const own = async (node: Shown) => {
    const run = new PageRun({ head: ours.unescapeHTML(""), script: () => ours.unescapeHTML("") }, {});
    return ((await byUs.template(main)(make(byUs, run, node))) as { readonly html: string }).html;
  };
  await fc.assert(
    fc.asyncProperty(shown, async (node) => {
      expect(await own(node)).toBe(await astros(node));
    }),
    { numRuns: 500, seed: 20_260_630 },
  );
});
