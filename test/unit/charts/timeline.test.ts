import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  type AxisLabel,
  axisWidths,
  milestoneShapes,
  planShapes,
  timelineAxisGeometry,
  timelineScale,
} from "../../../src/charts/index.ts";
import type { DrawnPlan } from "../../../src/views/roadmap-plan.ts";
import type { TimelineAxis } from "../../../src/views/timeline-axis.ts";
import type { DrawnMilestone } from "../../../src/views/timeline-milestone.ts";

/** A hundred days, so that a day is one hundredth of the width. */
const axis: TimelineAxis = { first: 0, last: 99, major: [], minor: [], today: undefined };
const x = timelineScale(axis);

const plan = (parts: Partial<DrawnPlan>) =>
  planShapes(
    {
      baseline: { start: 10, finish: 40 },
      expected: { start: 10, finish: 60 },
      doneUntil: undefined,
      marks: [],
      tone: "breach",
      ...parts,
    },
    x,
  );

const milestone = (parts: Partial<DrawnMilestone>) =>
  milestoneShapes(
    {
      isPoint: true,
      baseline: { start: 40, finish: 40 },
      original: undefined,
      expected: { start: 60, finish: 60 },
      doneUntil: undefined,
      isDone: false,
      isCritical: false,
      tone: "breach",
      ...parts,
    },
    x,
  );

const bars = ({ bars }: ReturnType<typeof plan>) => bars.map(({ kind, x, width }) => [kind, x, width]);

describe("timelineScale(axis)", () => {
  test("gives the first day the left edge and the last day room of its own", () => {
    expect([x(0), x(50), x(99)]).toEqual([0, 50, 99]);
  });
});

describe("timelineAxisGeometry(axis)", () => {
  const years = (count: number, name: (year: number) => string) => ({
    ...axis,
    // The first year is cut off by the beginning of the axis.
    major: Array.from({ length: count }, (_, index) => ({
      day: index === 0 ? 0 : (100 / count) * index - 2,
      label: name(2020 + index),
    })),
  });
  /** What is shown in a drawing of so many pixels. */
  const shown = (labels: readonly AxisLabel[], pixels: number) =>
    labels.filter(({ fromWidth }) => fromWidth <= pixels).map(({ text }) => text);

  test("drops a label that is cut off by an end of the axis, and keeps the others", () => {
    const { major } = timelineAxisGeometry({
      ...axis,
      major: [
        { day: 0, label: "2025" },
        { day: 3, label: "2026" },
        { day: 50, label: "2027" },
        { day: 97, label: "2028" },
      ],
    });
    expect(shown(major, 560)).toEqual(["2026", "2027"]);
  });

  test("names every second year or fourth of a long time, the fewer the narrower, and never none", () => {
    const { major } = timelineAxisGeometry(years(8, String));
    expect(shown(major, 650)).toEqual(["2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027"]);
    expect(shown(major, 300)).toEqual(["2021", "2023", "2025"]);
    expect(shown(major, 180)).toEqual(["2021", "2025"]);
    expect(shown(timelineAxisGeometry(years(40, String)).major, 180)).toEqual(["2021", "2037"]);
  });

  test("names quarters and months all or every second one, and none where that has no room", () => {
    const minor = Array.from({ length: 12 }, (_, index) => ({ day: (100 / 12) * index, label: "Jan" }));
    const geometry = timelineAxisGeometry({ ...axis, minor });
    expect([560, 340, 200, 150].map((pixels) => shown(geometry.minor, pixels).length)).toEqual([12, 6, 6, 0]);
  });

  test.each(axisWidths)("leaves room between the labels of a drawing of %i pixels", (pixels) => {
    for (const [count, name] of [
      [3, (year: number) => `fiscal ${year}`],
      [6, String],
      [8, String],
      [9, (year: number) => `fiscal ${year}`],
      [17, String],
      [40, String],
    ] as const) {
      const labels = timelineAxisGeometry(years(count, name)).major.filter(
        ({ fromWidth }) => fromWidth <= pixels,
      );
      expect(labels).not.toEqual([]);
      for (const [index, { x, text }] of labels.entries()) {
        const room = (((labels[index + 1]?.x ?? 100) - x) / 100) * pixels;
        // A character is 7.7 pixels wide at most, and words are parted by a space.
        expect(room, `${count} ${text}`).toBeGreaterThan(text.length * 7.7 + 4);
      }
    }
  });

  test("counts on the widths that the style of the axis names", () => {
    const file = fileURLToPath(new URL("../../../src/components/charts/TimelineAxis.astro", import.meta.url));
    const style = readFileSync(file, "utf8");
    const named = [...style.matchAll(/width < (\d+)px\) \{\s+\[data-from-width="(\d+)"\]/g)];
    expect(named.map(([, below, label]) => [below, label])).toEqual(
      [...axisWidths].reverse().map((width) => [`${width}`, `${width}`]),
    );
  });

  test.each([
    [10, "start"],
    [50, "middle"],
    [90, "end"],
  ])("turns the words of the data date inwards at %i", (day, anchor) => {
    expect(timelineAxisGeometry({ ...axis, today: { day, label: "" } }).today).toMatchObject({
      x: day,
      anchor,
    });
  });
});

describe("planShapes(plan, scale)", () => {
  test("draws the baseline, what happened and what is expected, and the slip between the two ends", () => {
    const shapes = plan({ doneUntil: 30 });
    expect(bars(shapes)).toEqual([
      ["baseline", 10, 30],
      ["done", 10, 20],
      ["forecast", 30, 30],
    ]);
    expect(shapes.slip).toMatchObject({ x1: 40, x2: 60 });
  });

  test("forecasts nothing of what is over, and draws no slip where there is none", () => {
    const shapes = plan({ expected: { start: 10, finish: 40 }, doneUntil: 40 });
    expect(bars(shapes)).toEqual([
      ["baseline", 10, 30],
      ["done", 10, 30],
    ]);
    expect(shapes.slip).toBeUndefined();
  });

  test("strikes what was promised if nothing is expected any more", () => {
    expect(bars(plan({ expected: undefined }))).toEqual([["cancelled", 10, 30]]);
  });

  test("keeps marks apart: of those that would cover each other the last is drawn", () => {
    const marks = [20, 20.5, 21, 30, 32].map((day) => ({ day, kind: "done" as const, isCritical: false }));
    expect(plan({ marks }).marks.map(({ x }) => x)).toEqual([21, 30, 32]);
  });

  test("underlines the critical path, and leaves what is cancelled on the baseline", () => {
    const { marks } = plan({
      marks: [
        { day: 35, kind: "cancelled", isCritical: false },
        { day: 60, kind: "expected", isCritical: true },
      ],
    });
    expect(marks.map(({ kind, x }) => [kind, x])).toEqual([
      ["cancelled", 35],
      ["expected", 60],
      ["critical", 60],
    ]);
    expect(marks[0]?.y).toBeLessThan(marks[1]?.y ?? 0);
  });

  test("stays small with a thousand milestones", () => {
    const marks = Array.from({ length: 1000 }, (_, index) => ({
      day: index / 10,
      kind: "expected" as const,
      isCritical: true,
    }));
    expect(plan({ marks }).marks.length).toBeLessThan(150);
  });
});

describe("milestoneShapes(milestone, scale)", () => {
  const kinds = ({ marks }: ReturnType<typeof milestone>) => marks.map(({ kind, x }) => [kind, x]);

  test("draws one without a start as diamonds: promised, and done or expected", () => {
    expect(kinds(milestone({}))).toEqual([
      ["baseline", 40],
      ["expected", 60],
    ]);
    expect(kinds(milestone({ isDone: true, doneUntil: 60 }))[1]).toEqual(["done", 60]);
  });

  test("draws one with a start as bars, and one that has begun as done until now", () => {
    const shapes = milestone({
      isPoint: false,
      baseline: { start: 20, finish: 40 },
      expected: { start: 25, finish: 60 },
      doneUntil: 50,
    });
    expect(bars(shapes)).toEqual([
      ["baseline", 20, 20],
      ["done", 25, 25],
      ["forecast", 50, 10],
    ]);
  });

  test("gives a bar of no day enough width to be seen", () => {
    const shapes = milestone({ isPoint: false, expected: { start: 60, finish: 60 } });
    for (const { width } of shapes.bars) expect(width).toBeGreaterThan(0);
  });

  test("shows the first promise, the critical path, and what was cancelled", () => {
    expect(kinds(milestone({ original: 30, isCritical: true }))).toEqual([
      ["original", 30],
      ["baseline", 40],
      ["expected", 60],
      ["critical", 60],
    ]);
    const cancelled = milestone({ expected: undefined });
    expect(kinds(cancelled)).toEqual([["cancelled", 40]]);
    expect(cancelled.slip).toBeUndefined();
  });
});
