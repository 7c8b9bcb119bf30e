import { describe, expect, test } from "vitest";
import { type MoneyFlowGeometry, moneyFlow } from "../../../src/charts/index.ts";
import type { FlowLink, FlowNode, FlowView } from "../../../src/views/money-flow.ts";

const node = (key: string, money: number, title = key): FlowNode => ({
  key,
  title,
  note: undefined,
  href: "",
  money,
  amount: "",
  label: title,
  rows: [],
});
const link = (from: string, to: string, money: number): FlowLink => ({
  from,
  to,
  money,
  title: "",
  rows: [],
});

function view(parts: Partial<FlowView>): FlowView {
  const nowhere = { title: "", plans: [], ends: [] };
  return { title: "", description: "", plans: [], kpis: [], objectives: [], nowhere, links: [], ...parts };
}

/** Plans a and b, of which b feeds both KPIs; plan c leads nowhere. */
const small = view({
  plans: [node("a", 300), node("b", 100)],
  kpis: [node("k", 350), node("l", 50)],
  objectives: [node("o", 400)],
  nowhere: { title: "Nowhere", plans: [node("c", 100)], ends: [node("e", 100)] },
  links: [
    link("b", "l", 50),
    link("a", "k", 300),
    link("b", "k", 50),
    link("k", "o", 350),
    link("l", "o", 50),
    link("c", "e", 100),
  ],
});

const placed = ({ nodes }: MoneyFlowGeometry, key: string) => nodes.find(({ node }) => node.key === key);
const bar = (drawn: MoneyFlowGeometry, key: string) =>
  placed(drawn, key)?.bars[0] ?? { x: Number.NaN, y: Number.NaN, width: 0, height: 0 };

/** The corners of a band: where it leaves and arrives, top and bottom. */
function corners(drawn: MoneyFlowGeometry, from: string, to: string) {
  const path = drawn.links.find(({ link }) => link.from === from && link.to === to)?.path ?? "";
  const [x0, y0, , , , , x1, y1, , , , , , , y0b] = [...path.matchAll(/-?[\d.]+/g)].map(Number);
  return { x0, y0, x1, y1, thickness: (y0b ?? Number.NaN) - (y0 ?? Number.NaN) };
}

describe("moneyFlow(view)", () => {
  const drawn = moneyFlow(small);

  test("gives all bars one scale of pixels for money", () => {
    const scale = bar(drawn, "a").height / 300;
    for (const [key, money] of [
      ["b", 100],
      ["k", 350],
      ["l", 50],
      ["o", 400],
      ["c", 100],
      ["e", 100],
    ] as const)
      expect(bar(drawn, key).height, key).toBeCloseTo(money * scale, 0);
  });

  test("fills each bar with its bands, one beneath the other", () => {
    const [first, second] = [corners(drawn, "b", "k"), corners(drawn, "b", "l")];
    expect(first.y0).toBeCloseTo(bar(drawn, "b").y, 0);
    expect(second.y0).toBeCloseTo((first.y0 ?? 0) + first.thickness, 0);
    expect((second.y0 ?? 0) + second.thickness).toBeCloseTo(bar(drawn, "b").y + bar(drawn, "b").height, 0);
    expect(corners(drawn, "b", "k").y1).toBeCloseTo(
      bar(drawn, "k").y + corners(drawn, "a", "k").thickness,
      0,
    );
  });

  test("leads bands from bar to bar, for a KPI past its label", () => {
    const [entry, exit] = placed(drawn, "k")?.bars ?? [];
    expect(corners(drawn, "a", "k").x1).toBe(entry?.x);
    expect(corners(drawn, "k", "o").x0).toBe((exit?.x ?? 0) + (exit?.width ?? 0));
    expect(corners(drawn, "k", "o").x1).toBe(bar(drawn, "o").x);
  });

  test("puts what leads nowhere below everything that leads somewhere", () => {
    const lowest = Math.max(
      ...["a", "b", "k", "l", "o"].map((key) => bar(drawn, key).y + bar(drawn, key).height),
    );
    expect(drawn.nowhereY).toBeGreaterThan(lowest);
    expect(bar(drawn, "c").y).toBeGreaterThan(drawn.nowhereY ?? 0);
    expect(drawn.links.find(({ link }) => link.from === "c")?.leads).toBe(false);
    expect(placed(drawn, "e")?.isEnd).toBe(true);
  });

  test("says nothing of nowhere where everything leads somewhere", () => {
    const aligned = moneyFlow(view({ ...small, nowhere: { title: "", plans: [], ends: [] } }));
    expect(aligned.nowhereY).toBeUndefined();
    expect(aligned.height).toBeLessThan(drawn.height);
  });

  test.each([
    ["nothing", view({})],
    ["no money", view({ plans: [node("a", 0)], kpis: [node("k", 0)], links: [link("a", "k", 0)] })],
    ["nothing aligned", view({ nowhere: small.nowhere, links: [link("c", "e", 100)] })],
  ])("draws %s without a number that is none", (_, parts) => {
    expect(JSON.stringify(moneyFlow(parts))).not.toMatch(/NaN|Infinity|"y":null|"height":null/);
  });

  test("keeps labels apart at many nodes of unequal money and long names", () => {
    const long = "A plan with a name that is much longer than anybody would wish it to be in a drawing";
    const keys = Array.from({ length: 40 }, (_, index) => `p${index}`);
    const plans = keys.map((key, index) => node(key, index === 0 ? 1e9 : 1, index % 3 === 0 ? long : key));
    const crowded = moneyFlow(
      view({ plans, kpis: [node("k", 1e9 + 39)], links: keys.map((key) => link(key, "k", 1)) }),
    );
    const areas = keys.map((key) => placed(crowded, key)?.area ?? { y: Number.NaN, height: Number.NaN });
    for (const [index, { y, height }] of areas.entries()) {
      expect(height).toBeGreaterThanOrEqual(24);
      expect(y).toBeGreaterThanOrEqual((areas[index - 1]?.y ?? 0) + (areas[index - 1]?.height ?? 0) - 0.2);
    }
    for (const { lines, area } of crowded.nodes) {
      for (const { y } of lines) {
        expect(y - 8).toBeGreaterThanOrEqual(area.y - 0.2);
        expect(y + 8).toBeLessThanOrEqual(area.y + area.height + 0.2);
      }
    }
    expect(crowded.height).toBeGreaterThan((areas.at(-1)?.y ?? 0) + (areas.at(-1)?.height ?? 0));
  });
});
