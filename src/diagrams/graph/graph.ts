/** A graph to be laid out: boxes with a few words in them, and arrows that may carry a label. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  readonly id: string;
  readonly title: string;
  /** A line below the title that carries a state, e.g. `▼ Breach, +86 days`. */
  readonly state?: string | undefined;
  /** Small words at the foot of the box, e.g. the function that delivers. */
  readonly note?: string | undefined;
}

/** An arrow between two nodes of the graph; there may be several between the same two. */
export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The lines of its label; none leaves the arrow bare. */
  readonly label: readonly string[];
}

/** Which way arrows lead, and how wide the words of a box may be, in pixels. */
export interface GraphForm {
  readonly direction: "right" | "down";
  readonly textWidth: number;
}

/** Where everything is drawn, in pixels from the upper left corner, rounded to tenths. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  /** In the order of their ids, however they were given. */
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

export interface PlacedNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PlacedLine[];
}

/** A line of text; `x` is its left end in a box and its middle in a label, `y` its baseline. */
export interface PlacedLine {
  readonly kind: "title" | "state" | "note";
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface PlacedEdge {
  readonly id: string;
  /** A Bézier spline: its start, then three points for each piece, ending where the arrowhead begins. */
  readonly spline: readonly Point[];
  /** The corners of the arrowhead, the tip first. */
  readonly head: readonly Point[];
  readonly label: readonly PlacedLine[];
}

export type Point = readonly [x: number, y: number];
