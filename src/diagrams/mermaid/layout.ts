// jsdom has no layout engine, but Mermaid asks the page how large everything is. This file answers with the
// geometry of SVG on the metrics of Inter: how wide a text runs, which box a group covers. Mermaid asks for
// nothing else (it draws with SVG text, never with HTML labels), so HTML elements measure as empty.

import { apply, identity, type Matrix, product, toMatrix } from "./matrix.ts";
import { type Point, pathPoints } from "./path-data.ts";
import { Stylesheet } from "./stylesheet.ts";
import type { TextMetrics } from "./text-metrics.ts";

const svgNamespace = "http://www.w3.org/2000/svg";
const defaultFontSize = 16;

/** Elements that are never drawn where they stand. */
const undrawn = new Set(
  "defs marker style title desc symbol clippath lineargradient radialgradient filter mask switch".split(" "),
);

/** Gives `window` the measuring methods that Mermaid calls. */
export function installLayout(window: Window & typeof globalThis, metrics: TextMetrics): void {
  const layout = new Layout(metrics);
  const define = (name: string, method: (this: Element, ...values: number[]) => unknown): void => {
    Object.defineProperty(window.Element.prototype, name, { value: method, configurable: true });
  };
  define("getBBox", function () {
    return layout.box(this);
  });
  define("getComputedTextLength", function () {
    return layout.textLength(this);
  });
  define("getBoundingClientRect", function () {
    return layout.clientBox(this);
  });
  define("getTotalLength", function () {
    return length(pathPoints(this.getAttribute("d") ?? ""));
  });
  define("getPointAtLength", function (distance = 0) {
    const [x, y] = pointAlong(pathPoints(this.getAttribute("d") ?? ""), distance);
    return { x, y };
  });
}

interface Line {
  x: number;
  y: number;
  width: number;
  ascent: number;
  descent: number;
  readonly anchor: string;
  readonly baseline: string;
}

class Layout {
  readonly #metrics: TextMetrics;
  /** By `style` element, which Mermaid fills before it measures anything. */
  readonly #sheets = new WeakMap<Element, Stylesheet>();
  readonly #noSheet = new Stylesheet("");

  constructor(metrics: TextMetrics) {
    this.#metrics = metrics;
  }

  /** The box in the element's own coordinate system. */
  box(element: Element): Box {
    const extent = new Extent();
    this.#collect(element, identity, extent);
    return extent.box();
  }

  /** The box in the coordinate system of the page, whose origin is that of the outermost SVG. */
  clientBox(element: Element): Box & { top: number; left: number; right: number; bottom: number } {
    const extent = new Extent();
    let matrix = identity;
    for (let each: Element | null = element; each?.namespaceURI === svgNamespace; each = each.parentElement) {
      matrix = product(toMatrix(each.getAttribute("transform")), matrix);
    }
    if (element.namespaceURI === svgNamespace) this.#collect(element, matrix, extent);
    const box = extent.box();
    const { x, y, width, height } = box;
    return { ...box, top: y, left: x, right: x + width, bottom: y + height };
  }

  textLength(element: Element): number {
    const { fontSize, fontWeight } = this.#font(element);
    return this.#metrics.width(collapsed(element.textContent ?? ""), fontSize, fontWeight);
  }

  #collect(element: Element, matrix: Matrix, extent: Extent): void {
    const tag = element.tagName.toLowerCase();
    if (undrawn.has(tag) || this.#own(element, "display") === "none") return;
    const corner = (x: number, y: number): void => extent.add(apply(matrix, x, y));
    const rectangle = (x: number, y: number, width: number, height: number): void => {
      corner(x, y);
      corner(x + width, y);
      corner(x, y + height);
      corner(x + width, y + height);
    };
    const number = (name: string): number => toPixels(element.getAttribute(name), defaultFontSize);
    switch (tag) {
      case "rect":
      case "image":
      case "use":
      case "foreignobject": {
        const [width, height] = [number("width"), number("height")];
        if (width > 0 || height > 0) rectangle(number("x"), number("y"), width, height);
        return;
      }
      case "circle":
      case "ellipse": {
        const rx = number(tag === "circle" ? "r" : "rx");
        const ry = number(tag === "circle" ? "r" : "ry");
        rectangle(number("cx") - rx, number("cy") - ry, 2 * rx, 2 * ry);
        return;
      }
      case "line":
        corner(number("x1"), number("y1"));
        corner(number("x2"), number("y2"));
        return;
      case "polygon":
      case "polyline": {
        const values = (element.getAttribute("points") ?? "")
          .trim()
          .split(/[\s,]+/)
          .map(Number.parseFloat);
        for (let at = 0; at + 1 < values.length; at += 2) corner(values[at] ?? 0, values[at + 1] ?? 0);
        return;
      }
      case "path":
        for (const [x, y] of pathPoints(element.getAttribute("d") ?? "")) corner(x, y);
        return;
      case "text":
      case "tspan":
        for (const line of this.#lines(element)) this.#collectLine(line, rectangle);
        return;
      default:
        for (const child of element.children) {
          this.#collect(child, product(matrix, toMatrix(child.getAttribute("transform"))), extent);
        }
    }
  }

  #collectLine(line: Line, rectangle: (x: number, y: number, width: number, height: number) => void): void {
    if (line.width === 0) return;
    const height = line.ascent + line.descent;
    const shift = line.anchor === "middle" ? line.width / 2 : line.anchor === "end" ? line.width : 0;
    rectangle(line.x - shift, line.y - baselineHeight(line, height), line.width, height);
  }

  /** Splits a text into the pieces that start at a place of their own. */
  #lines(text: Element): readonly Line[] {
    const lines: Line[] = [];
    const walk = (element: Element): void => {
      const { fontSize, fontWeight } = this.#font(element);
      const place = (name: string): number | undefined => {
        const value = element.getAttribute(name);
        return value === null || value === "" ? undefined : toPixels(value, fontSize);
      };
      const [x, y, dx = 0, dy = 0] = [place("x"), place("y"), place("dx"), place("dy")];
      const last = lines.at(-1);
      let line: Line;
      if (!last || x !== undefined || y !== undefined) {
        line = {
          x: (x ?? (last ? last.x + last.width : 0)) + dx,
          y: (y ?? last?.y ?? 0) + dy,
          width: 0,
          ascent: 0,
          descent: 0,
          anchor: this.#inherited(element, "text-anchor") ?? "start",
          baseline:
            this.#inherited(element, "dominant-baseline") ?? this.#own(element, "alignment-baseline") ?? "",
        };
        lines.push(line);
      } else {
        line = last;
        line.width += dx;
        line.y += dy;
      }
      for (const child of element.childNodes) {
        if (child.nodeType === 1) walk(child as Element);
        if (child.nodeType !== 3) continue;
        const content = collapsed(child.nodeValue ?? "");
        if (content === "") continue;
        const current = lines.at(-1) ?? line;
        current.width += this.#metrics.width(content, fontSize, fontWeight);
        // Browsers round the two parts of the line's height to whole pixels.
        current.ascent = Math.max(current.ascent, Math.round(this.#metrics.ascentEm * fontSize));
        current.descent = Math.max(current.descent, Math.round(this.#metrics.descentEm * fontSize));
      }
    };
    walk(text);
    return lines;
  }

  #font(element: Element): { readonly fontSize: number; readonly fontWeight: number } {
    return {
      fontSize: this.#fontSize(element),
      fontWeight: toWeight(this.#inherited(element, "font-weight")),
    };
  }

  #fontSize(element: Element | null): number {
    if (!element) return defaultFontSize;
    const value = this.#own(element, "font-size");
    const parsed = Number.parseFloat(value ?? "");
    if (value === undefined || Number.isNaN(parsed)) return this.#fontSize(element.parentElement);
    if (value.endsWith("rem")) return parsed * defaultFontSize;
    if (value.endsWith("ex")) return parsed * this.#metrics.xHeightEm * this.#fontSize(element.parentElement);
    if (value.endsWith("em")) return parsed * this.#fontSize(element.parentElement);
    if (value.endsWith("%")) return (parsed / 100) * this.#fontSize(element.parentElement);
    return parsed;
  }

  #inherited(element: Element, property: string): string | undefined {
    for (let each: Element | null = element; each; each = each.parentElement) {
      const value = this.#own(each, property);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  #own(element: Element, property: string): string | undefined {
    return this.#sheetOf(element).value(element, property);
  }

  #sheetOf(element: Element): Stylesheet {
    let top: Element = element;
    while (top.parentElement?.namespaceURI === svgNamespace) top = top.parentElement;
    const style = [...top.children].find((child) => child.tagName.toLowerCase() === "style");
    if (!style) return this.#noSheet;
    const sheet = this.#sheets.get(style) ?? new Stylesheet(style.textContent ?? "");
    this.#sheets.set(style, sheet);
    return sheet;
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

class Extent {
  #left = Number.POSITIVE_INFINITY;
  #top = Number.POSITIVE_INFINITY;
  #right = Number.NEGATIVE_INFINITY;
  #bottom = Number.NEGATIVE_INFINITY;

  add([x, y]: Point): void {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    this.#left = Math.min(this.#left, x);
    this.#right = Math.max(this.#right, x);
    this.#top = Math.min(this.#top, y);
    this.#bottom = Math.max(this.#bottom, y);
  }

  box(): Box {
    if (this.#left > this.#right) return { x: 0, y: 0, width: 0, height: 0 };
    return { x: this.#left, y: this.#top, width: this.#right - this.#left, height: this.#bottom - this.#top };
  }
}

/** How far the top of a line stands above its `y`. */
function baselineHeight(line: Line, height: number): number {
  if (/middle|central/.test(line.baseline)) return height / 2;
  if (/hanging|before/.test(line.baseline)) return 0;
  if (/after|ideographic/.test(line.baseline)) return height;
  return line.ascent;
}

/** White space as it is drawn: every run of it is one space. */
function collapsed(text: string): string {
  return text.replace(/\s+/g, " ");
}

function toPixels(value: string | null, fontSize: number): number {
  const parsed = Number.parseFloat(value ?? "");
  if (Number.isNaN(parsed)) return 0;
  return value?.endsWith("em") ? parsed * fontSize : parsed;
}

function toWeight(value: string | undefined): number {
  if (value === "bold" || value === "bolder") return 700;
  const parsed = Number.parseInt(value ?? "", 10);
  return Number.isNaN(parsed) ? 400 : parsed;
}

function length(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, point, index) => sum + distance(points[index] ?? point, point), 0);
}

function pointAlong(points: readonly Point[], wanted: number): Point {
  let passed = 0;
  for (const [index, point] of points.slice(1).entries()) {
    const from = points[index] ?? point;
    const step = distance(from, point);
    if (step > 0 && passed + step >= wanted) {
      const share = (wanted - passed) / step;
      return [from[0] + share * (point[0] - from[0]), from[1] + share * (point[1] - from[1])];
    }
    passed += step;
  }
  return points.at(-1) ?? [0, 0];
}

function distance(from: Point, to: Point): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}
