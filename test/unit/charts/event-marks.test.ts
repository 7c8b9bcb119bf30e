import { describe, expect, test } from "vitest";
import { eventMarks } from "../../../src/charts/event-marks.ts";
import type { ChartEvent } from "../../../src/views/chart-event.ts";

const event = (key: string, day: number, isDone = true): ChartEvent => ({
  kind: "decision",
  key,
  day,
  date: `day ${day}`,
  title: `Choice ${key}`,
  path: `decisions/${key}/`,
  isDone,
});

const marks = (...events: readonly ChartEvent[]) => eventMarks(events, (day) => day, 0, 400);

describe("eventMarks(events, x, left, right)", () => {
  test("gives each event a mark that links to it, where there is room", () => {
    expect(marks(event("A", 100), event("B", 126))).toEqual([
      expect.objectContaining({ x: 100, label: "A", title: "A: Choice A, day 100", path: "decisions/A/" }),
      expect.objectContaining({ x: 126, label: "B", path: "decisions/B/" }),
    ]);
  });

  test("merges those that would touch, and says which", () => {
    const [mark, ...others] = marks(event("A", 100), event("B", 110), event("C", 120, false));
    expect(others).toEqual([]);
    expect(mark).toMatchObject({ label: "A–C", path: undefined, isDone: false });
    expect(mark?.title).toMatch(/^A–C: 3 decisions\. A: Choice A, day 100; B: /);
  });

  test("merges again where a wider mark touches the one before it", () => {
    // A and B are free of each other; that of B and C together is wider and reaches A.
    expect(marks(event("A", 100), event("B", 127), event("C", 130)).map(({ label }) => label)).toEqual([
      "A–C",
    ]);
  });

  test("never lets two marks touch, nor one leave the axis", () => {
    const many = Array.from({ length: 60 }, (_, index) => event(String(index), (index * index) / 8));
    const drawn = marks(...many);
    expect(drawn.length).toBeGreaterThan(3);
    for (const [index, { x, width }] of drawn.entries()) {
      expect(x - width / 2).toBeGreaterThanOrEqual(0);
      expect(x + width / 2).toBeLessThanOrEqual(400);
      const next = drawn[index + 1];
      if (next) expect(x + width / 2).toBeLessThan(next.x - next.width / 2);
    }
  });

  test("leaves out what lies beyond the axis", () => {
    expect(marks(event("A", -50), event("B", 450))).toEqual([]);
  });
});
