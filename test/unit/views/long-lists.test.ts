import { describe, expect, test } from "vitest";
import { decisionMatters } from "../../../src/views/agenda-matters.ts";
import { firstBars } from "../../../src/views/bar-rows.ts";
import { candidatesOf } from "../../../src/views/candidates.ts";
import { capacityPage } from "../../../src/views/capacity.ts";
import { forumPage } from "../../../src/views/forum.ts";
import { fundingCurve } from "../../../src/views/funding-curve.ts";
import { urgentKpis } from "../../../src/views/kpi-list.ts";
import { kpiGroups } from "../../../src/views/kpi-rows.ts";
import { furtherPage, furtherPages, kpiListPage, listPage } from "../../../src/views/long-lists.ts";
import { moneyMapView } from "../../../src/views/money-map.ts";
import { packView } from "../../../src/views/pack.ts";
import { peopleView } from "../../../src/views/people.ts";
import { roadmapView } from "../../../src/views/roadmap.ts";
import { shortAgenda, shortPage } from "../../../src/views/short-page.ts";
import type { Table } from "../../../src/views/table.ts";
import { unitPage } from "../../../src/views/unit.ts";
import { type Fields, type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf, withPlainSpaces } from "../../helpers/view.ts";

const many = (count: number, fields: (index: number) => Fields): Readonly<Record<string, Fields>> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`n${String(index + 1).padStart(3, "0")}`, fields(index)]),
  );

/** A plan of any size whose entries are in breach of much; KPI n001 costs least and the last one most. */
function large(count: number, more: PlanText = {}): PlanText {
  return {
    portal: { locale: "en-GB" },
    objectives: { left: {}, right: {} },
    kpis: many(count, (index) => ({
      objective: index % 2 === 0 ? "left" : "right",
      baseline: { period: "2025-01", value: 0 },
      targets: [{ period: "2026-01", value: 10 }],
      valuePerUnit: 100 * (index + 1),
    })),
    actuals: Object.fromEntries(Object.keys(many(count, () => ({}))).map((id) => [id, [["2026-02", 1]]])),
    plans: many(count, () => ({})),
    milestones: Object.fromEntries(
      Object.keys(many(count, () => ({}))).map((id, index) => [
        `${id}/live`,
        { budget: 10 * (index + 1), baseline: { finish: "2026-01-31" } },
      ]),
    ),
    decisions: many(count, () => ({ forum: "board" })),
    forums: { board: {} },
    ...more,
  };
}

const view = viewOf(plan(large(11)), "2026-03-15");
const first = (table: Table) => table.rows.map(([cell]) => cell?.text);

describe("a list over several pages", () => {
  const further = furtherPages(view, 4, 4);

  test("has a path of its own for each page after the first", () => {
    const paths = further.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => /^lists\/(kpis|plans|milestones|decisions\/records)\//.test(path))).toEqual(
      [
        "lists/kpis/2/",
        "lists/kpis/3/",
        "lists/decisions/records/2/",
        "lists/decisions/records/3/",
        "lists/milestones/2/",
        "lists/milestones/3/",
        "lists/plans/2/",
        "lists/plans/3/",
      ],
    );
  });

  test("has every row on one of them, whichever list it is", () => {
    const lists = [...new Set(further.map(({ list }) => list))].filter((list) => list !== "kpis");
    expect(lists.length).toBeGreaterThan(8);
    for (const list of lists) {
      const whole = listPage(view, list, undefined, 1, Number.POSITIVE_INFINITY);
      const pages = further
        .filter((each) => each.list === list)
        .map((each) => furtherPage(view, each, 4).content as Table);
      const all = [listPage(view, list, undefined, 1, 4), ...pages].flatMap(({ rows }) => rows);
      expect(all).toEqual(whole.rows);
    }
  });

  test("says on each page which it is and leads back to the first", () => {
    const { title, home, frame, content } = furtherPage(view, { list: "decisions/records", page: 3 }, 4);
    expect(title).toBe("Decision records, page 3 of 3");
    expect(home).toEqual({ text: "Decision records", href: "decisions/#records" });
    expect(content.part?.shown).toBe("Rows 9 to 11 of 11");
    expect(frame.navigation.pages.find(({ current }) => current)).toMatchObject({
      title: "Decisions",
      current: "true",
    });
  });

  test("is the page as it always was where everything fits", () => {
    expect(furtherPages(view)).toEqual([]);
    expect(kpiListPage(view)).toEqual({ groups: kpiGroups(view) });
    expect(listPage(view, "plans").part).toBeUndefined();
  });

  test("names an objective again whose KPIs go over a page break", () => {
    const pages = [1, 2, 3].map((page) => kpiListPage(view, page, 4));
    expect(
      pages.map(({ groups }) =>
        groups.map(({ title, rows, isContinued }) => [title, rows.length, isContinued ?? false]),
      ),
    ).toEqual([
      [["Left", 4, false]],
      [
        ["Left", 2, true],
        ["Right", 2, false],
      ],
      [["Right", 3, true]],
    ]);
    const rows = (groups: ReturnType<typeof kpiGroups>) => groups.flatMap((group) => group.rows);
    expect(pages.flatMap(({ groups }) => rows(groups))).toEqual(rows(kpiGroups(view)));
    expect(pages[1]?.part).toMatchObject({ total: 11, states: [{ word: "Breach", count: 11 }] });
  });
});

describe("a summary of very much", () => {
  test("urgentKpis(context, most) has the most money at stake first, and counts the states of all", () => {
    const { groups, part } = urgentKpis(view, 3);
    expect(groups.map(({ title, rows }) => [title, rows.map((row) => row.id)])).toEqual([
      ["Those that need eyes", ["n011", "n010", "n009"]],
    ]);
    expect(part?.total).toBe(11);
    expect(part?.shown).toBe(
      "3 of 11 KPIs, the most money at stake first, then the worst state. In all: 11 breach",
    );
    expect(part?.elsewhere).toEqual([{ text: "All 11 KPIs", href: "kpis/" }]);
    expect(urgentKpis(view, 11)).toEqual({ groups: kpiGroups(view) });
  });

  const big = viewOf(plan(large(205, { teams: many(30, () => ({})) })), "2026-03-15");

  test("packView(context) is a pack for one meeting: the worst plans, with what all of them are worth", () => {
    const pack = withPlainSpaces(packView(big));
    expect(pack.plans).toHaveLength(40);
    // The first sheets are those of the largest budgets, so that of the others the sum of 10 to 1,650 is left.
    expect(pack.otherPlans?.sentence).toContain("165 more plans with €137k of budget have no sheet here");
    const owed = big.report.requiredDecisions.length;
    expect(owed).toBeGreaterThan(150);
    expect(pack.requiredCount).toBe(owed);
    expect(pack.required.rows).toHaveLength(150);
    expect(pack.required.part?.total).toBe(owed);
    expect(pack.requiredNote).toMatch(
      new RegExp(`^\\d+ of ${owed} are overdue; the largest has €\\S+ at stake\\. `),
    );
    expect(pack.kpis.part?.total).toBe(205);
  });

  test("roadmapView(context, grouping) draws what needs eyes, and a group still counts all of its plans", () => {
    const roadmap = roadmapView(big, "units");
    expect(roadmap.groups.flatMap(({ plans }) => plans)).toHaveLength(200);
    expect(roadmap.count).toBe(200);
    expect(roadmap.groups[0]?.summary).toBe("205 of 205 under way late; 200 of 205 plans drawn");
    expect(roadmap.headline).toMatch(/^All 205 plans under way/);
    expect(roadmap.drawn?.sentence).toContain("200 of 205 plans are drawn, and the filters work on these");
    expect(roadmap.drawn?.list).toEqual({ text: "All 205 plans", href: "plans/" });
  });

  test("roadmapView(context, grouping) draws what costs by its delay before what is later and costs nothing", () => {
    const { plans, milestones } = large(205);
    const costly = plan(
      large(205, {
        plans: {
          ...plans,
          n203: {
            contributes: [
              { kpi: "n001", delta: 1, realisedBy: "n203/live", acceptedBy: "ann", confidence: 1 },
            ],
          },
        },
        milestones: {
          ...milestones,
          "n203/live": { baseline: { finish: "2026-03-01" } },
          "n204/live": { baseline: { finish: "2026-02-01" } },
          "n205/live": { baseline: { finish: "2026-01-01" } },
        },
      }),
    );
    const drawn = roadmapView(viewOf(costly, "2026-03-15"), "units").groups.flatMap((group) => group.plans);
    const ids = new Set(drawn.map(({ id }) => id));
    expect(["n203", "n204", "n205"].map((id) => ids.has(id))).toEqual([true, false, true]);
  });

  test("capacityPage(context) draws the teams that are worst off and counts the others", () => {
    const { teams, others } = capacityPage(big);
    expect(teams).toHaveLength(24);
    expect(others?.sentence).toBe("6 more teams are not drawn here; none of them is over-committed.");
  });

  test("moneyMapView(context) names the first orphans and counts the others", () => {
    const { orphans, rows, table } = moneyMapView(big);
    const [plans] = orphans;
    expect(plans?.cells).toHaveLength(100);
    expect(plans?.rest).toEqual({
      count: 105,
      cell: { text: "And 105 more", href: "rules/alignment/non-essential/" },
    });
    // The script that adds up a choice knows all streams.
    expect([rows.length, table.rows.length]).toEqual([205, 205]);
  });

  test("peopleView(context) names those with the most in their name and counts the others", () => {
    const people = many(20, () => ({ active: false }));
    const kpis = Object.fromEntries(
      Object.keys(people).flatMap((id, index) => [
        [`a-${id}`, { accountable: id }],
        ...(index === 19 ? [[`b-${id}`, { accountable: id }]] : []),
      ]),
    );
    const { lede } = peopleView(viewOf(plan({ people, kpis }), "2026-03-15"));
    expect(lede).toContain(
      "Vacuum: N020, N001, N002, N003, N004, N005, N006, N007, N008, N009, N010, N011 and 8 more are no longer here and still hold 21 things.",
    );
  });

  test("firstBars(format, view, table) leaves bars out that the table has", () => {
    const row = (index: number) => ({
      cell: { text: `Plan ${index}` },
      text: "",
      drawing: { kind: "parts" as const, parts: [] },
    });
    const chart = {
      title: "",
      description: "",
      key: [],
      groups: [{ heading: "", rows: [row(1), row(2), row(3)] }],
    };
    const [group] = firstBars(chart, "risks/#open", 2).groups;
    expect(group?.rows).toEqual([row(1), row(2)]);
    expect(group?.rest).toEqual({ count: 1, cell: { text: "1 more is in the table", href: "risks/#open" } });
    expect(firstBars(chart, "risks/#open", 3)).toEqual(chart);
  });

  test("fundingCurve(context, candidates) draws some points of very many, with the sums of all", () => {
    const candidates = candidatesOf(view);
    const all = Array.from({ length: 1000 }, () => candidates.below[0] ?? candidates.above[0]).flatMap(
      (candidate) => candidate ?? [],
    );
    expect(all).toHaveLength(1000);
    const curve = fundingCurve(view, { ...candidates, above: all.slice(0, 333), below: all.slice(333) });
    const cost = all[0]?.figures.costToGo ?? 0;
    expect(curve?.points.length).toBeLessThan(310);
    expect(curve?.points.at(-1)).toMatchObject({ place: 1000, cost: 1000 * cost });
    expect(curve?.points[(curve?.aboveCut ?? 0) - 1]).toMatchObject({ place: 333, cost: 333 * cost });
  });
});

describe("the page of an entry to which very much belongs", () => {
  const limits = { rows: 4, facts: 3, matters: 1 };

  test("shows the first rows of each table and says where all are", () => {
    const page = unitPage(view, "lab");
    const short = shortPage(page, limits);
    for (const { heading, table } of short.tables) {
      const whole = page.tables.find((each) => each.heading === heading)?.table as Table;
      expect(first(table)).toEqual(first(whole).slice(0, 4));
      if (whole.rows.length > 4) expect(table.part?.total).toBe(whole.rows.length);
    }
    const plans = short.tables.find(({ heading }) => heading === "Plans")?.table;
    expect(plans?.part).toMatchObject({
      total: 11,
      elsewhere: [{ text: "All of it as plain text", href: "units/lab.md" }],
    });
    expect(short.lede).toBe(page.lede);
  });

  test("names the first values of a fact", () => {
    const people = viewOf(plan({ people: many(9, () => ({})) }), "2026-03-15");
    const short = shortPage(unitPage(people, "shop"), limits);
    const offices = short.facts.find(({ label }) => label === "Offices");
    expect(offices?.values).toHaveLength(3);
    expect(offices?.rest).toEqual({ count: 7, cell: { text: "And 7 more", href: "units/shop.md" } });
  });

  test("shortens an agenda and counts the matters and decisions that it leaves out", () => {
    const page = forumPage(view, "board");
    const whole = decisionMatters(view, view.report.requiredDecisions, page.next.day as never);
    expect(whole.folded.length).toBeGreaterThan(1);
    const short = shortAgenda(page, limits);
    const content = short.items.find(({ anchor }) => anchor === "required")?.content;
    if (!content || !("folded" in content)) throw new Error("the agenda has no matters");
    const before = page.items.find(({ anchor }) => anchor === "required")?.content as typeof content;
    expect(content.folded).toEqual(before.folded.slice(0, 1));
    expect(content.shown).toEqual(before.shown);
    expect(content.count).toBe(before.count);
    expect(content.rest?.count).toBe(before.folded.length - 1);
    const left = before.folded.slice(1).flatMap((matter) => [...matter.shown, ...matter.folded]);
    expect(content.rest?.cell).toEqual({
      text: `And ${before.folded.length - 1} more matters with ${left.length} decisions, among all that are required`,
      href: "decisions/#required",
    });
    expect(short.records.part).toMatchObject({ total: 11, shown: "The first 4 of 11" });
    expect(short.records.part?.elsewhere[0]?.href).toBe("search/?kind=Decision&forum=Board");
  });

  test("is left as it is where it is of usual size", () => {
    const page = unitPage(view, "lab");
    expect(shortPage(page)).toEqual(page);
    const forum = forumPage(view, "board");
    expect(shortAgenda(forum)).toEqual(forum);
  });
});
