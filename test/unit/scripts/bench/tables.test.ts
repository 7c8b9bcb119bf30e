import { expect, test } from "vitest";
import { withPart } from "../../../../scripts/bench/document.ts";
import { held, median, ratio, tableText } from "../../../../scripts/bench/tables.ts";

test("median is the middle one, or half way between two", () => {
  expect(median([30, 1, 2])).toBe(2);
  expect(median([4, 1, 30, 2])).toBe(3);
  expect(median([5])).toBe(5);
});

test("a figure says whether it holds its goal", () => {
  expect(ratio(0.834, 1)).toBe("0.83 (≤ 1)");
  expect(ratio(1.2, 1)).toBe("**1.20** (missed: ≤ 1)");
  expect(ratio(1.2)).toBe("1.20");
  expect(held(1499.6, 1500)).toBe("1,500 (≤ 1500)");
});

test("tableText writes Markdown, with its notes below", () => {
  const table = { columns: ["Size", "s"], rows: [["small", 1]], notes: ["Hugo is left out: no hugo"] };
  expect(tableText(table)).toBe(
    "| Size  |   s |\n| ----- | --: |\n| small |   1 |\n\nHugo is left out: no hugo",
  );
});

test("withPart replaces what stands in the place of a part, and nothing around it", () => {
  const document = "Before\n\n<!-- bench dev -->\n\nold\n\n<!-- end dev -->\n\nAfter <!-- bench -->\n";
  expect(withPart(document, "dev", "new")).toBe(document.replace("old", "new"));
  expect(() => withPart(document, "check", "new")).toThrow("no place for `check`");
});
