import { describe, expect, test } from "vitest";
import { labelLines, textWidth } from "../../../src/charts/label-lines.ts";

describe("labelLines(text, fontSize, width, mostLines)", () => {
  test("breaks between words and fills each line", () => {
    expect(labelLines("Move orders and stock to the new ERP", 13, 200, 3)).toEqual([
      "Move orders and stock to the",
      "new ERP",
    ]);
  });

  test("cuts what does not fit, a single long word as well", () => {
    const lines = labelLines("Donaudampfschifffahrtsgesellschaft and everything after it", 13, 120, 2);
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).toMatch(/…$/);
      expect(textWidth(line, 13)).toBeLessThanOrEqual(120);
    }
  });

  test("leaves a short text alone, an empty one too", () => {
    expect(labelLines("Net sales", 13, 200, 2)).toEqual(["Net sales"]);
    expect(labelLines("", 13, 200, 2)).toEqual([""]);
  });

  test("gives wide scripts the room that they need", () => {
    expect(textWidth("売上高", 10)).toBeGreaterThanOrEqual(30);
    expect(textWidth("mmm", 10)).toBeGreaterThan(textWidth("iii", 10));
  });
});
