import { describe, expect, test } from "vitest";
import { forumPage } from "../../../src/views/forum.ts";
import { type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

/** A KPI of the shop is in breach since the end of July; a milestone of the lab is overdue. */
const text: PlanText = {
  units: { desk: { kind: "business", parent: "shop" } },
  people: { bea: { unit: "desk" } },
  kpis: {
    churn: {
      accountable: "bea",
      direction: "decrease",
      baseline: { period: "2026-01", value: 10 },
      targets: [{ period: "2026-12", value: 0 }],
    },
  },
  actuals: { churn: [["2026-09", 10]] },
  plans: { erp: {} },
  milestones: { "erp/live": { baseline: { finish: "2026-06-30" } } },
  forums: { all: {}, shop: { units: ["shop"] }, lab: { units: ["lab"], cadence: "weekly" } },
  decisions: {
    old: { date: "2026-02-02", forum: "shop", reviewBy: "2026-09-30" },
    gone: { date: "2026-02-02", forum: "shop", reviewBy: "2026-09-30", status: "superseded" },
    later: { date: "2026-03-02", forum: "shop", reviewBy: "2027-09-30", supersedes: ["gone"] },
    also: { date: "2026-03-02", forum: "shop" },
    open: { date: "2026-10-02", forum: "shop", status: "proposed" },
  },
};

const page = (id: string) => forumPage(viewOf(plan(text), "2026-10-31"), id);
type Page = ReturnType<typeof page>;
const titlesOf = ({ items }: Page, anchor: string) => {
  const content = items.find((item) => item.anchor === anchor)?.content;
  return content && "rows" in content ? content.rows.map(([cell]) => cell?.text) : [];
};
const titles = (id: string, anchor: string) => titlesOf(page(id), anchor);

/** What the required decisions are about: a part of a plan, or the matter itself. */
const about = (id: string) => {
  const content = page(id).items.find(({ anchor }) => anchor === "required")?.content;
  if (!content || !("shown" in content)) throw new Error("no matters");
  return [...content.shown, ...content.folded].flatMap((matter) =>
    [...matter.shown, ...matter.folded].map((line) => (line.about ?? matter.about).text),
  );
};

describe("the page of a forum", () => {
  test("shows the decisions required in its scope, parts of its units included", () => {
    expect(about("shop")).toContain("Churn");
    expect(about("shop")).not.toContain("Live");
    expect(about("lab")).toContain("Live");
    expect(about("lab")).not.toContain("Churn");
    expect(about("all")).toEqual(expect.arrayContaining(["Churn", "Live"]));
  });

  test("shows proposals, what is due for review and stands, and what was decided last", () => {
    expect(titles("shop", "proposed")).toEqual(["Open"]);
    expect(titles("shop", "reviews")).toEqual(["Old"]);
    expect(titles("shop", "decided")).toEqual(["Later", "Also"]);
    expect(titles("lab", "decided")).toEqual([]);
  });

  test("says when it meets next and by which rule", () => {
    expect(page("shop").next).toEqual({ text: "Monday, November 2, 2026", day: "2026-11-02" });
    expect(page("shop").dates).toContain("the first Monday of the month");
    expect(page("shop").dates).toContain("October 5, 2026");
  });

  test("takes for new only what came up since the last meeting", () => {
    const before = titles("shop", "new");
    const asOf = viewOf(plan(text), "2026-10-04");
    expect(before).not.toContain("Churn");
    expect(titlesOf(forumPage(asOf, "shop"), "new")).toContain("Churn");
  });

  test("names none of its forum's columns twice", () => {
    expect(page("shop").records.columns.map(({ title }) => title)).toEqual(["Decision", "Date", "Standing"]);
  });
});
