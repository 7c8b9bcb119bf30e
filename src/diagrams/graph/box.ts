import type { TextMetrics } from "../mermaid/text-metrics.ts";
import { remembered } from "../remembered.ts";
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

interface WrappedText {
  readonly lines: readonly string[];
  /** The width of the widest of them. */
  readonly width: number;
}

/** How many texts are kept as they were wrapped: those of some thousand drawings. */
const mostWrapped = 20_000;

/** How large boxes are for their words. Nodes stand on the drawings of their neighbours too, so what was wrapped is kept. */
export class BoxSizes {
  readonly #metrics: TextMetrics;
  readonly #wrapped = new Map<string, WrappedText>();

  constructor(metrics: TextMetrics) {
    this.#metrics = metrics;
  }

  /** A box that the words of a node fit into, wrapped to `textWidth`. */
  ofNode(node: GraphNode, textWidth: number): Box {
    const texts = [
      { kind: "title", text: node.title },
      { kind: "state", text: node.state ?? "" },
      { kind: "note", text: node.note ?? "" },
    ] as const;
    const lines: PlacedLine[] = [];
    let [bottom, widest] = [padding.y, smallestWidth - 2 * padding.x];
    for (const { kind, text } of texts) {
      if (text === "") continue;
      const wrapped = this.#wrap(kind, text, textWidth);
      widest = Math.max(widest, wrapped.width);
      for (const line of wrapped.lines) {
        bottom += styles[kind].lineHeight;
        lines.push({ kind, text: line, x: padding.x, y: bottom - 4 });
      }
    }
    return { width: Math.ceil(widest) + 2 * padding.x, height: bottom + padding.y, lines };
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

  #wrap(kind: keyof typeof styles, text: string, room: number): WrappedText {
    const key = `${kind} ${room} ${text}`;
    return remembered(this.#wrapped, mostWrapped, key, () => {
      const width = measure(kind, this.#metrics);
      const lines = wrapText(text, room, width, styles[kind].mostLines);
      return { lines, width: Math.max(...lines.map(width)) };
    });
  }
}

function measure(kind: keyof typeof styles, metrics: TextMetrics): (text: string) => number {
  const { size, weight } = styles[kind];
  return (text) => metrics.width(text, size, weight) * tolerance;
}
