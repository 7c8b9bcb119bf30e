import { describe, expect, test } from "vitest";
import { choiceLines, firstOf, nearestTo } from "../../../src/authoring/choice-list.ts";

const people = Object.entries({
  cio: "Chief Information Officer",
  coo: "Chief Operating Officer",
  "erp-lead": "ERP Programme Lead",
  "head-of-logistics": "Head of Logistics",
  "lead-buyer": "Lead Buyer",
}).map(([id, title]) => ({ id, title }));

const near = (typed: string) => nearestTo(typed, people).shown.map(({ id }) => id);

describe("nearestTo(typed, entries)", () => {
  test("has what begins with the text before what has it inside", () => {
    expect(near("lead")).toEqual(["lead-buyer", "erp-lead"]);
  });

  test("looks at titles too, whatever the case", () => {
    expect(near("OPERATING")).toEqual(["coo"]);
  });

  test("finds an id that is a few letters away, the nearest first", () => {
    expect(near("coi")).toEqual(["coo", "cio"]);
    expect(near("haed-of-logistic")).toEqual(["head-of-logistics"]);
  });

  test("finds nothing where no id is near", () => {
    expect(near("zzz")).toEqual([]);
  });
});

describe("choiceLines(list)", () => {
  test("puts numbers, ids and titles into columns and says how many more there are", () => {
    const many = Array.from({ length: 15 }, (_, index) => ({ id: `p${index}`, title: `P ${index}` }));
    const lines = choiceLines(firstOf(many));
    expect([lines[0], lines[11], lines[12]]).toEqual([
      "   1  p0   P 0",
      "  12  p11  P 11",
      "  … 3 more; type a part of the id or the title",
    ]);
  });

  test("does not say an id twice", () => {
    expect(choiceLines(firstOf([{ id: "green", title: "green" }]))).toEqual(["  1  green"]);
  });

  test("of nothing are no lines", () => {
    expect(choiceLines(firstOf([]))).toEqual([]);
  });
});
