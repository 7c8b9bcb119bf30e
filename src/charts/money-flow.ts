/**
 * Where the bands of the money map lie: three columns of nodes, a band for every link, and below them the plans
 * whose money leads nowhere.
 *
 *     plan label  €1m █▒▒▒▒▒▒▒▒▒▒▒▒█ KPI label  €1m █▒▒▒▒▒▒▒▒▒▒▒█ objective label  €1m
 *     plan label  €1m █▒▒▒▒▒▒▒▒▒▒▒▒█                                                      leads somewhere
 *
 *     plan label  €1m ▯────────────┃ €1m the link that breaks                             leads nowhere
 *
 * All bars have one scale of pixels for money. A node takes as much room as its bar or its label, whichever is
 * taller, so labels never collide; columns with less in them are spread to the height of the tallest.
 */
import type { FlowLink, FlowNode, FlowView } from "../views/money-flow.ts";
import { labelLines } from "./label-lines.ts";
import { rounded } from "./time-axis.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode {
  readonly node: FlowNode;
  readonly leads: boolean;
  /** Whether it is a link that breaks, in which bands end. */
  readonly isEnd: boolean;
  /** What a pointer can hit: bars and label. */
  readonly area: Box;
  /** One bar, or for a KPI one on each side of its label. */
  readonly bars: readonly Box[];
  readonly lines: readonly { readonly text: string; readonly y: number; readonly isNote: boolean }[];
  readonly textX: number;
  /** Where the amount ends and its line. */
  readonly amount: { readonly x: number; readonly y: number };
}

export interface PlacedLink {
  readonly link: FlowLink;
  readonly leads: boolean;
  readonly path: string;
}

export interface MoneyFlowGeometry {
  readonly width: number;
  readonly height: number;
  readonly headings: readonly { readonly x: number; readonly text: string }[];
  /** The line above what leads nowhere; `undefined` where everything leads somewhere. */
  readonly nowhereY: number | undefined;
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
}

export const flowFontSize = 13;
const lineHeight = 16;
/** Below this a finger could not hit a node where the drawing is shrunk to a small screen. */
const leastSlot = 30;
const padding = 8;
/** What all money together takes, in pixels; less for a few plans, which would be mere blocks of colour. */
const moneyHeight = (plans: number) => Math.min(420, 120 + 40 * plans);
/** A thinner band could not be seen. */
const leastBand = 0.8;

/** Left and right edges of what a column holds. */
interface ColumnShape {
  readonly area: readonly [number, number];
  readonly text: readonly [number, number];
  readonly amount: number;
  readonly bars: readonly { readonly x: number; readonly width: number }[];
}

const width = 1120;
const shapes = {
  plans: { area: [0, 282], text: [0, 200], amount: 262, bars: [{ x: 270, width: 12 }] },
  kpis: {
    area: [440, 716],
    text: [454, 634],
    amount: 698,
    bars: [
      { x: 440, width: 6 },
      { x: 706, width: 6 },
    ],
  },
  objectives: { area: [830, 1120], text: [850, 1050], amount: 1120, bars: [{ x: 830, width: 12 }] },
  ends: { area: [440, 1120], text: [524, 1120], amount: 510, bars: [{ x: 440, width: 3 }] },
} as const satisfies Record<string, ColumnShape>;

export function moneyFlow(view: FlowView): MoneyFlowGeometry {
  const { nowhere } = view;
  const plans = [...view.plans, ...nowhere.plans];
  const total = plans.reduce((sum, { money }) => sum + money, 0);
  const scale = total > 0 ? moneyHeight(plans.length) / total : 0;
  const top = 30;
  const upper = stacked(
    [
      [view.plans, shapes.plans],
      [view.kpis, shapes.kpis],
      [view.objectives, shapes.objectives],
    ],
    { top, scale, leads: true },
  );
  const nowhereY = nowhere.plans.length === 0 ? undefined : upper.bottom + (upper.nodes.length > 0 ? 34 : 8);
  const lower = stacked(
    [
      [nowhere.plans, shapes.plans],
      [nowhere.ends, shapes.ends],
    ],
    { top: (nowhereY ?? upper.bottom) + 14, scale, leads: false },
  );
  const headings = [
    { x: shapes.plans.text[0], text: "Plans" },
    { x: shapes.kpis.text[0], text: "KPIs of the P&L and operations" },
    { x: shapes.objectives.text[0], text: "Objectives" },
  ];
  const height = rounded((nowhereY === undefined ? upper : lower).bottom + 4);
  const nodes = [...upper.nodes, ...lower.nodes];
  return { width, height, headings, nowhereY, nodes, links: bands(view.links, nodes, scale) };
}

/** Sets columns side by side from `top` on, each spread to the height of the tallest. */
function stacked(
  columns: readonly (readonly [readonly FlowNode[], ColumnShape])[],
  { top, scale, leads }: { readonly top: number; readonly scale: number; readonly leads: boolean },
): { readonly nodes: readonly PlacedNode[]; readonly bottom: number } {
  const sized = columns.map(([nodes, shape]) => {
    const slots = nodes.map((node) => {
      const lines = linesOf(node, shape);
      const bar = node.money * scale;
      return {
        node,
        lines,
        bar,
        height: Math.max(leastSlot, bar + padding, lines.length * lineHeight + padding),
      };
    });
    return { shape, slots, height: slots.reduce((sum, { height }) => sum + height, 0) };
  });
  const tallest = Math.max(0, ...sized.map(({ height }) => height));
  const nodes = sized.flatMap(({ shape, slots, height }) => {
    const spare = (tallest - height) / Math.max(1, slots.length);
    let y = top;
    return slots.map(({ node, lines, bar, height: slot }) => {
      const middle = y + (slot + spare) / 2;
      y += slot + spare;
      return placed(node, shape, lines, { middle, bar, slot, leads });
    });
  });
  return { nodes, bottom: top + tallest };
}

function linesOf({ title, note }: FlowNode, { text: [left, right] }: ColumnShape) {
  const titles = labelLines(title, flowFontSize, right - left, 3);
  // A note is set smaller than the title above it.
  const notes = note === undefined ? [] : labelLines(note, flowFontSize - 1, right - left, 2);
  return [
    ...titles.map((text) => ({ text, isNote: false })),
    ...notes.map((text) => ({ text, isNote: true })),
  ];
}

function placed(
  node: FlowNode,
  shape: ColumnShape,
  lines: ReturnType<typeof linesOf>,
  at: { readonly middle: number; readonly bar: number; readonly slot: number; readonly leads: boolean },
): PlacedNode {
  const firstLine = at.middle - ((lines.length - 1) * lineHeight) / 2;
  const y = rounded(at.middle - at.bar / 2);
  const [left, right] = shape.area;
  return {
    node,
    leads: at.leads,
    isEnd: shape === shapes.ends,
    area: { x: left, y: rounded(at.middle - at.slot / 2), width: right - left, height: rounded(at.slot) },
    bars: shape.bars.map((bar) => ({ ...bar, y, height: rounded(Math.max(leastBand, at.bar)) })),
    lines: lines.map((line, index) => ({ ...line, y: rounded(firstLine + index * lineHeight) })),
    textX: shape.text[0],
    amount: { x: shape.amount, y: rounded(firstLine) },
  };
}

/** Bands leave and enter a bar in the order of the nodes at their other ends, so they cross no more than they must. */
function bands(
  links: readonly FlowLink[],
  nodes: readonly PlacedNode[],
  scale: number,
): readonly PlacedLink[] {
  const places = new Map(nodes.map((placedNode, place) => [placedNode.node.key, { ...placedNode, place }]));
  const placeOf = (key: string) => places.get(key)?.place ?? 0;
  const ordered = [...links].sort(
    (a, b) => placeOf(a.from) - placeOf(b.from) || placeOf(a.to) - placeOf(b.to),
  );
  const [left, entered] = [new Map<string, number>(), new Map<string, number>()];
  const advance = (filled: Map<string, number>, key: string, money: number) => {
    const before = filled.get(key) ?? 0;
    filled.set(key, before + money);
    return before * scale;
  };
  return ordered.flatMap((link) => {
    const [from, to] = [places.get(link.from), places.get(link.to)];
    const [start, end] = [from?.bars.at(-1), to?.bars[0]];
    if (!from || !start || !end) return [];
    const y0 = start.y + advance(left, link.from, link.money);
    const y1 = end.y + advance(entered, link.to, link.money);
    const thickness = Math.max(leastBand, link.money * scale);
    return [{ link, leads: from.leads, path: band(start.x + start.width, y0, end.x, y1, thickness) }];
  });
}

/** A band of one thickness between two bars, level where it leaves and where it arrives. */
function band(x0: number, y0: number, x1: number, y1: number, thickness: number): string {
  const [middle, a, b] = [rounded((x0 + x1) / 2), rounded(y0), rounded(y1)];
  const [c, d] = [rounded(y0 + thickness), rounded(y1 + thickness)];
  return `M${x0},${a}C${middle},${a},${middle},${b},${x1},${b}V${d}C${middle},${d},${middle},${c},${x0},${c}Z`;
}
