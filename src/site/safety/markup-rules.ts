/**
 * What may stand in the markup of a portal: by the names of elements and attributes, and by values that browsers act on.
 * Names are in small letters.
 */
import { addressesOf, linkFault, loadFault } from "./address.ts";

export interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** Elements that embed, move or rewrite something, or that browsers read by rules of their own. */
const refusedElements = new Set(
  `animate animatecolor animatemotion animatetransform applet base discard embed fencedframe foreignobject
  frame frameset iframe listing math noembed noframes noscript object param plaintext portal set template
  xmp`.split(/\s+/),
);

const refusedAttributes = new Map([
  ["style", "is an inline style"],
  ["srcdoc", "holds a page of its own"],
  ["formaction", "sends a form elsewhere"],
  ["ping", "reports a click"],
  ["shadowrootmode", "hides a part of the page"],
]);

/** Attributes that hold an address, whatever the element: an old or a misplaced one is judged as well. */
const addressAttributes = new Set(
  `action archive attributionsrc background cite classid code codebase data dynsrc href icon imagesrcset
  longdesc lowsrc manifest poster profile src srcset usemap xlink:href xml:base`.split(/\s+/),
);

/** Attributes of SVG that take a `url(…)`. */
const paintAttributes = new Set(
  "clip-path cursor fill filter marker marker-end marker-mid marker-start mask stroke".split(" "),
);

/** In a picture a prefix can be given any meaning, so only the usual ones pass, which are judged by their names. */
const prefixed = new Set("xlink:href xlink:title xml:base xml:lang xml:space xmlns:xlink".split(" "));

/** What is wrong with an element by its name alone, in whole sentences; there may be two such things. */
export function elementFaults(name: string): readonly string[] {
  return [
    ...(/^[a-z][a-z0-9-]*$/.test(name) ? [] : ["the name of the element has unusual characters"]),
    ...(refusedElements.has(name) ? [`we write no element \`${name}\``] : []),
  ];
}

/** What is wrong with an attribute, e.g. `runs code`. */
export function attributeFault(element: string, attribute: Attribute): string | undefined {
  return attributeNameFault(attribute.name) ?? attributeValueFault(element, attribute);
}

/** What is wrong with an attribute whatever its element and its value. */
export function attributeNameFault(name: string): string | undefined {
  if (!/^[a-z_][\w:.-]*$/.test(name)) return "has unusual characters in its name";
  if (name.includes(":") && !prefixed.has(name)) return "has a prefix that we do not write";
  if (name.startsWith("on")) return "runs code";
  return refusedAttributes.get(name);
}

/** Browsers act on the value of such an attribute; any other is harmless with whatever value. */
export function isJudgedByValue(name: string): boolean {
  return paintAttributes.has(name) || addressAttributes.has(name);
}

function attributeValueFault(element: string, { name, value }: Attribute): string | undefined {
  if (paintAttributes.has(name))
    return /url\((?!\s*["']?#)/i.test(value) ? "takes its look from another file" : undefined;
  if (!addressAttributes.has(name)) return undefined;
  const isHref = name === "href" || name === "xlink:href";
  if (isHref && (element === "a" || element === "area")) return linkFault(value);
  if (isHref && element === "use") return value.startsWith("#") ? undefined : "draws what another file holds";
  const addresses = name.endsWith("srcset") ? addressesOf(value) : [value];
  return addresses.map(loadFault).find((fault) => fault !== undefined);
}
