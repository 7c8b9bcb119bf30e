import { describe, expect, test } from "vitest";
import { ownWords } from "../../../src/components/page/search-results.ts";

describe("ownWords(excerpt, title, url)", () => {
  test.each([
    [
      "of a milestone, which has no text",
      "Live in Belgium erp belgium live",
      "Live in Belgium",
      "milestones/erp/belgium-live",
      "",
    ],
    ["of a person", "Desk Lead Runs the desk desk lead", "Desk Lead", "people/desk-lead", " Runs the desk"],
    [
      "from the middle of a text",
      "and the shop was late. Nobody",
      "Shop",
      "plans/shop",
      "and the shop was late. Nobody",
    ],
    [
      "that ends with the last part of a name only",
      "the plan goes live",
      "Erp",
      "milestones/erp/live",
      "the plan goes",
    ],
    ["that ends in a longer word", "it is relive", "Erp", "milestones/erp/live", "it is relive"],
  ])("%s", (_, excerpt, title, path, expected) => {
    const [start, end] = ownWords(excerpt, title, `/portal/${path}/`);
    expect(excerpt.slice(start, end)).toBe(expected);
  });
});
