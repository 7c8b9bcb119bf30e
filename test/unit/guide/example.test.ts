import { describe, expect, test } from "vitest";
import { partOf } from "../../../src/guide/example-file.ts";
import { exampleAnchor, withExampleLinks } from "../../../src/guide/example-links.ts";
import { exampleResult } from "../../../src/guide/example-result.ts";
import { collectionNames } from "../../../src/model/index.ts";
import { openGuideExample } from "../../../src/site/guide-example.ts";

const { view, files } = await openGuideExample();

describe("the example of the guide", () => {
  test("has an entry in every collection, and opens without a single problem", () => {
    const empty = collectionNames.filter((name) => view.repository[name].size === 0);
    expect(empty).toEqual([]);
  });

  test("is looked at on a day of its own", () => {
    expect(view.asOf).toBe("2026-09-30");
  });

  test("gives a result for every file, without a link into the portal's own plan", () => {
    const entries = [...files.keys()].map((file) => file.replace(/\.\w+$/, ""));
    const results = entries.map((entry) => JSON.stringify(exampleResult(view, entry)));
    const links = results.flatMap((text) =>
      [...text.matchAll(/"(?:href|path)":"([^"]*)"/g)].map((match) => match[1]),
    );
    expect(links.length).toBeGreaterThan(50);
    // The pages of the rules are in every portal.
    expect(links.filter((link) => !/^(guide|rules)\//.test(link ?? ""))).toEqual([]);
  });
});

describe("withExampleLinks(view)", () => {
  test.each([
    ["kpis/churn/", "guide/kpis/#kpis-churn"],
    ["milestones/packing-line/line-running/", "guide/milestones/#milestones-packing-line-line-running"],
    [
      "decisions/2026-05-approve-packing-line/#prose-context",
      "guide/decisions/#decisions-2026-05-approve-packing-line",
    ],
    ["decisions/required/kpi/breach/churn/", "guide/decisions/"],
    ["systems/", "guide/resources/"],
    ["media/packing-hall.png", "guide/media/packing-hall.png"],
    ["guide/reading/", "guide/reading/"],
  ])("leads from %s to %s", (from, to) => {
    expect(withExampleLinks({ cells: [{ text: "It", href: from }] })).toEqual({
      cells: [{ text: "It", href: to }],
    });
  });

  test("leaves everything else as it is", () => {
    const view = { title: "kpis/churn/", day: 20_000, none: undefined, marks: [null, true] };
    expect(withExampleLinks(view)).toEqual(view);
  });

  test("leads to the anchor of a file", () => {
    expect(exampleAnchor("kpis/churn.json")).toBe("kpis-churn");
  });
});

test("partOf(file, part) takes a file apart at the second line of hyphens", () => {
  const file = "---\ntitle: A\n---\n\nThe text.\n\n---\n\nMore.\n";
  expect(partOf(file, "frontmatter")).toBe("---\ntitle: A\n---");
  expect(partOf(file, "text")).toBe("The text.\n\n---\n\nMore.");
});
