import { describe, expect, test } from "vitest";
import { loads } from "../../../src/views/accountability.ts";
import { peopleView } from "../../../src/views/people.ts";
import { personPage } from "../../../src/views/person.ts";
import { unitPage } from "../../../src/views/unit.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const kpis = Object.fromEntries(["a", "b", "c", "d", "e"].map((id) => [id, { accountable: "ann" }]));
const view = viewOf(
  plan({
    portal: { locale: "en-GB" },
    people: { bea: { unit: "lab" }, gone: { active: false } },
    units: { bench: { kind: "it", parent: "lab", lead: "ivo" } },
    kpis: { ...kpis, left: { accountable: "gone" } },
    plans: {
      erp: {
        contributes: [{ kpi: "a", delta: 2, realisedBy: "erp/open", acceptedBy: "ann" }],
      },
      over: { stage: "closed" },
    },
    milestones: {
      "erp/open": { accountable: "bea", budget: 1000 },
      "erp/done": { accountable: "bea", actual: { finish: "2026-01-30" } },
    },
    risks: { shut: { state: "closed", accountable: "bea" } },
    teams: { crew: { unit: "bench", capacity: [{ period: "2026-Q3", fte: 4, run: 1 }] } },
  }),
  "2026-07-31",
);

describe("what is in a name", () => {
  const all = loads(view);

  test("counts what is open: not closed plans, finished milestones and closed risks", () => {
    expect(all.of("bea")).toMatchObject({ total: 1, owned: { milestones: ["erp/open"] } });
    expect(all.of("ivo")).toMatchObject({ total: 1, owned: { plans: ["erp"] } });
  });

  test("the median is that of those here who have something: 1, 1 and 5", () => {
    expect([all.median, all.people]).toEqual([1, 3]);
  });

  test("is overload at twice the median and three more, and a vacuum after somebody has left", () => {
    expect(["ann", "bea", "gone"].map((id) => all.of(id).state)).toEqual(["overload", "usual", "vacuum"]);
  });
});

test("the list of people names vacuum and overload", () => {
  expect(peopleView(view).lede).toBe(
    "Three people of the 4 listed carry something that is open; the median is one thing. " +
      "Vacuum: Gone is no longer here and still holds one thing. " +
      "Overload, at least twice the median and three more: Ann.",
  );
});

test("a person's page says how much is in the name and what was accepted", () => {
  const page = personPage(view, "ann");
  expect(page.load).toBe(
    "Accountable for five things: five KPIs; the median of three people here who carry anything is 1: overload.",
  );
  const accepted = page.tables.find(({ heading }) => heading === "Accepted and acknowledged");
  expect(accepted?.table.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ["Erp", "2\u00a0points of A", "Open", "not confirmed"],
  ]);
});

test("a unit has its plans with their money, its measures, its teams and what its people owe", () => {
  const page = unitPage(view, "lab");
  expect(page.lede).toMatch(/^One plan running with €1k of budget; no KPI\./);
  expect(unitPage(view, "bench").tables.map(({ anchor }) => anchor)).toContain("capacity");
  expect(unitPage(view, "shop").lede).toMatch(
    /^No plan is running; 0 of 6 KPIs on plan\. One decision waits; one finding\.$/,
  );
});
