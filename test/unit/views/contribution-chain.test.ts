import { describe, expect, test } from "vitest";
import { contributionChains } from "../../../src/views/contribution-chain.ts";
import { demandTable } from "../../../src/views/demand-table.ts";
import { type Fields, plan } from "../../helpers/plan.ts";
import { viewOf, withPlainSpaces } from "../../helpers/view.ts";

const kpis = {
  accuracy: { unit: "%", drives: [{ kpi: "speed", elasticity: -0.25, lagDays: 30 }, { kpi: "sales" }] },
  speed: { unit: "days", direction: "decrease", grounding: "operational", valuePerUnit: 1000 },
  sales: { unit: "EUR", grounding: "pnl" },
};

function chains(contribution: Fields) {
  const repository = plan({
    portal: { locale: "en-GB" },
    kpis,
    plans: { p: { contributes: [{ kpi: "accuracy", delta: 4, realisedBy: "p/live", ...contribution }] } },
    milestones: { "p/live": { baseline: { finish: "2026-12-31" } } },
  });
  const context = viewOf(repository, "2026-09-30");
  return withPlainSpaces(contributionChains(context, repository.plans.get("p") as never));
}

const words = (chain: ReturnType<typeof chains>[number] | undefined) =>
  chain?.ways.map((links) => links.map(({ text, note }) => `${text}: ${note}`));

describe("contributionChains(context, plan)", () => {
  test("leads from the milestone over what the KPI drives to money, with all that is multiplied", () => {
    const [chain] = chains({ acceptedBy: "ann" });
    expect(chain?.broken).toEqual([]);
    // 4 points make 4 · −0.25 = −1 day, which is worth 1000 a year.
    expect(words(chain)).toEqual([
      [
        "Live: from 31 Dec 2026",
        "Accuracy: 4 pp, 50 % confidence",
        "Speed: × −0.25 = −1 days, 30 days later",
        "€1k a year: × EUR 1,000 for each",
      ],
    ]);
  });

  test("says which link breaks it", () => {
    expect(chains({})[0]?.broken).toEqual(["Its contribution to Accuracy was accepted by nobody."]);
    expect(chains({ acceptedBy: "ivo" })[0]?.broken).toEqual([
      "Its contribution to Accuracy was accepted by somebody who is not accountable for that KPI.",
    ]);
  });

  test("shows the KPI alone where no way leads to money", () => {
    const [chain] = chains({ kpi: "sales", acceptedBy: "ann" });
    expect(words(chain)).toEqual([["Live: from 31 Dec 2026", "Sales: 4 EUR, 50 % confidence"]]);
    expect(chain?.broken).toEqual(["No way leads from Sales to a KPI with a value in money."]);
  });
});

describe("demandTable(context, plan)", () => {
  const table = (demand: readonly Fields[]) => {
    const capacity = ["2026-Q4", "2027-Q1"].map((period) => ({ period, fte: 5, run: 1 }));
    const repository = plan({
      teams: { blue: { capacity }, red: { capacity } },
      plans: { p: { demand } },
    });
    return demandTable(viewOf(repository, "2026-09-30"), repository.plans.get("p") as never);
  };

  test("has a line for a team and a column for a period, in the order of time", () => {
    const shown = table([
      { team: "red", period: "2027-Q1", fte: 2 },
      { team: "red", period: "2026-Q4", fte: 1.5 },
      { team: "blue", period: "2027-Q1", fte: 3 },
    ]);
    expect(shown?.columns.map(({ title }) => title)).toEqual(["Team", "Q4 2026", "Q1 2027"]);
    expect(shown?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ["Red", "1.5", "2"],
      ["Blue", "–", "3"],
    ]);
  });

  test("is left out where nothing is needed", () => {
    expect(table([])).toBeUndefined();
  });
});
