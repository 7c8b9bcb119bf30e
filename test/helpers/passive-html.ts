import { JSDOM } from "jsdom";
import { proseHtml } from "../../src/components/author/prose-html.ts";
import type { Prose, ProsePart } from "../../src/model/index.ts";
import type { ProsePartView } from "../../src/views/prose.ts";

/**
 * What the HTML of a narrative may consist of, written down a second time and from the browser's side: each
 * element with the attributes that it may have. It knows nothing of how the reader decides.
 */
const passive: Readonly<Record<string, readonly string[]>> = {
  p: ["class"],
  em: [],
  strong: [],
  del: [],
  blockquote: [],
  br: [],
  hr: [],
  code: ["class"],
  pre: ["tabindex"],
  h2: ["id"],
  h3: ["id"],
  h4: ["id"],
  h5: ["id"],
  h6: ["id"],
  ul: [],
  ol: ["start"],
  li: ["id", "class", "data-done"],
  div: ["class", "role", "aria-label", "tabindex", "data-kind"],
  span: ["class"],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: ["scope", "class"],
  td: ["class"],
  sup: [],
  section: ["class", "aria-label"],
  a: ["href", "id", "class", "title", "rel", "aria-label"],
  figure: ["class"],
  figcaption: [],
  img: ["src", "alt", "loading"],
};

/** What a picture may consist of; a paint may be a colour or a part of the picture itself, never an address. */
const passivePicture: ReadonlySet<string> = new Set([
  "svg",
  "title",
  "desc",
  "g",
  "path",
  "rect",
  "circle",
  "ellipse",
  "line",
  "polygon",
  "polyline",
  "marker",
  "text",
  "tspan",
]);
const activeInPicture = /^(on.*|style|href|xlink:href|src|class:.*|begin|end|attributeName)$/i;
const addressOfPaint = /url\((?!#)|[a-z]+:\/\/|javascript:/i;

const classes =
  /^(footnotes|footnote-back|table-scroll|diagram-scroll|keep|task|task-box|callout|callout-title|entry|align-(left|right|center)|language-[A-Za-z][A-Za-z0-9+#-]{0,20})$/;
const page = "https://portal.example/base/plans/erp/";
const browser = new JSDOM("").window;

/** A diagram that was drawn. */
export interface Picture {
  readonly svg: string;
  readonly title: string;
}

/**
 * The narrative as it stands on a page of the portal, without what depends on the rest of the plan. `pictures` are
 * its diagrams by their source; one that is not among them is left empty.
 */
export function finalHtml(prose: Prose, pictures: ReadonlyMap<string, Picture> = new Map()): string {
  return proseHtml(prose.parts.map((part) => partView(part, pictures)));
}

function partView(part: ProsePart, pictures: ReadonlyMap<string, Picture>): ProsePartView {
  switch (part.kind) {
    case "html":
      return part;
    case "address":
      return { kind: "address", path: `${part.collection}/${part.id}/${part.fragment}` };
    case "entry":
      return { kind: "entry", title: part.id, path: `${part.collection}/${part.id}/`, mark: undefined };
    case "image":
      return { ...part, path: `media/${part.path}` };
    case "diagram":
      return { kind: "diagram", ...(pictures.get(part.source) ?? { svg: "", title: "A diagram" }) };
  }
}

/** Everything in the HTML of a narrative that is not on the list above, as a browser reads it. */
export function activeParts(html: string): readonly string[] {
  const document = new browser.DOMParser().parseFromString(`<main>${html}</main>`, "text/html");
  const found: string[] = [];
  // What escapes from the element around it has closed that element, or stands in the head of the page.
  if (document.head.childNodes.length > 0 || document.body.childNodes.length !== 1)
    found.push("the HTML leaves its place on the page");
  const nodes = document.createTreeWalker(document.body, browser.NodeFilter.SHOW_ALL);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node.nodeType === browser.Node.TEXT_NODE) continue;
    if (node.nodeType !== browser.Node.ELEMENT_NODE) found.push(`a node of type ${node.nodeType}`);
    else if (node !== document.body.firstChild) found.push(...activeElement(node as Element));
  }
  return [...found, ...repeatedIds(document)];
}

/** Of two elements with one id, the page and its scripts find the one that they do not mean. */
function repeatedIds(document: Document): readonly string[] {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  return ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `the id ${id} twice`);
}

function activeElement(element: Element): readonly string[] {
  const name = element.localName;
  if (element.namespaceURI === "http://www.w3.org/2000/svg") return activePicture(element);
  const allowed = Object.hasOwn(passive, name) ? passive[name] : undefined;
  if (!allowed || element.namespaceURI !== "http://www.w3.org/1999/xhtml") return [`<${name}>`];
  return [...element.attributes].flatMap(({ name: attribute, value }) =>
    allowed.includes(attribute) && isPassive(attribute, value) ? [] : [`<${name} ${attribute}="${value}">`],
  );
}

function activePicture(element: Element): readonly string[] {
  if (!passivePicture.has(element.localName)) return [`<${element.localName}>`];
  return [...element.attributes].flatMap(({ name, value }) =>
    activeInPicture.test(name) || (name !== "xmlns" && addressOfPaint.test(value))
      ? [`${name}="${value}"`]
      : [],
  );
}

function isPassive(attribute: string, value: string): boolean {
  switch (attribute) {
    case "href":
      return ["https:", "http:", "mailto:"].includes(schemeOf(value));
    case "src":
      return new browser.URL(value, page).href.startsWith("https://portal.example/media/");
    case "id":
      return /^(prose|footnote)-/.test(value);
    case "class":
      return classes.test(value);
    case "tabindex":
      return value === "0";
    default:
      return true;
  }
}

function schemeOf(address: string): string {
  try {
    return new browser.URL(address, page).protocol;
  } catch {
    return "none";
  }
}
