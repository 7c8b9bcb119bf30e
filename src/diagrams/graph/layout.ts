/**
 * Lays out a graph in layers, as people draw who waits for whom: every arrow leads the same way as far as that
 * can be, boxes do not overlap, and few arrows cross. Graphviz's `dot` places the boxes and bends the arrows;
 * what is drawn with them is the portal's own, with links, titles and the colours of the theme.
 *
 * Graphviz is WebAssembly in a package without dependencies. The same graph gives the same numbers on every
 * machine: text is measured in the font files themselves, and the order of the input plays no part.
 *
 * Source: E. R. Gansner, E. Koutsofios, S. C. North, K.-P. Vo, "A technique for drawing directed graphs", 1993.
 */
import { Graphviz } from "@hpcc-js/wasm-graphviz";
import { TextMetrics } from "../mermaid/text-metrics.ts";
import { type Box, BoxSizes } from "./box.ts";
import { type DotAnswer, dotText, readDotAnswer, type SizedGraph } from "./dot.ts";
import type { Graph, GraphForm, GraphLayout, PlacedEdge, PlacedLine, PlacedNode, Point } from "./graph.ts";

/** Room around the drawing for the width of lines. */
const margin = 4;

let tools: Promise<Tools> | undefined;

/** Lays out one graph, whose parts are in an order of their own. Graphviz and the fonts are loaded with the first. */
export async function layOut(graph: Graph, form: GraphForm): Promise<GraphLayout> {
  tools ??= loadTools();
  return layout(graph, form, await tools);
}

interface Tools {
  readonly graphviz: Graphviz;
  readonly boxes: BoxSizes;
}

async function loadTools(): Promise<Tools> {
  return { graphviz: await Graphviz.load(), boxes: new BoxSizes(new TextMetrics()) };
}

function layout(graph: Graph, form: GraphForm, { graphviz, boxes: sizes }: Tools): GraphLayout {
  if (graph.nodes.length === 0) return { width: 0, height: 0, nodes: [], edges: [] };
  const boxes = graph.nodes.map((node) => sizes.ofNode(node, form.textWidth));
  const labels = graph.edges.map((edge) => sizes.ofLabel(edge));
  const place = new Map(graph.nodes.map(({ id }, index) => [id, index]));
  const edges = graph.edges.map(({ from, to }, index) => ({
    tail: placeOf(place, from),
    head: placeOf(place, to),
    label: labels[index],
  }));
  const sized: SizedGraph = { nodes: boxes, edges };
  const answer = readDotAnswer(graphviz.layout(dotText(sized, form), "dot", "dot"), sized);
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers(answer.bb);
  /** Graphviz counts upwards from the lower left corner, the screen downwards from the upper left one. */
  const toScreen = ([x, y]: Point): Point => [rounded(x - left + margin), rounded(top - y + margin)];
  return {
    width: Math.ceil(right - left) + 2 * margin,
    height: Math.ceil(top - bottom) + 2 * margin,
    nodes: placedNodes(graph, boxes, answer, toScreen),
    edges: placedEdges(graph, labels, answer, toScreen),
  };
}

function placeOf(places: ReadonlyMap<string, number>, id: string): number {
  const place = places.get(id);
  if (place === undefined)
    throw new RangeError(`an arrow of the graph ends at \`${id}\`, which is no node of it`);
  return place;
}

type ToScreen = (point: Point) => Point;

function placedNodes(
  { nodes }: Graph,
  boxes: readonly Box[],
  answer: DotAnswer,
  toScreen: ToScreen,
): readonly PlacedNode[] {
  return nodes.map(({ id }, index) => {
    const [x, y] = toScreen(point(answer.nodes[index] ?? ""));
    const { width, height, lines } = boxes[index] ?? { width: 0, height: 0, lines: [] };
    const [boxX, boxY] = [rounded(x - width / 2), rounded(y - height / 2)];
    return { id, x: boxX, y: boxY, width, height, lines: moved(lines, boxX, boxY) };
  });
}

function placedEdges(
  { edges }: Graph,
  labels: readonly (Box | undefined)[],
  answer: DotAnswer,
  toScreen: ToScreen,
): readonly PlacedEdge[] {
  return edges.map(({ id }, index) => {
    const { pos = "", lp } = answer.edges[index] ?? {};
    const label = labels[index];
    const [x, y] = lp === undefined ? [0, 0] : toScreen(point(lp));
    return {
      id,
      ...arrow(pos, toScreen),
      label: label ? moved(label.lines, rounded(x - label.width / 2), rounded(y - label.height / 2)) : [],
    };
  });
}

function arrow(pos: string, toScreen: ToScreen): Pick<PlacedEdge, "spline" | "head"> {
  const parts = pos.split(" ");
  const tip = parts.find((part) => part.startsWith("e,"));
  const spline = parts.filter((part) => /^[-\d.]/.test(part)).map((part) => toScreen(point(part)));
  const base = spline.at(-1);
  if (tip === undefined || !base) return { spline, head: [] };
  return { spline, head: triangle(base, toScreen(point(tip.slice(2)))) };
}

const halfOfHead = 0.42;

/** An arrowhead from the middle of its base to its tip. */
function triangle([x, y]: Point, [tipX, tipY]: Point): readonly Point[] {
  const [alongX, alongY] = [(tipX - x) * halfOfHead, (tipY - y) * halfOfHead];
  return [
    [tipX, tipY],
    [rounded(x - alongY), rounded(y + alongX)],
    [rounded(x + alongY), rounded(y - alongX)],
  ];
}

function moved(lines: readonly PlacedLine[], x: number, y: number): readonly PlacedLine[] {
  return lines.map((line) => ({ ...line, x: rounded(line.x + x), y: rounded(line.y + y) }));
}

function point(text: string): Point {
  const [x = 0, y = 0] = numbers(text);
  return [x, y];
}

function numbers(text: string): readonly number[] {
  return text.split(",").map(Number);
}

/** To tenths of a pixel, and without a negative zero. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
