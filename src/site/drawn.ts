import type { GraphForm, GraphLayout } from "../diagrams/graph/graph.ts";
import { mermaidText } from "../diagrams/graph/mermaid-text.ts";
import type { NodeLinkView } from "../views/node-link.ts";
import { currentSite } from "./current-site.ts";

/** A diagram with its layouts for wide and for narrow screens, and as text. */
export interface DrawnDiagram {
  readonly view: NodeLinkView;
  readonly wide: GraphLayout;
  readonly narrow: GraphLayout;
  readonly mermaid: string;
}

/** Pixels that a page has for a drawing at its full width and on a phone. */
const rooms = { wide: 1080, narrow: 328 } as const;

const forms: Readonly<Record<keyof typeof rooms, readonly GraphForm[]>> = {
  wide: [
    { direction: "right", textWidth: 160 },
    { direction: "right", textWidth: 130 },
    { direction: "down", textWidth: 130 },
  ],
  narrow: [
    { direction: "down", textWidth: 128 },
    { direction: "down", textWidth: 96 },
    { direction: "right", textWidth: 110 },
  ],
};

/** Lays out a diagram for its page; without a diagram there is nothing to lay out. */
export async function drawn(view: NodeLinkView): Promise<DrawnDiagram>;
export async function drawn(view: NodeLinkView | undefined): Promise<DrawnDiagram | undefined>;
export async function drawn(view: NodeLinkView | undefined): Promise<DrawnDiagram | undefined> {
  if (!view) return undefined;
  const [wide, narrow] = await Promise.all([fitting(view, "wide"), fitting(view, "narrow")]);
  const stroke = { thin: undefined, plain: undefined, bold: "bold", dashed: "dashed" } as const;
  const edges = view.edges.map((edge) => ({ ...edge, stroke: stroke[edge.line] }));
  return { view, wide, narrow, mermaid: mermaidText({ ...view, edges }) };
}

/** The first form that fits into the room, or the narrowest of all; its region scrolls. */
async function fitting(view: NodeLinkView, size: keyof typeof rooms): Promise<GraphLayout> {
  const { layoutGraph } = currentSite();
  let narrowest: GraphLayout | undefined;
  for (const form of forms[size]) {
    const layout = await layoutGraph(view, form);
    if (layout.width <= rooms[size]) return layout;
    if (!narrowest || layout.width < narrowest.width) narrowest = layout;
  }
  return narrowest as GraphLayout;
}
