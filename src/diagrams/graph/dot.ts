import type { GraphForm } from "./graph.ts";

/** A graph without its words: only sizes, in pixels, and the places of an edge's ends in the list of nodes. */
export interface SizedGraph {
  readonly nodes: readonly Size[];
  readonly edges: readonly {
    readonly tail: number;
    readonly head: number;
    readonly label: Size | undefined;
  }[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What graphviz answers, as far as it is used: points from the lower left corner, as it writes them. */
export interface DotAnswer {
  /** The bounding box: left, bottom, right, top. */
  readonly bb: string;
  /** The middles of the nodes, in their order. */
  readonly nodes: readonly string[];
  readonly edges: readonly DotEdge[];
}

export interface DotEdge {
  /** E.g. `e,269.5,74.5 144.2,56.7 182.5,62.2 …`: the tip of the arrowhead, then the spline up to its base. */
  readonly pos: string;
  /** The middle of its label. */
  readonly lp: string | undefined;
}

/**
 * Writes a graph in the language of graphviz, one point for one pixel. Nothing that an author wrote is in it,
 * so nothing can be read as that language. Ids tell the edges apart in the answer, whose lines are not broken.
 */
export function dotText({ nodes, edges }: SizedGraph, { direction }: GraphForm): string {
  return [
    `digraph { rankdir=${direction === "right" ? "LR" : "TB"}; ranksep=0.5; nodesep=0.2; linelength=0;`,
    'node [shape=box, fixedsize=true, label=""]; edge [arrowsize=0.7];',
    ...nodes.map(
      ({ width, height }, index) => `n${index} [width=${inches(width)}, height=${inches(height)}];`,
    ),
    ...edges.map(
      ({ tail, head, label }, index) =>
        `n${tail} -> n${head} [id="e${index}"${label ? `, label=${spacer(label)}` : ""}];`,
    ),
    "}",
  ].join("\n");
}

/** Graphviz takes sizes in inches, of 72 points each. */
function inches(pixels: number): string {
  return (pixels / 72).toFixed(4);
}

/** An empty table of a fixed size keeps a label's place free without graphviz measuring any text. */
function spacer({ width, height }: Size): string {
  const attributes = 'BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0" FIXEDSIZE="TRUE"';
  return `<<TABLE ${attributes} WIDTH="${width}" HEIGHT="${height}"><TR><TD></TD></TR></TABLE>>`;
}

/**
 * Reads the answer in the same language, which graphviz writes three times as fast as JSON: that holds every stroke of a
 * drawing. Attributes stand in the order of their names there, and those without a value are left out.
 */
export function readDotAnswer(text: string, { nodes, edges }: SizedGraph): DotAnswer {
  const bb = /^\tgraph \[bb="([^"]*)"/m.exec(text)?.[1];
  const middles = new Map<number, string>();
  for (const [, index, pos = ""] of text.matchAll(answeredNode)) middles.set(Number(index), pos);
  const arrows = new Map<number, DotEdge>();
  for (const [, index, lp, pos = ""] of text.matchAll(answeredEdge)) arrows.set(Number(index), { pos, lp });
  const found = <T>(place: T | undefined): T => {
    if (place === undefined) throw new Error(`graphviz has not placed all of a graph; it answered:\n${text}`);
    return place;
  };
  return {
    bb: found(bb),
    nodes: nodes.map((_, index) => found(middles.get(index))),
    edges: edges.map((_, index) => found(arrows.get(index))),
  };
}

const answeredNode = /^\tn(\d+)\t\[height=.*\n\t\tpos="([^"]*)"/gm;
const answeredEdge =
  /^\tn\d+ -> n\d+\t\[id=e(\d+),\n(?:\t\tlabel=.*\n\t\tlp="([^"]*)",\n)?\t\tpos="([^"]*)"/gm;
