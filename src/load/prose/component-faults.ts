import type { Fault } from "../document.ts";
import { placesIn } from "../place.ts";
import { shortened, suggestion } from "../suggestion.ts";
import { authorComponents } from "./components.ts";
import { at, type GateContext, placeOf } from "./gate-context.ts";
import { entryFaults, imageFaults } from "./target-faults.ts";
import type { ProseNode } from "./tree.ts";

/** What is wrong with a component: its name, its attributes, its text, or where it leads. */
export function componentFaults(
  node: ProseNode & { type: "mdxJsxFlowElement" | "mdxJsxTextElement" },
  context: GateContext,
): readonly Fault[] {
  const name = node.name ?? "";
  const component = Object.hasOwn(authorComponents, name) ? authorComponents[name] : undefined;
  if (!component) {
    const rule = /^[a-z]/.test(name) ? "content/html" : "content/component";
    const what = name === "" ? "a fragment `<>`" : `\`<${shortened(name)}>\``;
    return [
      at(
        node,
        rule,
        `${what} cannot be used in content`,
        suggestion(name, Object.keys(authorComponents), "component"),
      ),
    ];
  }
  const faults: Fault[] = [];
  const given = new Map<string, string>();
  for (const attribute of node.attributes) {
    if (attribute.type !== "mdxJsxAttribute") {
      faults.push(
        at(
          node,
          "content/attribute",
          `\`{…}\` cannot be an attribute of \`<${name}>\``,
          'write the attributes out, each as `name="text"`',
        ),
      );
      continue;
    }
    const allowed = Object.hasOwn(component.attributes, attribute.name)
      ? component.attributes[attribute.name]
      : undefined;
    if (!allowed) {
      faults.push(
        atAttribute(
          node,
          attribute.name,
          context,
          `\`${shortened(attribute.name)}\` is not an attribute of \`<${name}>\``,
          suggestion(attribute.name, Object.keys(component.attributes), "attribute"),
        ),
      );
    } else if (typeof attribute.value !== "string") {
      faults.push(
        atAttribute(
          node,
          attribute.name,
          context,
          `the attribute \`${attribute.name}\` of \`<${name}>\` is not plain text`,
          `write it as \`${attribute.name}="text"\``,
        ),
      );
    } else if (given.has(attribute.name)) {
      faults.push(
        at(
          node,
          "content/attribute",
          `\`${attribute.name}\` is given twice in \`<${name}>\``,
          "keep one of the two",
        ),
      );
    } else if (!allowed.pattern.test(attribute.value)) {
      faults.push(
        atAttribute(
          node,
          attribute.name,
          context,
          `\`${attribute.name}="${attribute.value.slice(0, 60)}"\` cannot be used in \`<${name}>\``,
          `expected ${allowed.expected}`,
        ),
      );
    } else given.set(attribute.name, attribute.value);
  }
  const isSpread = node.attributes.some(({ type }) => type !== "mdxJsxAttribute");
  for (const [attribute, { required, expected }] of Object.entries(component.attributes)) {
    if (
      required &&
      !isSpread &&
      !node.attributes.some((item) => item.type === "mdxJsxAttribute" && item.name === attribute)
    ) {
      faults.push(
        at(
          node,
          "content/attribute",
          `\`<${name}>\` needs the attribute \`${attribute}\``,
          `add \`${attribute}="…"\`: ${expected}`,
        ),
      );
    }
  }
  if (!component.hasBody && node.children.length > 0) {
    faults.push(at(node, "content/component", `\`<${name}>\` holds no text`, `write \`<${name} … />\``));
  }
  const id = given.get("id");
  if (component.entry && id !== undefined) faults.push(...entryFaults(node, component.entry, id, context));
  const source = given.get("src");
  if (name === "Figure" && source !== undefined) faults.push(...imageFaults(node, source, context));
  return faults;
}

/** The parser gives an attribute no place of its own, so its name is looked for inside the tag. */
function atAttribute(
  node: ProseNode,
  name: string,
  { text }: GateContext,
  message: string,
  hint: string,
): Fault {
  const start = node.position?.start.offset ?? 0;
  const tag = text.slice(start, node.position?.end.offset ?? start);
  const found = tag.search(new RegExp(`\\s${name.replace(/[^\w]/g, "\\$&")}(?=[\\s=/>])`)) + 1;
  const place = found > 0 ? placesIn(text)(start + found, start + found + name.length) : placeOf(node);
  return { place, rule: "content/attribute", message, hint };
}
