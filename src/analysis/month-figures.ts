import type { Day, PlanRepository } from "../model/index.ts";
import type { Report, Scorecard } from "./report.ts";
import type { Status } from "./status.ts";

/** What is kept of the report at the end of a month: the scorecard, and what was forecast then. */
export interface MonthFigures {
  readonly scorecard: Scorecard;
  /** Unfinished milestones: what their owners said, what was computed, and what was promised. */
  readonly milestones: readonly MilestoneForecast[];
  /** KPIs with a forecast of the day on which their last target is due. */
  readonly kpis: readonly KpiForecast[];
  /** Plans that their owners reported on, as they were reported and as they were computed. */
  readonly claims: readonly Claim[];
}

export interface MilestoneForecast {
  readonly id: string;
  readonly unit: string;
  /** The owner's word, where it was given, and the computed finish. */
  readonly said: Day | null;
  readonly expected: Day;
  readonly promised: Day;
}

export interface KpiForecast {
  readonly id: string;
  readonly at: Day;
  readonly low: number;
  readonly value: number;
  readonly high: number;
  readonly pHit: number | null;
}

export interface Claim {
  readonly id: string;
  readonly unit: string;
  readonly claimed: "green" | "amber" | "red";
  readonly computed: Status | null;
}

/** Takes from a report what is kept of it. */
export function monthFigures(repository: PlanRepository, report: Report): MonthFigures {
  const unitOfPlan = (plan: string) => repository.plans.get(plan)?.unit ?? "";
  return {
    scorecard: report.scorecard,
    milestones: report.milestones.flatMap(({ id, state, expectedFinish }) => {
      const milestone = repository.milestones.get(id);
      if (!milestone || expectedFinish === null || (state !== "pending" && state !== "overdue")) return [];
      const unit = milestone.unit ?? unitOfPlan(id.slice(0, Math.max(0, id.lastIndexOf("/"))));
      const said = milestone.forecast?.finish ?? null;
      return [{ id, unit, said, expected: expectedFinish, promised: milestone.baseline.finish }];
    }),
    kpis: report.kpis.flatMap(({ id, trend }) =>
      trend === null
        ? []
        : [{ id, at: trend.at, low: trend.low, value: trend.value, high: trend.high, pHit: trend.pHit }],
    ),
    claims: report.plans.flatMap(({ id, claimed, computed }) =>
      claimed === null ? [] : [{ id, unit: unitOfPlan(id), claimed, computed }],
    ),
  };
}
