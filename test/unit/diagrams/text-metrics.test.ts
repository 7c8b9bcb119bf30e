import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create } from "fontkit";
import { expect, test } from "vitest";
import { TextMetrics } from "../../../src/diagrams/mermaid/text-metrics.ts";

const file = createRequire(import.meta.url).resolve("@fontsource/inter/files/inter-latin-400-normal.woff");
const font = create(readFileSync(file));

test.each([
  "Warehouse",
  "Close the returns in Graz 74",
  "7 of 41 plans  with two gaps",
  "AV To fi 11 -> 17",
  "2026 1.25 %",
  " begins and ends ",
  "28.04\u00a0days",
  "+1,234.56\u00a0EUR M",
  "−12.5\u00a0%",
  "77\u00a0% of 1.234,5",
])("a line is as wide as its shaping as a whole, word by word or not: %s", (line) => {
  const metrics = new TextMetrics();
  // What was measured before plays no part.
  metrics.width("Graz 7 of 74", 16, 400);
  expect(metrics.width(line, 16, 400)).toBeCloseTo(
    (16 * font.layout(line).advanceWidth) / font.unitsPerEm,
    9,
  );
});

test("figures are as wide as their shaping as a whole, though they are put together from pairs of signs", () => {
  const metrics = new TextMetrics();
  const signs = ["", "+", "−"];
  const units = ["", "%", "\u00a0%"];
  const figures = Array.from({ length: 300 }, (_, index) => {
    const number = ((index * 7_919_777) % 10_000_019) / 10 ** (index % 4);
    return `${signs[index % 3]}${number.toLocaleString("en")}${units[index % 7] ?? ""}`;
  });
  expect(figures.slice(4, 8)).toMatchInlineSnapshot(`
    [
      "+1,679,051",
      "−959,882.8",
      "75,185.86",
      "+5,438.344",
    ]
  `);
  const different = figures.filter((figure) => {
    const whole = font.layout(figure).advanceWidth / font.unitsPerEm;
    return Math.abs(metrics.width(figure, 1, 400) - whole) > 1e-9;
  });
  expect(different).toEqual([]);
});
