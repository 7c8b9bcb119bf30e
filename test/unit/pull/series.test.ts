import { describe, expect, test } from "vitest";
import { day, type Kpi } from "../../../src/model/index.ts";
import { seriesOf } from "../../../src/pull/series.ts";
import type { Row } from "../../../src/pull/source.ts";
import { SourceFault } from "../../../src/pull/source.ts";

const calendar = { fiscalYearStart: 1, today: day("2026-10-31") };

function series(rows: readonly Row[], frequency: Kpi["frequency"] = "monthly") {
  return seriesOf(rows, { frequency }, calendar);
}

function fault(rows: readonly Row[], frequency?: Kpi["frequency"]): string {
  try {
    series(rows, frequency);
  } catch (error) {
    if (error instanceof SourceFault) return `${error.message}\n  ${error.hint}`;
    throw error;
  }
  return "";
}

test("puts points in time order, and reads numbers that came as text", () => {
  const { points, rows } = series([
    { period: "2026-09", value: "4.50" },
    { period: "2026-08", value: 5, count: 12 },
  ]);
  expect({ points, rows }).toEqual({
    points: [
      { period: "2026-08", value: 5 },
      { period: "2026-09", value: 4.5 },
    ],
    rows: 2,
  });
});

test("leaves out rows without a value and periods that have not ended, and counts them", () => {
  expect(
    series([
      { period: "2026-09", value: null },
      { period: "2026-10", value: 1 },
      { period: "2026-11", value: 0.2 },
      { period: "2026", value: 7 },
    ]),
  ).toEqual({ points: [{ period: "2026-10", value: 1 }], rows: 4, empty: 1, unfinished: 2 });
});

test("takes a moment at midnight for its day", () => {
  const moments = ["2026-09-07 00:00:00", "2026-09-08T00:00:00.000Z", "2026-09-09 00:00:00+00"];
  const { points } = series(
    moments.map((period) => ({ period, value: 1 })),
    "daily",
  );
  expect(points.map(({ period }) => period)).toEqual(["2026-09-07", "2026-09-08", "2026-09-09"]);
});

describe("refuses", () => {
  test.each([
    ["a row without its columns", [{ month: "2026-09", n: 1 }]],
    ["a period that is none", [{ period: "Sept 2026", value: 1 }]],
    ["a day that does not exist", [{ period: "2026-02-30", value: 1 }]],
    ["no period", [{ period: null, value: 1 }]],
    ["a moment within a day", [{ period: "2026-09-07 12:30:00", value: 1 }]],
    ["a value with a unit", [{ period: "2026-09", value: "4,5 days" }]],
    ["a value that is no number", [{ period: "2026-09", value: "NaN" }]],
    ["a value beyond all numbers", [{ period: "2026-09", value: "1e999" }]],
    ["a nested value", [{ period: "2026-09", value: { amount: 1 } }]],
    [
      "two values for one period",
      [
        { period: "2026-09", value: 1 },
        { period: "2026-09-30", value: 2 },
      ],
    ],
  ])("%s", (_, rows) => {
    expect(fault(rows)).toMatchSnapshot();
  });

  test("first days of months for what is measured monthly", () => {
    const rows = ["2026-07-01", "2026-08-01"].map((period) => ({ period, value: 1 }));
    expect(fault(rows)).toMatchInlineSnapshot(`
      "every period is the first day of one, e.g. \`2026-07-01\`, and the KPI is measured monthly
        a period stands for its last day; write it as \`strftime(day, '%Y-%m')\` or \`to_char(day, 'YYYY-MM')\`"
    `);
    expect(fault(rows, "daily")).toBe("");
  });
});
