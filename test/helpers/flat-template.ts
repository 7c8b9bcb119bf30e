import { parseSync } from "vite";
import * as ours from "../../src/site/render/components.ts";
import { flatTemplates } from "../../src/site/render/flat-templates.ts";

type Template = (...children: readonly unknown[]) => unknown;

const known = new Map<string, Template>();

/** A template as Astro's compiler writes it, e.g. ``$$render`<p>${a}</p>` ``, as a build calls it, with `a`, `b` and `c` in it. */
export function flatTemplate(code: string): Template {
  const made = known.get(code) ?? compiled(code);
  known.set(code, made);
  return made;
}

function compiled(code: string): Template {
  const { attributeText, around, inTurn, made, addAttribute } = ours;
  const runtime = { attributeText, around, inTurn, made, addAttribute };
  const names = Object.keys(runtime).map((name) => `$$${name}`);
  const template = new Function(...names, "a", "b", "c", `return ${flatTemplates(code, treeOf(code))}`);
  return template.bind(undefined, ...Object.values(runtime));
}

/** The tree of compiled code, by the parser that bundles it. */
export function treeOf(code: string): unknown {
  return parseSync("component.js", code).program;
}

/** A template of the test itself, as a build calls it. */
export function render(texts: TemplateStringsArray, ...children: readonly unknown[]) {
  const [first = "", ...others] = texts;
  return ours.inTurn(first, ...others.flatMap((text, index) => [children[index], text]));
}
