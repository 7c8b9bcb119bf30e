import { type KpiGroup, kpiGroups } from "../../../src/views/kpi-rows.ts";
import { type Fields, type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";
import { type GalleryCase, monthly } from "./gallery-case.ts";

/** The shared scorecard of the given KPIs on 31 October 2026, all of one objective but those that say otherwise. */
function groups(
  kpis: Readonly<Record<string, Fields>>,
  actuals: PlanText["actuals"] = {},
): readonly KpiGroup[] {
  const named = Object.entries(kpis).map(([id, fields]) => [id, { objective: "profit", ...fields }]);
  const repository = plan({
    portal: { locale: "en-GB" },
    objectives: { profit: {} },
    people: { captain: { title: "Donaudampfschifffahrtsgesellschaftskapitänskajütenumbaubeauftragter" } },
    kpis: Object.fromEntries(named),
    actuals,
  });
  return kpiGroups(viewOf(repository, "2026-10-31"));
}

const target = (from: number, to: number) => ({
  baseline: { period: "2025-01", value: from },
  targets: [{ period: "2027-12", value: to }],
});

export const kpiScorecards: readonly GalleryCase<readonly KpiGroup[]>[] = [
  {
    name: "odd",
    says: "Target 0, negative, above a hundred, huge, tiny, without a target, never measured, and a trend below 0.",
    view: groups(
      {
        accidents: { direction: "decrease", unit: "accidents", valuePerUnit: 50_000, ...target(4, 0) },
        none: { direction: "decrease", unit: "deaths", ...target(0, 0) },
        result: { unit: "EUR M", accountable: "captain", ...target(-900, 100) },
        use: { unit: "%", ...target(180, 240) },
        freight: { unit: "t", ...target(1_200_000_000_000, 1_500_000_000_000) },
        leakage: { direction: "decrease", unit: "g/h", ...target(0.000012, 0.000003) },
        morale: { unit: "points", targets: [] },
        silence: target(1, 2),
        wait: { direction: "decrease", unit: "days", ...target(30, 5) },
      },
      {
        accidents: monthly(22, (index) => (index < 20 ? 2 : 0)),
        none: [["2026-10", 1]],
        result: monthly(22, (index) => -950 - index * 17),
        use: [["2026-10", 1012.5]],
        freight: [["2026-10", 1_234_567_890_123]],
        leakage: [["2026-10", 0.0000117]],
        morale: [["2026-10", -12]],
        wait: monthly(22, (index) => 30 - index * 1.1 + (index % 2)),
      },
    ),
  },
  { name: "none", says: "No KPI.", view: groups({}) },
];
