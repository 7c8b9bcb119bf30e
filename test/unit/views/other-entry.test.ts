import { describe, expect, test } from "vitest";
import { earnedValueFacts } from "../../../src/views/earned-value.ts";
import { kpiExplanation } from "../../../src/views/explanation.ts";
import { kpiPage } from "../../../src/views/kpi.ts";
import { kpiTable } from "../../../src/views/kpi-table.ts";
import { objectivePage, objectiveTable } from "../../../src/views/objective.ts";
import { type OtherCollection, otherEntryPage } from "../../../src/views/other-entry.ts";
import { personPage } from "../../../src/views/person.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const view = viewOf(
  plan({
    portal: { locale: "en-GB" },
    kpis: {
      churn: { title: "Churn", definition: "Churn", unit: "%", targets: [{ period: "2026-01", value: 4 }] },
    },
    actuals: { churn: [["2026-01", 5]] },
    assumptions: { loyal: { kpi: "churn", expected: { max: 3 } }, hope: {} },
    objectives: { grow: { title: "Grow", outcome: { line: "revenue", statement: "Grow" } } },
    plans: { idle: {}, paid: {} },
    milestones: { "paid/live": { budget: 10 } },
    systems: {
      erp: { annualCost: 900, licences: { bought: 30, used: 10 } },
      sheet: { sanctioned: false },
    },
  }),
  "2026-02-15",
);
const factOf = (collection: OtherCollection, id: string, label: string) =>
  otherEntryPage(view, collection, id).facts.find((fact) => fact.label === label)?.values;

describe("the pages of plain facts", () => {
  test("show a state as shape, word and colour", () => {
    expect(factOf("assumptions", "loyal", "State")?.[0]?.status).toMatchObject({
      glyph: "▼",
      word: "Broken",
    });
    expect(factOf("assumptions", "hope", "State")).toMatchObject([
      { status: { word: "Uncodified" }, note: "no KPI would show it to be wrong" },
    ]);
    expect(factOf("systems", "sheet", "Sanctioned")?.[0]?.status?.word).toBe("Never: shadow IT");
    expect(factOf("systems", "erp", "Sanctioned")).toEqual([{ text: "yes" }]);
  });

  test("say what unused licences cost, as the list of systems does", () => {
    expect(factOf("systems", "erp", "Unused")).toEqual([
      { text: "up to EUR\u00a0600 a year: the share of 20 licences" },
    ]);
    expect(factOf("systems", "sheet", "Unused")).toBeUndefined();
  });
});

describe("nothing is said twice or without its unit", () => {
  const churn = view.repository.kpis.get("churn");
  if (!churn) throw new Error("The KPI of this test is missing.");

  test("a definition or a statement in the words of the title is left out", () => {
    expect(kpiPage(view, "churn").definition).toBeUndefined();
    expect(objectivePage(view, "grow").statement).toBeUndefined();
    expect(objectiveTable(view).rows[0]?.[0]).not.toHaveProperty("note");
  });

  test("what is planned has the unit of what was measured", () => {
    const [row] = kpiTable(view, [churn], "KPIs", { withOwner: false }).rows;
    expect(row?.slice(1, 3).map(({ text }) => text)).toEqual(["5\u00a0%", "4\u00a0%"]);
  });

  test("a threshold names its last target as what the gap is a share of", () => {
    expect(kpiExplanation(view, churn).formula).toBe("share = gap ÷ last target");
  });

  test("a plan without money has no figures of earned value", () => {
    const facts = (id: string) => {
      const found = view.repository.plans.get(id);
      return found && earnedValueFacts(view, found).length;
    };
    expect([facts("idle"), facts("paid")]).toEqual([0, 12]);
  });

  test("the load of the only one who carries anything has no median", () => {
    const alone = viewOf(plan({ plans: { p: {} } }), "2026-02-15");
    expect(personPage(alone, "ivo").load).toBe(
      "Accountable for one thing: one plan; only one person here carries anything.",
    );
  });
});
