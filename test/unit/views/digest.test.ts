import { describe, expect, test } from "vitest";
import { digestText } from "../../../src/site/digest-text.ts";
import { addresseesWithWork, digest } from "../../../src/views/digest.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const view = viewOf(
  plan({
    portal: { locale: "en-GB" },
    people: { idle: {} },
    kpis: {
      churn: {
        direction: "decrease",
        baseline: { period: "2026-01", value: 10 },
        targets: [{ period: "2026-12", value: 0 }],
        valuePerUnit: 1000,
      },
    },
    actuals: {
      churn: [
        ["2026-08", 4],
        ["2026-10", 9],
      ],
    },
    plans: { erp: {} },
    milestones: {
      "erp/soon": { baseline: { finish: "2026-11-20" } },
      "erp/far": { baseline: { finish: "2027-11-20" } },
      "erp/done": { baseline: { finish: "2026-10-20" }, actual: { finish: "2026-10-19" } },
    },
    risks: { near: { reviewBy: "2026-11-15" }, closed: { reviewBy: "2026-11-15", state: "closed" } },
    forums: { board: { units: ["shop"] } },
    decisions: {
      taken: { date: "2026-10-10", kpis: ["churn"], forum: "board" },
      asked: { date: "2026-10-20", status: "proposed", forum: "board" },
    },
  }),
  "2026-10-31",
);
const texts = (collection: "people" | "forums", id: string) =>
  digest(view, { collection, id }).sections.map(({ items }) => items.map(({ text }) => text));

describe("the digest of a person", () => {
  test("has what waits, the most urgent first, and what changed in the last month", () => {
    const [waits, changed] = texts("people", "ann");
    expect(waits?.[0]).toMatch(/^Decide: Churn is/);
    expect(waits?.slice(-1)).toEqual(["Settle the proposal: Asked"]);
    expect(changed).toEqual(["Churn: on plan → breach", "Accepted: Taken"]);
  });

  test("has milestones and reviews of the next 30 days and no others", () => {
    const [waits, changed] = texts("people", "ivo");
    expect(waits?.slice(1)).toEqual(["Review the risk: Near", "Finish the milestone: Soon"]);
    expect(changed).toEqual(["Finished: Done"]);
  });

  test("is written by default for everybody for whom something waits", () => {
    expect(addresseesWithWork(view).map(({ id }) => id)).toEqual(["ann", "ivo"]);
  });
});

test("the digest of a forum has its agenda and its last decisions", () => {
  const [agenda, last] = texts("forums", "board");
  expect(agenda?.[0]).toMatch(/^Decide: Churn is/);
  expect(agenda).toContain("Settle the proposal: Asked");
  expect(last).toEqual(["Taken"]);
});

test("is Markdown with links where the plan says where it is published", () => {
  const written = digestText(
    digest(view, { collection: "people", id: "ivo" }),
    "markdown",
    (page) => `https://x.org/${page}`,
  );
  expect(written).toMatchInlineSnapshot(`
    "# Ivo

    Three things wait for you, as of 31 October 2026.

    ## Waits for you

    - [Decide: Erp runs without a line of sight to the P&L or to operations: it contributes to no KPI.](https://x.org/decisions/required/alignment/non-essential/erp/)
    - [Review the risk: Near](https://x.org/risks/near/) (due 15 November 2026)
    - [Finish the milestone: Soon](https://x.org/milestones/erp/soon/) (due 20 November 2026)

    ## Changed since 1 October 2026

    - [Finished: Done](https://x.org/milestones/erp/done/) (19 October 2026)
    "
  `);
});

test("is plain text of short lines", () => {
  const written = digestText(digest(view, { collection: "people", id: "ann" }), "text", () => undefined);
  expect(written).toMatchInlineSnapshot(`
    "Ann
    ===

    Two things wait for you, as of 31 October 2026.

    Waits for you
    -------------

    * Decide: Churn is 9 points, when 1.826 points was planned for 31 October
      2026: the gap of 7.17 is 71.7 % of the whole planned change, above the limit
      of 30 %. (due 14 November 2026; €7.17k at stake)
    * Settle the proposal: Asked (proposed on 20 October 2026)

    Changed since 1 October 2026
    ----------------------------

    * Churn: on plan → breach
    * Accepted: Taken (10 October 2026; Ann)
    "
  `);
  for (const line of written.split("\n")) expect(line.length).toBeLessThanOrEqual(78);
});

test("keeps words of the plan from being read as markup or mentions", () => {
  const item = { text: "*a* [b](c) <d> @team #1", facts: [], page: "x/" };
  const one = { title: "T", lede: "L", waiting: 1, sections: [{ heading: "H", items: [item], empty: "" }] };
  expect(digestText(one, "markdown", () => undefined)).toContain("- \\*a\\* \\[b\\](c) \\<d\\> \\@team \\#1");
});
