import type { TextMetrics } from "../mermaid/text-metrics.ts";
import type { GraphEdge, GraphNode, PlacedLine } from "./graph.ts";
import { wrapText } from "./wrap-text.ts";

// The sizes and weights of text are those that the drawing's style sets (NodeLink.astro); a box is as large as
// its words in them.
const styles = {
  title: { size: 13, weight: 600, lineHeight: 16, mostLines: 4 },
  state: { size: 12, weight: 500, lineHeight: 16, mostLines: 2 },
  note: { size: 12, weight: 400, lineHeight: 15, mostLines: 3 },
} as const;

const padding = { x: 10, y: 7 };
const smallestWidth = 76;
/** The page's font is a variable one; its widths differ from the measured one by less than this share. */
const tolerance = 1.02;

export interface Box {
  readonly width: number;
  readonly height: number;
  /** Relative to the upper left corner of the box. */
  readonly lines: readonly PlacedLine[];
}

/** How large boxes are for their words. A node stands on the drawings of its neighbours too, so that each is kept. */
export class BoxSizes {
  readonly #metrics: TextMetrics;
  readonly #ofNodes = new Map<string, Box>();

  constructor(metrics: TextMetrics) {
    this.#metrics = metrics;
  }

  /** A box that the words of a node fit into, wrapped to `textWidth`. */
  ofNode({ title, state, note }: Omit<GraphNode, "id">, textWidth: number): Box {
    const key = JSON.stringify([textWidth, title, state, note]);
    let box = this.#ofNodes.get(key);
    if (!box) {
      box = nodeBox({ title, state, note }, textWidth, this.#metrics);
      this.#ofNodes.set(key, box);
    }
    return box;
  }

  /** The box of an edge's label around its lines, which are centred in it. */
  ofLabel({ label }: GraphEdge): Box | undefined {
    if (label.length === 0) return undefined;
    const { lineHeight } = styles.note;
    const width = Math.ceil(Math.max(...label.map(measure("note", this.#metrics)))) + 16;
    const lines = label.map((text, index) => ({
      kind: "note" as const,
      text,
      x: width / 2,
      y: (index + 1) * lineHeight - 3,
    }));
    return { width, height: label.length * lineHeight + 4, lines };
  }
}

function nodeBox(node: Omit<GraphNode, "id">, textWidth: number, metrics: TextMetrics): Box {
  const texts = [
    { kind: "title", text: node.title },
    { kind: "state", text: node.state ?? "" },
    { kind: "note", text: node.note ?? "" },
  ] as const;
  const lines: PlacedLine[] = [];
  let [bottom, widest] = [padding.y, smallestWidth - 2 * padding.x];
  for (const { kind, text } of texts) {
    if (text === "") continue;
    const { lineHeight, mostLines } = styles[kind];
    for (const line of wrapText(text, textWidth, measure(kind, metrics), mostLines)) {
      bottom += lineHeight;
      widest = Math.max(widest, measure(kind, metrics)(line));
      lines.push({ kind, text: line, x: padding.x, y: bottom - 4 });
    }
  }
  return { width: Math.ceil(widest) + 2 * padding.x, height: bottom + padding.y, lines };
}

function measure(kind: keyof typeof styles, metrics: TextMetrics): (text: string) => number {
  const { size, weight } = styles[kind];
  return (text) => metrics.width(text, size, weight) * tolerance;
}
