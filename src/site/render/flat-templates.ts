/**
 * Makes the templates of a compiled component cheaper to call. Astro's compiler writes each as a tagged template,
 *
 *     $$render`<td${$$addAttribute(align, "data-align")}> ${text} </td>`
 *
 * for which the engine makes a list of all that stands in it, and the runtime an object of each attribute. What is a
 * text by its nature becomes a part of the texts around it, so that only children are left to be looked at:
 *
 *     $$around("<td" + $$attribute(align, " data-align=\"") + "> ", text, " </td>")
 */
import { beginningOf } from "./attributes.ts";

/** A node of a syntax tree as parsers of JavaScript make it (ESTree), with its place in the code. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

interface Template extends Node {
  readonly quasi: {
    readonly quasis: readonly { readonly value: { readonly cooked: string } }[];
    readonly expressions: readonly Node[];
  };
}

interface Call extends Node {
  readonly callee: Node;
  readonly arguments: readonly Node[];
}

/** The names under which {@link flatTemplates} calls the runtime. */
export const runtimeNames =
  "attributeText as $$attributeText, around as $$around, inTurn as $$inTurn, made as $$made";

/** The code of a compiled component with its templates as calls; `tree` is the tree of the code. */
export function flatTemplates(code: string, tree: unknown): string {
  const written = (node: Node): string => {
    let text = "";
    let done = node.start;
    for (const template of templatesIn(node)) {
      text += code.slice(done, template.start) + call(template);
      done = template.end;
    }
    return text + code.slice(done, node.end);
  };

  const call = ({ quasi: { quasis, expressions } }: Template): string => {
    const texts: string[] = [];
    const children: string[] = [];
    let text = literal(quasis[0]);
    for (const [index, expression] of expressions.entries()) {
      const inside = textOf(expression);
      if (inside === undefined) {
        texts.push(text);
        children.push(written(expression));
        text = literal(quasis[index + 1]);
      } else text = sum(text, inside, literal(quasis[index + 1]));
    }
    const [first, ...others] = [...texts, text];
    if (children.length === 0) return `$$made(${text})`;
    const rest = others.map((after, index) => `${children[index]}, ${after}`).join(", ");
    return `${children.length === 1 ? "$$around" : "$$inTurn"}(${first}, ${rest})`;
  };

  /** What is a text whatever it is made of: an attribute that is written like most, and nothing. */
  const textOf = (node: Node): string | undefined => {
    if (node.type !== "CallExpression") return undefined;
    const { callee, arguments: given } = node as Call;
    const name = nameOf(callee);
    if (name === "$$maybeRenderHead") return nothing;
    const [value, attribute, ...others] = given;
    if (name !== "$$addAttribute" || !value || !attribute || others.length > 0) return undefined;
    const { value: attributeName } = attribute as Node & { readonly value?: unknown };
    const beginning = typeof attributeName === "string" ? beginningOf(attributeName) : "";
    return beginning === "" ? undefined : `$$attributeText(${written(value)}, ${JSON.stringify(beginning)})`;
  };

  return written(tree as Node);
}

/** How an empty text is written. */
const nothing = '""';

function sum(...texts: readonly string[]): string {
  return texts.filter((text) => text !== nothing).join(" + ") || nothing;
}

function literal(quasi: { readonly value: { readonly cooked: string } } | undefined): string {
  return JSON.stringify(quasi?.value.cooked ?? "");
}

function nameOf(node: Node): unknown {
  return node.type === "Identifier" ? (node as Node & { readonly name: unknown }).name : undefined;
}

/** The templates of the runtime in a node, in their order, without those that stand in another one. */
function templatesIn(node: unknown): readonly Template[] {
  if (typeof node !== "object" || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(templatesIn);
  const { type, tag } = node as Node & { readonly tag?: Node };
  if (type === "TaggedTemplateExpression" && tag && nameOf(tag) === "$$render") return [node as Template];
  return Object.values(node).flatMap(templatesIn);
}
