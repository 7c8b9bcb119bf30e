import { expect, test } from "vitest";
import { earnedValueChart } from "../../../src/charts/index.ts";
import type { EarnedValueChartView, NamedPoint } from "../../../src/views/earned-value-chart.ts";

const point = (kind: NamedPoint["kind"], day: number, value: number): NamedPoint => ({
  kind,
  name: kind,
  day,
  value,
  text: `€${value}`,
});

const view = (today: number, ...points: readonly NamedPoint[]): EarnedValueChartView => ({
  title: "",
  description: "",
  today,
  todayText: "1 Jan 1971",
  currency: "EUR",
  planned: [
    { day: 0, value: 0 },
    { day: 700, value: 100 },
  ],
  earned: [
    { day: 0, value: 0 },
    { day: today, value: 40 },
  ],
  points,
  data: { caption: "", columns: [], rows: [], empty: "" },
});

const size = { width: 760, height: 280 };
const usual = [
  point("earned", 365, 40),
  point("spent", 365, 45),
  point("budget", 700, 100),
  point("estimate", 800, 112),
];

test("values lie on one scale, and the forecast leads from what was spent to the estimate", () => {
  const { points, forecast } = earnedValueChart(view(365, ...usual), size, "en");
  const [earned, spent, budget, estimate] = points;
  const heights = [earned, spent, budget, estimate].map((one) => one?.y ?? 0);
  expect(heights).toEqual([...heights].sort((a, b) => b - a));
  expect(forecast).toBe(`M${spent?.x},${spent?.y}L${estimate?.x},${estimate?.y}`);
});

test("names stand behind the data date, before it where there is no room, and at the end where it is the end", () => {
  const anchorOf = (today: number) => {
    const moved = usual.map((one, index) => (index < 2 ? { ...one, day: today } : one));
    const drawn = earnedValueChart(view(today, ...moved), size, "en");
    return [drawn.points[0]?.anchor, (drawn.points[0]?.labelX ?? 0) > drawn.right];
  };
  expect(anchorOf(365)).toEqual(["start", false]);
  expect(anchorOf(740)).toEqual(["end", false]);
  expect(anchorOf(800)).toEqual(["start", true]);
});

test("a plan without money spent or earned has no forecast", () => {
  expect(earnedValueChart(view(0, point("budget", 700, 100)), size, "en").forecast).toBe("");
});
