import { describe, expect, test } from "vitest";
import { capacityChart } from "../../../src/charts/index.ts";
import type { CapacityColumn } from "../../../src/views/capacity-chart.ts";

const size = { width: 320, height: 140 };
const column = (given: Partial<CapacityColumn>): CapacityColumn => ({
  ...{ label: "Q1", isNow: false, fte: 10, run: 0, committed: 0, proposed: 0, over: 0, overText: "" },
  ...given,
});
const geometry = (most: number, ...columns: readonly Partial<CapacityColumn>[]) =>
  capacityChart({ title: "", description: "", most, columns: columns.map(column) }, size);

describe("capacityChart(view, size)", () => {
  // The scale runs from y 116 for nothing to y 16 for the most, so that with 10 a unit is ten pixels high.
  test("stacks run work, what is committed and what is proposed from the bottom", () => {
    const { columns } = geometry(10, { run: 3, committed: 4, proposed: 2 });
    expect(columns[0]?.blocks).toEqual([
      { kind: "run", y: 86, height: 30 },
      { kind: "committed", y: 46, height: 40 },
      { kind: "proposed", y: 26, height: 20 },
    ]);
    expect(columns[0]?.line).toBe(16);
    expect(columns[0]?.over).toBeUndefined();
  });

  test("what is over-committed lies above the line of what there is", () => {
    const { columns } = geometry(10, { fte: 5, run: 3, committed: 4, over: 2, overText: "+2" });
    expect(columns[0]?.blocks.slice(1)).toEqual([
      { kind: "committed", y: 66, height: 20 },
      { kind: "over", y: 46, height: 20 },
    ]);
    expect(columns[0]?.line).toBe(66);
    expect(columns[0]?.over).toMatchObject({ text: "+2", y: 42 });
  });

  test("run work that alone is more than there is leaves everything above", () => {
    const { columns } = geometry(10, { fte: 2, run: 5, committed: 1, over: 4 });
    expect(columns[0]?.blocks.map(({ kind }) => kind)).toEqual(["run", "over"]);
  });

  test("two teams on one scale can be compared", () => {
    const height = (most: number) => geometry(most, { run: 5 }).columns[0]?.blocks[0]?.height;
    expect(height(20)).toBe(25);
    expect(height(10)).toBe(50);
  });

  test("leaves out labels that would touch, and keeps every column inside", () => {
    const { columns, right } = geometry(10, ...Array.from({ length: 24 }, () => ({ label: "Sept 2026" })));
    const labels = columns.flatMap(({ label }) => (label ? [label.x] : []));
    expect(labels.length).toBeLessThan(6);
    expect(Math.min(...labels.slice(1).map((x, index) => x - (labels[index] ?? 0)))).toBeGreaterThan(59);
    expect(columns.every(({ x, width }) => x + width <= right)).toBe(true);
  });

  test("of figures that would touch, the worst one stands", () => {
    const too = (over: number) => ({ fte: 5, committed: 5 + over, over, overText: `+${over}` });
    const shown = (...overs: readonly number[]) =>
      geometry(20, ...overs.map(too)).columns.flatMap(({ over }) => over?.text ?? []);
    expect(shown(1, 2)).toEqual(["+1", "+2"]);
    const many = Array.from({ length: 24 }, (_, index) => (index === 9 ? 1.25 : 1.05));
    expect(shown(...many)).toContain("+1.25");
    expect(shown(...many).length).toBeLessThan(12);
    // A figure that stands far above its neighbour does not touch it.
    expect(shown(...Array.from({ length: 24 }, (_, index) => (index === 9 ? 9 : 1)))).toContain("+9");
  });

  test("takes a team of nobody", () => {
    expect(geometry(0, { fte: 0 }).columns[0]).toMatchObject({ blocks: [], line: 116 });
  });
});
