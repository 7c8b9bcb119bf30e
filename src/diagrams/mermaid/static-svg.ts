// Writes the picture that Mermaid made once more, from an allow-list of elements and attributes. What the
// style sheet said of an element becomes presentation attributes; colours become classes. So the result
// needs no `style`, which a strict content security policy forbids, and nothing that is not named here can
// get into a page: no script, link, style or HTML.

import { type Paint, paintOf } from "./ink.ts";
import { formatPath } from "./path-data.ts";
import { Stylesheet } from "./stylesheet.ts";

export interface StaticSvgFrame {
  /** Begins all ids, so that diagrams can share a page. */
  readonly idPrefix: string;
  readonly title: string;
  readonly description: string | undefined;
}

const shapeTags = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);
const textTags = new Set(["text", "tspan"]);
const groupTags = new Set(["g", "defs", "marker"]);

/** Elements that say something to Mermaid's own page only, or that the portal draws without. */
const dropped = new Set("style title desc filter lineargradient radialgradient animate symbol".split(" "));

const numberAttributes =
  "x y x1 y1 x2 y2 dx dy cx cy r rx ry width height refX refY markerWidth markerHeight".split(" ");
const listAttributes = ["points", "viewBox"];
const plainAttributes = ["markerUnits", "orient", "preserveAspectRatio", "xml:space"];

/** Properties that children take over, with what they are at first. */
const inheritedProperties: Readonly<Record<string, string>> = {
  "stroke-width": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "fill-opacity": "1",
  "stroke-opacity": "1",
  "fill-rule": "nonzero",
  "font-size": "",
  "font-weight": "400",
  "font-style": "normal",
  "text-anchor": "start",
  "dominant-baseline": "auto",
  visibility: "visible",
  "paint-order": "normal",
};
const ownProperties: Readonly<Record<string, string>> = {
  opacity: "1",
  "alignment-baseline": "baseline",
  "text-decoration": "none",
};
const textProperties = new Set(
  "font-size font-weight font-style text-anchor dominant-baseline alignment-baseline text-decoration".split(
    " ",
  ),
);
const markers = ["marker-start", "marker-mid", "marker-end"];

/** What an element has inherited: paints and properties as they were last written. */
type Inherited = ReadonlyMap<string, string>;

/** The picture holds something that has no place in a static page, e.g. an image. */
export class UndrawableElement extends Error {
  readonly tag: string;

  constructor(tag: string) {
    super(`a diagram cannot hold the element \`${tag}\``);
    this.tag = tag;
  }
}

/** Throws an UndrawableElement if the picture holds an element outside the allow-list. */
export function staticSvg(svg: Element, frame: StaticSvgFrame): string {
  return new Writer(svg, frame).write();
}

class Writer {
  readonly #svg: Element;
  readonly #frame: StaticSvgFrame;
  readonly #sheet: Stylesheet;
  /** New ids by the ids that something refers to, numbered in the order of the picture. */
  readonly #ids = new Map<string, string>();

  constructor(svg: Element, frame: StaticSvgFrame) {
    this.#svg = svg;
    this.#frame = frame;
    const styles = [...svg.children].filter((child) => child.tagName.toLowerCase() === "style");
    this.#sheet = new Stylesheet(styles.map((style) => style.textContent).join("\n"));
    for (const element of svg.querySelectorAll("*")) this.#noteReferences(element);
  }

  write(): string {
    const { idPrefix, title, description } = this.#frame;
    const [x = 0, y = 0, width = 0, height = 0] = (this.#svg.getAttribute("viewBox") ?? "")
      .split(/[\s,]+/)
      .map(Number.parseFloat);
    const { attributes, inherited } = this.#ink(this.#svg, new Map());
    const classes = `class="diagram ${(attributes.get("class") ?? "").trim()}"`;
    attributes.delete("class");
    const names = description ? `${idPrefix}-title ${idPrefix}-desc` : `${idPrefix}-title`;
    const frame = `role="img" aria-labelledby="${names}" width="${Math.ceil(width)}"`;
    const viewBox = `viewBox="${[x, y, width, height].map((value) => rounded(value)).join(" ")}"`;
    const lines = [
      `<svg xmlns="http://www.w3.org/2000/svg" ${classes} ${frame} ${viewBox}${written(attributes)}>`,
      `<title id="${idPrefix}-title">${escaped(title)}</title>`,
      ...(description ? [`<desc id="${idPrefix}-desc">${escaped(description)}</desc>`] : []),
      ...[...this.#svg.children].map((child) => this.#element(child, inherited)).filter(Boolean),
      "</svg>",
    ];
    return lines.join("\n");
  }

  #noteReferences(element: Element): void {
    for (const marker of markers) {
      const id = this.#reference(element, marker);
      if (id !== undefined && !this.#ids.has(id))
        this.#ids.set(id, `${this.#frame.idPrefix}-${this.#ids.size + 1}`);
    }
  }

  #reference(element: Element, property: string): string | undefined {
    return /url\(["']?#([^"')]+)["']?\)/.exec(this.#sheet.value(element, property) ?? "")?.[1];
  }

  #element(element: Element, above: Inherited): string {
    const tag = element.tagName.toLowerCase();
    if (dropped.has(tag) || this.#sheet.value(element, "display") === "none") return "";
    if (!shapeTags.has(tag) && !textTags.has(tag) && !groupTags.has(tag)) {
      throw new UndrawableElement(tag);
    }
    if (tag === "marker" && !this.#ids.has(element.id)) return "";
    const { attributes, inherited } = this.#ink(element, above);
    const all = new Map([...this.#geometry(element), ...attributes]);
    if (textTags.has(tag)) return this.#text(element, all, inherited);
    const children = [...element.children].map((child) => this.#element(child, inherited)).filter(Boolean);
    if (shapeTags.has(tag)) return isVisible(tag, all) ? `<${tag}${written(all)}/>` : "";
    if (children.length === 0) return "";
    if (all.size === 0 || tag === "defs") return children.join("\n");
    return [`<${tag}${written(all)}>`, ...children, `</${tag}>`].join("\n");
  }

  #text(element: Element, attributes: ReadonlyMap<string, string>, inherited: Inherited): string {
    const content = [...element.childNodes].map((child) => {
      if (child.nodeType === 3) return escaped((child.nodeValue ?? "").replace(/\s+/g, " "));
      return child.nodeType === 1 ? this.#element(child as Element, inherited) : "";
    });
    const tag = element.tagName.toLowerCase();
    const text = content.join("");
    if (text.trim() === "" && tag === "text") return "";
    return tag === "tspan" && attributes.size === 0 ? text : `<${tag}${written(attributes)}>${text}</${tag}>`;
  }

  /** Where the element stands and what shape it has. */
  #geometry(element: Element): ReadonlyMap<string, string> {
    const geometry = new Map<string, string>();
    const newId = this.#ids.get(element.id);
    if (newId !== undefined && element.tagName === "marker") geometry.set("id", newId);
    for (const { name, value } of element.attributes) {
      if (value === "") continue;
      if (numberAttributes.includes(name)) geometry.set(name, roundedNumbers(value.replace(/px$/, ""), 2));
      else if (listAttributes.includes(name)) geometry.set(name, roundedNumbers(value, 2));
      else if (plainAttributes.includes(name)) geometry.set(name, value);
      else if (name === "d")
        geometry.set(
          name,
          formatPath(value, (number) => rounded(number)),
        );
    }
    // Rounded corners may come from the style sheet.
    for (const radius of element.tagName === "rect" ? ["rx", "ry"] : []) {
      const value = this.#sheet.value(element, radius);
      if (value !== undefined) geometry.set(radius, roundedNumbers(value.replace(/px$/, ""), 2));
    }
    const transform = this.#transform(element);
    if (transform) geometry.set("transform", transform);
    return geometry;
  }

  /** In a style sheet, units are written out and a turn is about the `transform-origin`. */
  #transform(element: Element): string | undefined {
    const value = this.#sheet.value(element, "transform")?.replace(/(?<=\d)(?:deg|px)/g, "");
    if (value === undefined || value === "none") return undefined;
    const origin = element.getAttribute("transform-origin")?.match(/-?[\d.]+/g);
    if (!origin || value === element.getAttribute("transform")) return roundedTransform(value);
    const [x = "0", y = "0"] = origin;
    return roundedTransform(`translate(${x} ${y}) ${value} translate(${-x} ${-y})`);
  }

  /** What the element looks like, as far as it does not inherit it. */
  #ink(element: Element, above: Inherited): { attributes: Map<string, string>; inherited: Inherited } {
    const tag = element.tagName.toLowerCase();
    const inherited = new Map(above);
    const attributes = new Map<string, string>();
    const classes: string[] = [];
    const paint = (property: "fill" | "stroke"): void => {
      const value = this.#sheet.value(element, property);
      if (value === undefined) return;
      const found = paintOf(value, textTags.has(tag) && property === "fill" ? "text" : property);
      if (inherited.get(property) === paintKey(found)) return;
      inherited.set(property, paintKey(found));
      if (found === "none") attributes.set(property, "none");
      else {
        classes.push(`${property}-${found.ink}`);
        if (found.opacity < 1) attributes.set(`${property}-opacity`, rounded(found.opacity));
      }
    };
    if (tag !== "line") paint("fill");
    paint("stroke");
    if (classes.length > 0) attributes.set("class", classes.join(" "));
    const property = (name: string, initial: string | undefined): void => {
      if (shapeTags.has(tag) && textProperties.has(name)) return;
      const value = this.#sheet.value(element, name);
      if (value === undefined || attributes.has(name)) return;
      const normal = normalValue(name, value);
      if (normal === (inherited.get(name) ?? initial)) return;
      if (name in inheritedProperties) inherited.set(name, normal);
      attributes.set(name, normal);
    };
    for (const [name, initial] of Object.entries(inheritedProperties)) property(name, initial);
    for (const [name, initial] of Object.entries(ownProperties)) property(name, initial);
    for (const marker of markers) {
      const id = this.#ids.get(this.#reference(element, marker) ?? "");
      if (id !== undefined && shapeTags.has(tag)) attributes.set(marker, `url(#${id})`);
    }
    return { attributes, inherited };
  }
}

function paintKey(paint: Paint): string {
  return paint === "none" ? paint : `${paint.ink} ${paint.opacity}`;
}

/** A shape that neither paint nor size lets one see is left out. */
function isVisible(tag: string, attributes: ReadonlyMap<string, string>): boolean {
  if (tag === "rect")
    return Number(attributes.get("width") ?? 0) > 0 && Number(attributes.get("height") ?? 0) > 0;
  return tag !== "path" || (attributes.get("d") ?? "") !== "";
}

const namedWeights: Readonly<Record<string, string>> = { normal: "400", bold: "700", bolder: "700" };

function normalValue(property: string, value: string): string {
  if (property === "font-weight") return namedWeights[value] ?? value;
  if (property === "stroke-dasharray") {
    const numbers = value.split(/[\s,]+/).map(Number.parseFloat);
    return numbers.some((number) => number > 0) ? numbers.map((number) => rounded(number)).join(" ") : "none";
  }
  return roundedNumbers(value.replace(/px$/, ""), 2);
}

function roundedTransform(value: string): string {
  return value
    .replace(
      /(translate|rotate)\(([^)]*)\)/g,
      (_, name: string, list: string) => `${name}(${roundedNumbers(list, 2)})`,
    )
    .replace(
      /(scale|matrix)\(([^)]*)\)/g,
      (_, name: string, list: string) => `${name}(${roundedNumbers(list, 4)})`,
    );
}

function roundedNumbers(text: string, digits: number): string {
  return text
    .trim()
    .replace(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g, (number) => rounded(Number(number), digits));
}

/** At most two digits behind the point, which at this scale is finer than a screen; never `-0`. */
function rounded(value: number, digits: number = 2): string {
  const factor = 10 ** digits;
  return String(Math.round(value * factor) / factor || 0);
}

function written(attributes: ReadonlyMap<string, string>): string {
  return [...attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
