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

/** What graphviz answers, as far as it is used: points from the lower left corner. */
export interface DotAnswer {
  /** The bounding box: left, bottom, right, top. */
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos: string }[];
  readonly edges?: readonly { readonly id?: string; readonly pos: string; readonly lp?: string }[];
}

/**
 * Writes a graph in the language of graphviz, one point for one pixel. Nothing that an author wrote is in it,
 * so nothing can be read as that language. Ids tell the edges apart in the answer.
 */
export function dotText({ nodes, edges }: SizedGraph, { direction }: GraphForm): string {
  return [
    `digraph { rankdir=${direction === "right" ? "LR" : "TB"}; ranksep=0.5; nodesep=0.2;`,
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
