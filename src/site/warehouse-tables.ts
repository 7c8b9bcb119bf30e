import { kpiHistory, requiredDecisionId, splitSubject } from "../analysis/index.ts";
import { type Day, toDay } from "../model/index.ts";
import type { Site } from "./site.ts";

export type WarehouseType = "VARCHAR" | "DOUBLE" | "DATE";
export type WarehouseValue = string | number | Day | null;

/** A table for a warehouse: every column has one type, every row the day that the figures are of. */
export interface WarehouseTable {
  readonly name: string;
  readonly columns: readonly (readonly [name: string, type: WarehouseType])[];
  readonly rows: readonly (readonly WarehouseValue[])[];
}

/** The findings and the series of all KPIs, as of the reporting date. */
export function warehouseTables(site: Site): readonly WarehouseTable[] {
  return [findingTable(site), seriesTable(site)];
}

function findingTable({ report }: Site): WarehouseTable {
  const required = new Set(report.requiredDecisions.map(({ id }) => id));
  return {
    name: "findings",
    columns: [
      ["as_of", "DATE"],
      ["rule", "VARCHAR"],
      ["severity", "VARCHAR"],
      ["collection", "VARCHAR"],
      ["entry", "VARCHAR"],
      ["message", "VARCHAR"],
      ["raised_on", "DATE"],
      ["money_at_stake", "DOUBLE"],
      ["required_decision", "VARCHAR"],
    ],
    rows: report.findings.map(({ rule, severity, subject, message, raisedOn, moneyAtStake }) => {
      const { collection, id } = splitSubject(subject);
      const decision = requiredDecisionId(rule, subject);
      const needed = severity === "breach" && required.has(decision) ? decision : null;
      return [report.asOf, rule, severity, collection, id, message, raisedOn, moneyAtStake, needed];
    }),
  };
}

function seriesTable({ now, report }: Site): WarehouseTable {
  return {
    name: "kpi_series",
    columns: [
      ["as_of", "DATE"],
      ["kpi", "VARCHAR"],
      ["title", "VARCHAR"],
      ["unit", "VARCHAR"],
      ["direction", "VARCHAR"],
      ["period", "VARCHAR"],
      ["day", "DATE"],
      ["value", "DOUBLE"],
      ["planned", "DOUBLE"],
      ["gap", "DOUBLE"],
      ["gap_ratio", "DOUBLE"],
    ],
    rows: [...now.repository.kpis.values()].flatMap((kpi) =>
      kpiHistory(now, kpi).map(({ period, day, value, planned, gap, gapRatio }) => [
        report.asOf,
        kpi.id,
        kpi.title,
        kpi.unit,
        kpi.direction,
        period,
        toDay(day),
        value,
        planned,
        gap,
        gapRatio,
      ]),
    ),
  };
}
