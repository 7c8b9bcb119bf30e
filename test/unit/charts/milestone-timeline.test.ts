import { expect, test } from "vitest";
import { milestoneTimeline } from "../../../src/charts/index.ts";
import type { TimelineRow } from "../../../src/views/milestone-timeline.ts";

const rows: readonly TimelineRow[] = [
  { kind: "baseline", label: "Baseline", start: 0, finish: 100, text: "11 Apr 1970" },
  { kind: "expected", label: "Forecast", start: undefined, finish: 200, text: "20 Jul 1970, +100 days" },
];
const view = { title: "", description: "", today: 50, todayText: "20 Feb 1970", rows };

test.each([[760], [324]])(
  "bars lie on the days of their dates and inside the frame, %i pixels wide",
  (width) => {
    const { bars, today, left, right, height } = milestoneTimeline(view, { width }, "en");
    const [baseline, forecast] = bars;
    expect(today.x).toBeCloseTo(((baseline?.x ?? 0) + (baseline?.x ?? 0) + (baseline?.width ?? 0)) / 2, 0);
    expect(forecast).toMatchObject({ width: 0 });
    // From day 0 to 100 it is as far as from there to 200.
    expect((forecast?.x ?? 0) - (baseline?.x ?? 0)).toBeCloseTo(2 * (baseline?.width ?? 0), 0);
    for (const { x, width: length, y } of bars) {
      expect(x).toBeGreaterThanOrEqual(left);
      expect(x + length).toBeLessThanOrEqual(right);
      expect(y).toBeLessThan(height - 24);
    }
  },
);

test("on a narrow screen the words stand above their bar", () => {
  const [wide] = milestoneTimeline(view, { width: 760 }, "en").bars;
  const [narrow] = milestoneTimeline(view, { width: 324 }, "en").bars;
  expect(wide?.text.y).toBe(wide?.y);
  expect(narrow?.text.y).toBeLessThan(narrow?.y ?? 0);
});
