import { addAttribute as astroAttribute } from "astro/compiler-runtime";
import { Markup } from "./markup.ts";

/** How attributes begin, e.g. ` href="`, by their names; nothing where Astro writes values in ways of its own, as of `class:list`. */
const beginnings = new Map<string, string>();

const nothing = new Markup("");

/**
 * An attribute with the space before it, or nothing where it has no value. Texts and numbers are written here, as most
 * attributes are one; all else is Astro's.
 */
export function attribute(value: unknown, name: string, escapes = true, element = ""): Markup {
  if (value === undefined || value === null) return nothing;
  if ((typeof value === "string" || typeof value === "number") && escapes) {
    const beginning = beginnings.get(name) ?? beginningOf(name);
    if (beginning !== "") return new Markup(attributeText(value, beginning));
  }
  return new Markup(String(astroAttribute(value, name, escapes, element)));
}

/** An attribute that is written like most, by how it begins, e.g. ` href="`. */
export function attributeText(value: unknown, beginning: string): string {
  if (typeof value === "string")
    return value === "" ? beginning.slice(0, -2) : `${beginning}${quoted(value)}"`;
  if (value === undefined || value === null) return "";
  if (typeof value === "number") return `${beginning}${value}"`;
  return String(astroAttribute(value, beginning.slice(1, -2)));
}

/** The attributes of an element, one after the other. */
export function attributes(values: Readonly<Record<string, unknown>>, element: string): string {
  let html = "";
  for (const name of Object.keys(values)) html += attribute(values[name], name, true, element).html;
  return html;
}

/** Nothing for a name that is not like most, which Astro's answer for a value that is not empty says. */
export function beginningOf(name: string): string {
  const isPeculiar = ["a", 1].some((value) => String(astroAttribute(value, name)) !== ` ${name}="${value}"`);
  const beginning = isPeculiar ? "" : ` ${name}="`;
  beginnings.set(name, beginning);
  return beginning;
}

function quoted(text: string): string {
  return text.includes("&") || text.includes('"')
    ? text.replaceAll("&", "&amp;").replaceAll('"', "&quot;")
    : text;
}
