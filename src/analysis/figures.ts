import { alignmentReport } from "./alignment/alignment-report.ts";
import { type ValuedPromises, valuedPromises } from "./alignment/contribution-value.ts";
import { coverage } from "./alignment/coverage.ts";
import { type Grounding, grounding } from "./alignment/grounding.ts";
import { capacityReports } from "./capacity/capacity-report.ts";
import { planReport } from "./delivery/plan-report.ts";
import { assumptionReport } from "./governance/assumption-report.ts";
import { decisionReports } from "./governance/decision-report.ts";
import { investmentReports } from "./investment/investment-report.ts";
import type {
  Alignment,
  AssumptionReport,
  CapacityReport,
  DecisionReport,
  InvestmentReport,
  KpiReport,
  MilestoneReport,
  PlanReport,
} from "./report.ts";
import { delayCost } from "./schedule/delay-cost.ts";
import { milestoneReport } from "./schedule/milestone-report.ts";
import { type Schedule, schedule } from "./schedule/schedule.ts";
import type { Snapshot } from "./snapshot.ts";
import { kpiReport } from "./variance/kpi-report.ts";

/** Every figure that is computed before rules look at any; the maps are by id and in the order of the ids. */
export interface Figures {
  readonly now: Snapshot;
  readonly schedule: Schedule;
  readonly promises: ValuedPromises;
  readonly ground: Grounding;
  readonly kpis: ReadonlyMap<string, KpiReport>;
  readonly milestones: ReadonlyMap<string, MilestoneReport>;
  readonly plans: ReadonlyMap<string, PlanReport>;
  readonly alignment: Alignment;
  readonly assumptions: readonly AssumptionReport[];
  readonly decisions: readonly DecisionReport[];
  readonly investment: readonly InvestmentReport[];
  readonly capacity: readonly CapacityReport[];
}

/** Computes the figures in the order in which they rest on each other. */
export function figures(now: Snapshot): Figures {
  const { repository } = now;
  const dates = schedule(now);
  const promises = valuedPromises(now, dates);
  const ground = grounding(now.drivers);
  const covered = coverage(now, dates);
  const kpis = byId(repository.kpis, (kpi) => kpiReport(now, kpi, covered.get(kpi.id) ?? null));
  const assumptions = [...repository.assumptions.values()].map((entry) => assumptionReport(now, entry));
  const foundations = { now, schedule: dates, promises, ground, kpis, assumptions };
  const plans = byId(repository.plans, (plan) => planReport(foundations, plan));
  const delays = delayCost(dates, promises);
  const milestones = byId(dates, (scheduled) => milestoneReport({ now, ground, delays, plans }, scheduled));
  const investment = investmentReports(now, [...plans.values()], promises);
  return {
    ...foundations,
    plans,
    milestones,
    alignment: alignmentReport(now, [...plans.values()]),
    decisions: decisionReports(now),
    investment,
    capacity: capacityReports(now, investment),
  };
}

function byId<From, To>(
  entries: ReadonlyMap<string, From>,
  compute: (entry: From) => To,
): ReadonlyMap<string, To> {
  const computed = new Map<string, To>();
  entries.forEach((entry, id) => {
    computed.set(id, compute(entry));
  });
  return computed;
}
