import { z } from "zod";
import { common, labels } from "./common.ts";
import { DaySchema } from "./day.ts";
import {
  type Fields,
  money,
  type ReportProblem,
  reference,
  referenceList,
  text,
  withCheck,
} from "./field.ts";
import { PeriodSchema } from "./period.ts";
import { timeOrder } from "./time-order.ts";

export const ObjectiveSchema = z
  .strictObject({
    ...common,
    accountable: reference("people").describe("The one person accountable, e.g. `chief-operating-officer`."),
    horizon: PeriodSchema.describe("The period by whose end the outcome is due, e.g. `2027`."),
    outcome: z
      .strictObject({
        line: z
          .enum(["revenue", "cost", "margin", "cash", "risk", "efficiency"])
          .describe("The line of the business that moves, e.g. `margin`."),
        target: money().optional().describe("What it is worth, in money a year; not valued by default."),
        statement: text().describe("The outcome in one sentence, e.g. `Three days from order to door`."),
      })
      .describe("What will be different when the objective is reached."),
    parent: reference("objectives").optional().describe("The objective this one serves; none by default."),
  })
  .describe("A strategic objective; the body says why.");
export type Objective = z.infer<typeof ObjectiveSchema>;

/** A value at the last day of a period. */
export const PointSchema = z.strictObject({
  period: PeriodSchema.describe("The period whose last day the value is for, e.g. `2026-12`."),
  value: z.number().describe("The value, in the KPI's unit, e.g. `4.5`."),
});
export type Point = z.infer<typeof PointSchema>;

export const RangeSchema = withCheck(
  z.strictObject({
    min: z.number().describe("The lowest good value, e.g. `0`."),
    max: z.number().describe("The highest good value, e.g. `18`."),
  }),
  minBelowMax,
);

function minBelowMax({ min, max }: Fields, report: ReportProblem): void {
  if (typeof min !== "number" || typeof max !== "number" || min <= max) return;
  const message = `\`min\` ${min} is above \`max\` ${max}`;
  report(["min"], message, "schema/range", "swap the two, or correct one of them");
}

/** The limits between on-plan and watch, and between watch and breach, as shares of the planned change. */
export const LimitsSchema = z.strictObject({
  watch: z.number().min(0).optional().describe("Above this ratio the status is watch; 0.10 by default."),
  breach: z.number().min(0).optional().describe("Above this ratio the status is breach; 0.30 by default."),
});
export type PartialLimits = z.infer<typeof LimitsSchema>;

const ToleranceSchema = withCheck(LimitsSchema, ({ watch, breach }, report) => {
  if (watch === undefined && breach === undefined) {
    report(
      [],
      "`tolerance` sets no limit",
      "schema/missing",
      "give `watch`, `breach` or both, or leave `tolerance` out",
    );
  }
});

/** Where `pull` gets the actuals of a KPI from. */
const SourceSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("file").describe("A file that DuckDB can read: CSV, JSON or Parquet."),
    path: text().describe("The file, relative to the plan folder's parent, e.g. `exports/orders.csv`."),
    query: text().describe(
      "A SELECT that yields `period` and `value`, e.g. `select month as period, … from source`.",
    ),
  }),
  z.strictObject({
    kind: z.literal("sql").describe("A database that speaks the PostgreSQL protocol."),
    connection: text().describe("The name of a connection, e.g. `warehouse`."),
    query: text().describe("A SELECT that yields `period` and `value`; it runs in the database, read-only."),
  }),
  z.strictObject({
    kind: z.literal("http").describe("A JSON document behind a URL."),
    url: z
      .url({ protocol: /^https?$/, error: "is not an address that begins with `https://`" })
      .describe("The address, e.g. `https://metrics.example/kpi.json`."),
    connection: text()
      .optional()
      .describe("The name of a connection that says who asks, e.g. `metrics`; nobody by default."),
    path: text()
      .optional()
      .describe("Where the list of measurements stands in it, e.g. `data.rows`; the top by default."),
  }),
]);

export type Source = z.infer<typeof SourceSchema>;

export const KpiSchema = withCheck(
  z.strictObject({
    ...common,
    definition: text().describe(
      "How the KPI is measured, exactly, e.g. `Median days from order to delivery`.",
    ),
    unit: text().describe("The unit of its values, e.g. `days`, `%` or `EUR`."),
    direction: z
      .enum(["increase", "decrease", "hold"])
      .describe("What good is: up, down, or inside `range`, e.g. `decrease`."),
    range: RangeSchema.optional().describe(
      "The range that `hold` stays in; required with `hold`, not used otherwise.",
    ),
    kind: z
      .enum(["lead", "lag"])
      .describe("A lead measure moves first, a lag measure is the result, e.g. `lag`."),
    grounding: z
      .enum(["pnl", "operational"])
      .optional()
      .describe("Set when the KPI itself is a P&L line or an operational-efficiency metric; not by default."),
    accountable: reference("people").describe("The one person accountable; a list is an error, e.g. `cfo`."),
    objective: reference("objectives").optional().describe("The objective it measures; none by default."),
    baseline: PointSchema.optional().describe(
      "Where the KPI started; without one it is a plain threshold such as `at least 99.5 %`.",
    ),
    targets: z
      .array(PointSchema)
      .describe(
        "The planned path, in time order; an empty list is shown as having no target, never as healthy.",
      ),
    retargeted: z
      .array(
        z.strictObject({
          date: DaySchema.describe("The day on which the targets were replaced, e.g. `2026-04-15`."),
          targets: z.array(PointSchema).describe("The targets that were replaced, in time order."),
          decision: reference("decisions")
            .optional()
            .describe("The decision that moved them; none by default."),
        }),
      )
      .default([])
      .describe(
        "The goalpost ledger: every time the targets were replaced, in time order; never by default.",
      ),
    drives: z
      .array(
        z.strictObject({
          kpi: reference("kpis").describe("The KPI that is moved, e.g. `gross-margin`."),
          elasticity: z
            .number()
            .optional()
            .describe("Units that KPI moves by when this one moves by 1; unknown by default."),
          lagDays: z.int().min(0).default(0).describe("Days until it moves; 0 by default."),
        }),
      )
      .default([])
      .describe("The value-driver tree: what this KPI moves; nothing by default."),
    valuePerUnit: amountOfMoney().describe(
      "Money a year for one unit of change in the good direction; not valued by default.",
    ),
    frequency: z
      .enum(["daily", "weekly", "monthly", "quarterly", "yearly"])
      .describe("How often an actual is due, e.g. `monthly`."),
    tolerance: ToleranceSchema.optional().describe(
      "Limits of this KPI alone; those of the portal by default.",
    ),
    source: SourceSchema.optional().describe("Where `pull` gets the actuals; typed by hand by default."),
  }),
  ({ direction, range, targets, retargeted }, report) => {
    timeOrder(retargeted, "retargeted", report);
    if (direction !== "hold") return;
    if (range === undefined) {
      report([], "`direction: hold` needs a `range`", "schema/missing", "add `range` with `min` and `max`");
    }
    if (Array.isArray(targets) && targets.length > 0) {
      report(
        ["targets"],
        "`targets` is not empty, although `direction` is `hold`",
        "schema/range",
        "write an empty list; the `range` is the target",
      );
    }
    for (const [index, move] of (Array.isArray(retargeted) ? retargeted : []).entries()) {
      if (!Array.isArray(move?.targets) || move.targets.length === 0) continue;
      report(
        ["retargeted", index, "targets"],
        `\`retargeted[${index}].targets\` is not empty, although \`direction\` is \`hold\``,
        "schema/range",
        "write an empty list; a KPI that holds a range has never had targets",
      );
    }
  },
).describe("One row of the shared scorecard.");
export type Kpi = z.infer<typeof KpiSchema>;

function amountOfMoney() {
  return money().min(0).optional();
}

export const ActualsSchema = z
  .strictObject({
    ...labels,
    measurements: z
      .array(
        z.strictObject({
          ...PointSchema.shape,
          note: text().optional().describe("A remark on this value, e.g. `strike week`; none by default."),
        }),
      )
      .describe("The measured values, one a period, in time order."),
    pulled: z
      .strictObject({
        source: text().describe("The kind and place the values came from, e.g. `sql warehouse`."),
        query: text().describe("A hash of the query, e.g. `sha256-…`."),
        at: text().describe("When they were fetched, in UTC, e.g. `2026-09-30T06:00:00Z`."),
        rows: z.int().min(0).describe("How many rows came, e.g. `24`."),
      })
      .optional()
      .describe("Where the values came from, written by `pull`; typed by hand by default."),
  })
  .describe("The measurements of the KPI with the same id.");
export type Actuals = z.infer<typeof ActualsSchema>;
export type Measurement = Actuals["measurements"][number];

export const AssumptionSchema = z
  .strictObject({
    ...common,
    statement: text().describe("What is believed, e.g. `Discounts lift volume by 8 %`."),
    accountable: reference("people").describe("Who watches over the belief, e.g. `vp-sales`."),
    kpi: reference("kpis")
      .optional()
      .describe("The KPI that would show it to be wrong; uncodified by default."),
    expected: withCheck(
      z.strictObject({
        min: z
          .number()
          .optional()
          .describe("The lowest value at which the plan still holds; unbounded by default."),
        max: z
          .number()
          .optional()
          .describe("The highest value at which the plan still holds; unbounded by default."),
      }),
      minBelowMax,
    )
      .optional()
      .describe("The range of the KPI in which the plan still holds; any value by default."),
    plans: referenceList("plans").describe("The plans that rest on it; none by default."),
    reviewBy: DaySchema.optional().describe("The day by which it is looked at again; never by default."),
  })
  .describe("A belief of the business model that plans rest on.");
export type Assumption = z.infer<typeof AssumptionSchema>;
