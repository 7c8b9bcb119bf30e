import { describe, expect, test } from "vitest";
import {
  type Graph,
  type GraphForm,
  type GraphLayout,
  openGraphLayouter,
  type PlacedNode,
  type Point,
} from "../../../src/diagrams/graph/index.ts";
import { polygonPath, splinePath } from "../../../src/diagrams/graph/path.ts";
import { wrapText } from "../../../src/diagrams/graph/wrap-text.ts";
import { TextMetrics } from "../../../src/diagrams/mermaid/text-metrics.ts";

const layoutGraph = openGraphLayouter();
const metrics = new TextMetrics();
const right: GraphForm = { direction: "right", textWidth: 140 };

/** `A>B` is an arrow, `A>B:2 late` one with a label; the titles are long, so that boxes have several lines. */
function graph(drawing: string): Graph {
  const edges = drawing.split(",").map((text) => {
    const [, from = "", to = "", label] = /^\s*(\w+)>(\w+)(?::(.*))?$/.exec(text) ?? [];
    return { id: `${from}${to}`, from, to, label: label === undefined ? [] : [label] };
  });
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const nodes = ids.map((id) => ({
    id,
    title: `Milestone ${id} with a title of several words`,
    state: "● On plan, 3 days",
    note: "Operations",
  }));
  return { nodes, edges };
}

const web = graph("A>B:2 late, A>C, B>D, C>D:not acknowledged, A>D, E>D, F>E, F>C, D>G, D>H, H>A");

describe("a layout", () => {
  test("has boxes that do not overlap and lie inside the drawing", async () => {
    for (const direction of ["right", "down"] as const) {
      const { nodes, width, height } = await layoutGraph(web, { direction, textWidth: 120 });
      expect(nodes).toHaveLength(8);
      for (const [index, a] of nodes.entries()) {
        expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
        expect(nodes.slice(index + 1).filter((b) => overlap(a, b))).toEqual([]);
      }
    }
  });

  test("has arrows that begin and end at their boxes", async () => {
    const layout = await layoutGraph(web, right);
    expect(layout.edges).toHaveLength(web.edges.length);
    for (const { id, from, to } of web.edges) {
      const edge = layout.edges.find((placed) => placed.id === id);
      expect(distance(edge?.spline[0], nodeOf(layout, from)), `${id} begins`).toBeLessThan(2);
      expect(distance(edge?.head[0], nodeOf(layout, to)), `${id} ends`).toBeLessThan(2);
      // A spline is its start and three points for each piece.
      expect((edge?.spline.length ?? 0) % 3).toBe(1);
    }
  });

  test("leads the way that was asked for", async () => {
    const chain = graph("A>B, B>C");
    const across = await layoutGraph(chain, right);
    expect(nodeOf(across, "A").x).toBeLessThan(nodeOf(across, "B").x);
    expect(nodeOf(across, "A").y).toBe(nodeOf(across, "B").y);
    const down = await layoutGraph(chain, { ...right, direction: "down" });
    expect(nodeOf(down, "B").y).toBeLessThan(nodeOf(down, "C").y);
  });

  test("keeps room for labels, which lie on no box", async () => {
    const { nodes, edges } = await layoutGraph(web, right);
    const labels = edges.flatMap(({ label }) => label);
    expect(labels.map(({ text }) => text)).toEqual(["2 late", "not acknowledged"]);
    for (const { x, y } of labels) {
      const box = { x: x - 20, y: y - 10, width: 40, height: 12 };
      expect(nodes.filter((node) => overlap(node, box))).toEqual([]);
    }
    for (const { id, spline, label } of edges) {
      for (const { x, y } of label) {
        const nearest = Math.min(...spline.map(([px, py]) => Math.hypot(px - x, py - y)));
        expect(nearest, id).toBeLessThan(90);
      }
    }
  });

  test("has words inside their boxes, one line under the other", async () => {
    const { nodes } = await layoutGraph(web, right);
    for (const { x, y, width, height, lines } of nodes) {
      expect(width).toBeLessThanOrEqual(140 + 20);
      const ends = lines.map(
        (line) => line.x + metrics.width(line.text, 13, line.kind === "title" ? 600 : 400),
      );
      expect(Math.max(...ends)).toBeLessThanOrEqual(x + width - 5);
      expect(lines.map(({ kind }) => kind)).toEqual(["title", "title", "state", "note"]);
      const baselines = lines.map((line) => line.y);
      expect(baselines).toEqual([...baselines].sort((a, b) => a - b));
      expect(lines.every((line) => line.x > x && line.y > y && line.y < y + height)).toBe(true);
    }
  });

  test("is the same however the graph was put together, and in every run", async () => {
    const shuffled = { nodes: [...web.nodes].reverse(), edges: [...web.edges].reverse() };
    const again = await openGraphLayouter()(shuffled, right);
    expect(JSON.stringify(again)).toBe(JSON.stringify(await layoutGraph(web, right)));
  });

  test("has two arrows where two things are said of the same ends", async () => {
    const double = {
      ...graph("A>B"),
      edges: [1, 2].map((n) => ({ id: `e${n}`, from: "A", to: "B", label: [`${n}`] })),
    };
    const { edges } = await layoutGraph(double, right);
    expect(edges.map(({ label }) => label[0]?.text)).toEqual(["1", "2"]);
    expect(edges[0]?.spline).not.toEqual(edges[1]?.spline);
  });

  test("of nothing is nothing", async () => {
    expect(await layoutGraph({ nodes: [], edges: [] }, right)).toEqual({
      width: 0,
      height: 0,
      nodes: [],
      edges: [],
    });
  });

  test("is refused where an arrow ends nowhere", async () => {
    const broken = { nodes: [], edges: [{ id: "e", from: "A", to: "B", label: [] }] };
    const chain = graph("A>C, C>D");
    const [refused, laidOut] = await Promise.allSettled([
      layoutGraph({ ...broken, nodes: graph("A>C").nodes }, right),
      layoutGraph(chain, right),
    ]);
    expect(refused).toMatchObject({
      status: "rejected",
      reason: { message: expect.stringContaining("`B`") },
    });
    // The one that was asked for at the same moment is drawn all the same.
    expect(laidOut).toMatchObject({ status: "fulfilled", value: { nodes: { length: 3 } } });
  });
});

describe("wrapText", () => {
  const measure = (text: string) => text.length;

  test.each([
    ["one two three", 7, ["one two", "three"]],
    ["incomprehensible", 7, ["incompr", "ehensib", "le"]],
    ["  ", 7, [""]],
    ["late 5\u00a0days", 7, ["late", "5\u00a0days"]],
    ["a 1000\u00a0pieces", 7, ["a 1000", "pieces"]],
  ])("%s", (text, room, lines) => {
    expect(wrapText(text, room, measure, 9)).toEqual(lines);
  });

  test("says where it left words out", () => {
    expect(wrapText("one two three four five", 7, measure, 2)).toEqual(["one two", "three…"]);
    expect(wrapText("one two 1234567 five", 7, measure, 2)).toEqual(["one two", "123456…"]);
  });
});

test("paths are written as SVG reads them", () => {
  expect(
    splinePath([
      [0, 1],
      [2, 3],
      [4, 5.5],
      [6, 7],
    ]),
  ).toBe("M0,1C2,3 4,5.5 6,7");
  expect(
    polygonPath([
      [0, 0],
      [1, 0],
      [0, 1],
    ]),
  ).toBe("M0,0L1,0L0,1Z");
  expect(splinePath([]) + polygonPath([])).toBe("");
});

type Box = Pick<PlacedNode, "x" | "y" | "width" | "height">;

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function nodeOf({ nodes }: GraphLayout, id: string): PlacedNode {
  const node = nodes.find((placed) => placed.id === id);
  if (!node) throw new Error(`no box ${id}`);
  return node;
}

/** How far a point lies from the edge of a box. */
function distance(point: Point | undefined, { x, y, width, height }: Box): number {
  const [px, py] = point ?? [Number.NaN, Number.NaN];
  const [dx, dy] = [Math.max(x - px, px - x - width), Math.max(y - py, py - y - height)];
  return dx <= 0 && dy <= 0 ? Math.min(-dx, -dy) : Math.hypot(Math.max(0, dx), Math.max(0, dy));
}
