/**
 * The formula behind a rule, and the limits that are in force in this portal. A rule whose page says everything
 * in words, such as that nobody of a unit has acknowledged something, has neither.
 */
import type { PortalLimits } from "../analysis/index.ts";
import type { ViewContext } from "./context.ts";
import type { Cell } from "./table.ts";

type LimitName = keyof PortalLimits;

interface Formula {
  readonly formula: string | undefined;
  /** Those of the portal's limits that the formula uses. */
  readonly limits?: readonly LimitName[];
}

const slipRatio = "(expected finish − baseline finish) ÷ planned duration, of at least 90 days";

const formulas: Readonly<Record<string, Formula>> = {
  "kpi/breach": {
    formula:
      "gap ÷ span > breach; gap = planned − actual, positive if adverse; span = |last target − baseline|, " +
      "or |last target| without a baseline; of a range, gap = distance outside it, span = its width",
    limits: ["kpi"],
  },
  "kpi/no-plan": { formula: undefined, limits: ["kpi"] },
  "kpi/stale": {
    formula: "data date − day of the latest actual > 1.5 × 1, 7, 31, 92 or 366 days, by its frequency",
  },
  "kpi/under-covered": {
    formula: "Σ contribution × confidence still to come ÷ (last target − actual) < 1",
  },
  "kpi/overclaimed": { formula: "Σ accepted contributions > |last target − baseline|" },
  "kpi/signal": { formula: "actual outside mean ± 2.66 × mean moving range, or 8 in a row on one side" },
  "schedule/overdue": { formula: `${slipRatio} > breach`, limits: ["schedule"] },
  "schedule/slip": { formula: `${slipRatio} > watch`, limits: ["schedule"] },
  "schedule/impossible-forecast": { formula: "earliest finish by its predecessors − forecast finish > 0" },
  "cost/overrun": {
    formula: "(estimate at completion − budget at completion) ÷ budget at completion > breach",
    limits: ["cost"],
  },
  "status/watermelon": {
    formula: "claimed = green, and the worst of its schedule, its cost and the KPIs that are due = breach",
    limits: ["schedule", "cost", "kpi"],
  },
  "status/silent": {
    formula: "data date − day of the latest update > limit",
    limits: ["silentDays"],
  },
  "governance/performative": { formula: "milestones due and unfinished > milestones due and finished" },
  "capacity/over-committed": { formula: "Σ demand of approved and active plans > FTE − run work" },
  "assumption/broken": { formula: "latest actual < expected minimum, or > expected maximum" },
  "system/underused": { formula: "licences used ÷ licences bought < 0.5" },
  "decision/effect-missed": {
    formula: "latest actual by the day − latest actual at the decision ≤ 0 in the expected direction",
  },
};

export interface RuleFormula {
  readonly formula: string | undefined;
  readonly limits: readonly Cell[];
}

/** `isRequiring`: what it finds requires a decision, which is due within a limit of its own. */
export function ruleFormula(context: ViewContext, id: string, isRequiring: boolean): RuleFormula {
  const { formula, limits = [] } = formulas[id] ?? { formula: undefined };
  return {
    formula,
    limits: [...limits, ...(isRequiring ? (["decisionDays"] as const) : [])].map((name) =>
      limitCell(context, name),
    ),
  };
}

const limitWords: Readonly<Record<LimitName, string>> = {
  kpi: "KPIs",
  schedule: "Schedule",
  cost: "Cost",
  decisionDays: "Decision due after",
  silentDays: "Silent after",
};

function limitCell({ now, format, repository }: ViewContext, name: LimitName): Cell {
  const limit = now.limits[name];
  const text =
    typeof limit === "number"
      ? format.days(limit)
      : `watch above ${format.percent(limit.watch)}, breach above ${format.percent(limit.breach)}`;
  const own =
    name === "kpi"
      ? [...repository.kpis.values()].filter(({ tolerance }) => tolerance !== undefined).length
      : 0;
  const notes = [
    ...(repository.portal.thresholds[name] === undefined ? [] : ["set in portal.json"]),
    ...(own > 0 ? [`${own} of ${repository.kpis.size} KPIs have a tolerance of their own`] : []),
  ];
  return {
    text: `${limitWords[name]}: ${text}`,
    ...(notes.length > 0 ? { note: notes.join("; ") } : {}),
  };
}
