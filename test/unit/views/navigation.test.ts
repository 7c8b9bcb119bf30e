import { expect, test } from "vitest";
import { navigationView } from "../../../src/views/navigation.ts";

const marked = (path: string) => {
  const { groups, pages } = navigationView(path);
  const of = (links: typeof groups) =>
    links.flatMap(({ title, current }) => (current ? [`${title} (${current})`] : []));
  return { groups: of(groups), pages: of(pages), count: pages.length };
};

test("the scorecard stands beside what the past says", () => {
  expect(marked("")).toEqual({ groups: ["Scorecard (page)"], pages: ["Scorecard (page)"], count: 5 });
});

test("the first page of a group is where the name of the group leads", () => {
  expect(marked("kpis/")).toMatchObject({ groups: ["Outcomes (page)"], pages: ["KPIs (page)"] });
});

test("another page of a group, and the page of an entry, are parts of it", () => {
  expect(marked("objectives/")).toMatchObject({ groups: ["Outcomes (true)"], pages: ["Objectives (page)"] });
  expect(marked("milestones/erp/live/")).toMatchObject({
    groups: ["Plans (true)"],
    pages: ["Milestones (true)"],
  });
});

test("a page that is on no list marks nothing", () => {
  expect(marked("search/")).toEqual({ groups: [], pages: [], count: 0 });
});

test("money has its own group, and what is decided on belongs to decisions", () => {
  expect(marked("capacity/")).toEqual({ groups: ["Money (true)"], pages: ["Capacity (page)"], count: 3 });
  expect(marked("risks/flood/")).toMatchObject({ groups: ["Decisions (true)"], pages: ["Risks (true)"] });
});

test("a page below another page is marked alone", () => {
  expect(marked("decisions/effects/").pages).toEqual(["Effects (page)"]);
  expect(marked("decisions/required/kpi/breach/churn/").pages).toEqual(["Decisions (true)"]);
});
