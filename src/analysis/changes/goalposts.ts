/**
 * What a plan is measured against: targets, baselines, limits, and the weights that turn a change into money.
 * Whoever moves one of these moves a colour without moving a fact, which is why every move is told, with the
 * decision that declares it or with the word that none does.
 */
import { type Entry, lastDay, type PlanRepository } from "../../model/index.ts";
import { portalLimits } from "../limits.ts";
import type { EvidenceValue } from "../report.ts";

export interface Goalpost {
  /** The entry's collection and id; `portal` for the settings of the whole plan. */
  readonly subject: string;
  readonly what: GoalpostKind;
  /** Which of several: a period, the id of a KPI, the name of a limit; empty where there is one. */
  readonly detail: string;
  readonly value: EvidenceValue;
}

export type GoalpostKind =
  | "target"
  | "kpi-baseline"
  | "direction"
  | "range"
  | "tolerance"
  | "value-per-unit"
  | "elasticity"
  | "baseline-start"
  | "baseline-finish"
  | "cancelled"
  | "promised-change"
  | "confidence"
  | "expected-range"
  | "limit"
  | "severity"
  | "valuation";

/** Every goalpost that stands in a repository, one for each thing that could be moved by itself. */
export function goalposts(repository: PlanRepository): readonly Goalpost[] {
  return [
    ...settings(repository),
    ...[...repository.kpis.values()].flatMap((kpi) => ofKpi(kpi, repository.portal.fiscalYearStart)),
    ...[...repository.assumptions.values()].flatMap(ofAssumption),
    ...[...repository.plans.values()].flatMap((plan) => ofPlan(plan, repository)),
    ...[...repository.milestones.values()].flatMap(ofMilestone),
  ];
}

function settings({ portal }: PlanRepository): readonly Goalpost[] {
  const { kpi, schedule, cost, decisionDays, silentDays } = portalLimits(portal);
  const limits = Object.entries({ kpi, schedule, cost }).flatMap(([name, { watch, breach }]) => [
    post("portal", "limit", ratio(watch), `${name} watch`),
    post("portal", "limit", ratio(breach), `${name} breach`),
  ]);
  return [
    ...limits,
    post("portal", "limit", quantity(decisionDays, "days"), "decisionDays"),
    post("portal", "limit", quantity(silentDays, "days"), "silentDays"),
    post("portal", "valuation", quantity(portal.horizonYears, "years"), "horizonYears"),
    post("portal", "valuation", ratio(portal.discountRate), "discountRate"),
    ...Object.entries(portal.rules).map(([rule, severity]) =>
      post("portal", "severity", text(severity), rule),
    ),
  ];
}

/** Targets go by the day that they are for: `2026-12` and `2026-12-31` are one. */
function ofKpi(kpi: Entry<"kpis">, fiscalYearStart: number): readonly Goalpost[] {
  const { id, unit, baseline, targets, range, tolerance, valuePerUnit, drives, direction } = kpi;
  const subject = `kpis/${id}`;
  const optional = <T>(value: T | undefined, make: (value: T) => Goalpost) =>
    value === undefined ? [] : [make(value)];
  return [
    post(subject, "direction", text(direction)),
    ...optional(baseline, ({ value }) => post(subject, "kpi-baseline", quantity(value, unit))),
    ...targets.map(({ period, value }) =>
      post(subject, "target", quantity(value, unit), lastDay(period, fiscalYearStart)),
    ),
    ...optional(range, ({ min }) => post(subject, "range", quantity(min, unit), "min")),
    ...optional(range, ({ max }) => post(subject, "range", quantity(max, unit), "max")),
    ...optional(tolerance?.watch, (watch) => post(subject, "tolerance", ratio(watch), "watch")),
    ...optional(tolerance?.breach, (breach) => post(subject, "tolerance", ratio(breach), "breach")),
    ...optional(valuePerUnit, (value) => post(subject, "value-per-unit", { kind: "money", value })),
    ...drives.flatMap(({ kpi: driven, elasticity }) =>
      optional(elasticity, (value) => post(subject, "elasticity", quantity(value, ""), driven)),
    ),
  ];
}

function ofAssumption({ id, expected }: Entry<"assumptions">): readonly Goalpost[] {
  return (["min", "max"] as const).flatMap((end) => {
    const value = expected?.[end];
    return value === undefined ? [] : [post(`assumptions/${id}`, "expected-range", quantity(value, ""), end)];
  });
}

/** Of several contributions to one KPI, the changes are added up and the most confident one counts. */
function ofPlan({ id, contributes }: Entry<"plans">, { kpis }: PlanRepository): readonly Goalpost[] {
  return [...Map.groupBy(contributes, ({ kpi }) => kpi)].flatMap(([kpi, promises]) => {
    const change = promises.reduce((sum, { delta }) => sum + delta, 0);
    const confidence = Math.max(...promises.map((promise) => promise.confidence));
    return [
      post(`plans/${id}`, "promised-change", quantity(change, kpis.get(kpi)?.unit ?? ""), kpi),
      post(`plans/${id}`, "confidence", ratio(confidence), kpi),
    ];
  });
}

function ofMilestone({ id, baseline, cancelled }: Entry<"milestones">): readonly Goalpost[] {
  const subject = `milestones/${id}`;
  return [
    ...(baseline.start ? [post(subject, "baseline-start", { kind: "day", value: baseline.start })] : []),
    post(subject, "baseline-finish", { kind: "day", value: baseline.finish }),
    ...(cancelled ? [post(subject, "cancelled", { kind: "day", value: cancelled.date })] : []),
  ];
}

function post(subject: string, what: GoalpostKind, value: EvidenceValue, detail = ""): Goalpost {
  return { subject, what, detail, value };
}

function quantity(value: number, unit: string): EvidenceValue {
  return { kind: "number", value, unit };
}

function ratio(value: number): EvidenceValue {
  return { kind: "ratio", value };
}

function text(value: string): EvidenceValue {
  return { kind: "text", value };
}
