import type { PartialLimits, Portal } from "../model/index.ts";

/** A ratio above `watch` is watched, a ratio above `breach` is a breach. Only the adverse side is judged. */
export interface Limits {
  readonly watch: number;
  readonly breach: number;
}

/** Every limit of a portal. */
export interface PortalLimits {
  /** Of a KPI's gap, as a share of the change that was planned in all. */
  readonly kpi: Limits;
  /** Of a milestone's slip, as a share of its planned duration (of 90 days if that is shorter). */
  readonly schedule: Limits;
  /** Of a plan's expected overrun, as a share of its budget. */
  readonly cost: Limits;
  /** Days until a required decision is overdue. */
  readonly decisionDays: number;
  /** Days until an active plan without an update is silent. */
  readonly silentDays: number;
}

/** The variance bands of the US federal IT Dashboard: within 10 % is normal, above 30 % is a breach. */
const defaultLimits: Limits = { watch: 0.1, breach: 0.3 };

/** The limits in force in a portal: its own, key by key, where it sets any. */
export function portalLimits({ thresholds }: Portal): PortalLimits {
  return {
    kpi: overridden(defaultLimits, thresholds.kpi),
    schedule: overridden(defaultLimits, thresholds.schedule),
    cost: overridden(defaultLimits, thresholds.cost),
    decisionDays: thresholds.decisionDays ?? 14,
    silentDays: thresholds.silentDays ?? 45,
  };
}

/** The limits in force for one KPI: its own tolerance, key by key, before the portal's. */
export function kpiLimits(
  limits: PortalLimits,
  kpi: { readonly tolerance?: PartialLimits | undefined },
): Limits {
  return overridden(limits.kpi, kpi.tolerance);
}

function overridden(limits: Limits, by: PartialLimits | undefined): Limits {
  return { watch: by?.watch ?? limits.watch, breach: by?.breach ?? limits.breach };
}
