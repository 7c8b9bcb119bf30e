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
])("a line is as wide as its shaping as a whole, word by word or not: %s", (line) => {
  const metrics = new TextMetrics();
  // What was measured before plays no part.
  metrics.width("Graz 7 of 74", 16, 400);
  expect(metrics.width(line, 16, 400)).toBeCloseTo(
    (16 * font.layout(line).advanceWidth) / font.unitsPerEm,
    9,
  );
});
