export type {
  Graph,
  GraphEdge,
  GraphForm,
  GraphLayout,
  GraphNode,
  PlacedEdge,
  PlacedLine,
  PlacedNode,
  Point,
} from "./graph.ts";
export { type GraphLayouter, openGraphLayouter } from "./layouter.ts";
export { type MermaidGraph, mermaidText } from "./mermaid-text.ts";
