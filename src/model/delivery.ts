import { z } from "zod";
import { common } from "./common.ts";
import { DaySchema, isDay } from "./day.ts";
import {
  amount,
  type Fields,
  type ReportProblem,
  reference,
  referenceList,
  share,
  text,
  withCheck,
} from "./field.ts";
import { PeriodSchema } from "./period.ts";
import { timeOrder } from "./time-order.ts";

/** A signed change in a KPI's units; a change of nothing is a mistake. */
export const delta = () => z.number().refine((value) => value !== 0, { error: "changes nothing" });

const ContributionSchema = z.strictObject({
  kpi: reference("kpis").describe("The KPI that is moved, e.g. `fulfilment-days`."),
  delta: delta().describe("The signed change in the KPI's units, e.g. `-1.5`."),
  realisedBy: reference("milestones").describe("The milestone after which it starts, e.g. `erp/rollout`."),
  rampDays: z.int().min(0).default(0).describe("Days from the start to the full effect; 0 by default."),
  confidence: share().default(0.5).describe("How likely it is, 0 to 1; 0.5 by default."),
  acceptedBy: reference("people")
    .optional()
    .describe("The KPI's accountable who agreed to it; nobody by default."),
  confirmed: z
    .strictObject({
      date: DaySchema.describe("The day of the confirmation, e.g. `2026-08-31`."),
      delta: z.number().describe("The change that was found, in the KPI's units, e.g. `-1.2`."),
      by: reference("people").describe("Who confirmed it: the plan's controller, e.g. `cfo`."),
    })
    .optional()
    .describe("What the controller found; unconfirmed by default."),
});
export type Contribution = z.infer<typeof ContributionSchema>;

export const PlanSchema = z
  .strictObject({
    ...common,
    accountable: reference("people").describe("The one delivery owner, e.g. `erp-lead`."),
    sponsor: reference("people").describe("The one business owner of the outcome, e.g. `coo`."),
    unit: reference("units").describe("The unit that delivers, e.g. `it`."),
    category: z
      .enum(["run", "grow", "transform"])
      .describe("What the money is for; `run` is not discretionary, e.g. `grow`."),
    controller: reference("people")
      .optional()
      .describe(
        "The third person, neither accountable nor sponsor, who confirms the value; nobody by default.",
      ),
    stage: z
      .enum(["proposed", "approved", "active", "delivered", "closed", "stopped"])
      .describe("Where the plan stands, e.g. `active`."),
    valueStatement: text().describe(
      "The business outcome in business words, e.g. `Cut fulfilment time by a day and a half`.",
    ),
    contributes: z
      .array(ContributionSchema)
      .default([])
      .describe("The changes to KPIs it promises; none by default."),
    objectives: referenceList("objectives").describe("Claimed links that no KPI carries; none by default."),
    demand: z
      .array(
        z.strictObject({
          team: reference("teams").describe("The team that is needed, e.g. `integration`."),
          period: PeriodSchema.describe("A period of the team's `capacity`, e.g. `2026-Q4`."),
          fte: amount().describe("Full-time equivalents needed, e.g. `2`."),
        }),
      )
      .default([])
      .describe("What it needs of which team; nothing by default."),
    systems: z
      .array(
        z.strictObject({
          system: reference("systems").describe("The system that is touched, e.g. `legacy-erp`."),
          change: z
            .enum(["introduces", "changes", "retires"])
            .describe("What happens to it, e.g. `retires`."),
        }),
      )
      .default([])
      .describe("The systems it introduces, changes or retires; none by default."),
    parent: reference("plans").optional().describe("The programme it belongs to; none by default."),
    dependsOn: referenceList("plans").describe(
      "Plans it waits for, where milestones do not say it; none by default.",
    ),
  })
  .describe("One initiative's implementation plan; the body is the narrative.");
export type Plan = z.infer<typeof PlanSchema>;

const inOrder = ({ start, finish }: Fields, report: ReportProblem) => {
  if (isDay(start) && isDay(finish) && start > finish) {
    report(
      ["finish"],
      `\`finish\` ${finish} is before \`start\` ${start}`,
      "date/order",
      `expected a day on or after ${start}; correct one of the two`,
    );
  }
};

const BaselineSchema = withCheck(
  z.strictObject({
    start: DaySchema.optional().describe("The approved start; the milestone has no duration by default."),
    finish: DaySchema.describe("The approved finish, e.g. `2026-12-18`."),
  }),
  inOrder,
);
export type Baseline = z.infer<typeof BaselineSchema>;

const ForecastSchema = withCheck(
  z.strictObject({
    start: DaySchema.optional().describe("When the owner expects to start; as computed by default."),
    finish: DaySchema.optional().describe("When the owner expects to finish; as computed by default."),
  }),
  (value, report) => {
    inOrder(value, report);
    const { start, finish } = value;
    if (start === undefined && finish === undefined) {
      report(
        [],
        "`forecast` says nothing",
        "schema/missing",
        "give `start`, `finish` or both, or leave `forecast` out",
      );
    }
  },
);

const ActualDatesSchema = withCheck(
  z.strictObject({
    start: DaySchema.optional().describe("The day work began; not yet by default."),
    finish: DaySchema.optional().describe("The day it was finished; not yet by default."),
  }),
  inOrder,
);

export const MilestoneSchema = withCheck(
  z.strictObject({
    ...common,
    accountable: reference("people").describe("The one person accountable, e.g. `erp-lead`."),
    unit: reference("units").optional().describe("The unit that provides it; the plan's by default."),
    baseline: BaselineSchema.describe("The approved dates now in force; changing them needs a decision."),
    rebaselined: z
      .array(
        z.strictObject({
          date: DaySchema.describe("The day on which the baseline was replaced, e.g. `2026-05-11`."),
          baseline: BaselineSchema.describe("The baseline that was replaced."),
          decision: reference("decisions")
            .optional()
            .describe("The decision that moved it; none by default."),
        }),
      )
      .default([])
      .describe(
        "The goalpost ledger: every time the baseline was replaced, in time order; never by default.",
      ),
    forecast: ForecastSchema.optional().describe("The owner's present word; the baseline by default."),
    actual: ActualDatesSchema.optional().describe("What has happened; nothing by default."),
    budget: amount().optional().describe("Budget at completion, in money; none by default."),
    spent: amount().optional().describe("Actual cost to date, in money; none by default."),
    moves: referenceList("kpis").describe("The measures that this milestone moves; none by default."),
    dependsOn: z
      .array(
        z.strictObject({
          milestone: reference("milestones").describe("The milestone it waits for, e.g. `erp/tagging`."),
          type: z
            .enum(["FS", "SS", "FF", "SF"])
            .default("FS")
            .describe("Which end waits for which: finish-to-start by default."),
          lagDays: z
            .int()
            .default(0)
            .describe("Days that must lie between; negative is a lead; 0 by default."),
          acknowledgedBy: reference("people")
            .optional()
            .describe("Who of the providing unit knows of it; nobody by default."),
        }),
      )
      .default([])
      .describe("The milestones it waits for; none by default."),
    cancelled: z
      .strictObject({
        date: DaySchema.describe("The day it was cancelled, e.g. `2026-06-30`."),
        decision: reference("decisions")
          .optional()
          .describe("The decision that cancelled it; none by default."),
      })
      .optional()
      .describe("Set when the milestone will not happen; it stands by default."),
  }),
  ({ rebaselined }, report) => timeOrder(rebaselined, "rebaselined", report),
).describe("A point of delivery; its plan is its folder.");
export type Milestone = z.infer<typeof MilestoneSchema>;

export const UpdateSchema = z
  .strictObject({
    ...common,
    plan: reference("plans").describe("The plan it reports on, e.g. `erp-migration`."),
    milestone: reference("milestones")
      .optional()
      .describe("The one milestone it reports on; the whole plan by default."),
    date: DaySchema.describe("The day of the report, e.g. `2026-09-10`."),
    author: reference("people").describe("Who wrote it, e.g. `erp-lead`."),
    claimed: z
      .enum(["green", "amber", "red"])
      .describe("The colour its author gives the plan, e.g. `amber`."),
    assurance: z
      .boolean()
      .default(false)
      .describe("True for an independent review; false, the owner's word, by default."),
  })
  .describe("A dated status report; never edited, the next one supersedes it.");
export type Update = z.infer<typeof UpdateSchema>;

export const RiskSchema = z
  .strictObject({
    ...common,
    plan: reference("plans").optional().describe("The plan it threatens; none by default."),
    kpi: reference("kpis").optional().describe("The KPI it threatens; none by default."),
    accountable: reference("people").describe("The one person accountable, e.g. `erp-lead`."),
    probability: share().describe("How likely it is, 0 to 1, e.g. `0.3`."),
    impact: amount().describe("What it would cost, in money, e.g. `500000`."),
    response: z
      .enum(["avoid", "reduce", "transfer", "accept"])
      .describe("What is done about it, e.g. `reduce`."),
    state: z.enum(["open", "closed", "occurred"]).describe("Where it stands, e.g. `open`."),
    reviewBy: DaySchema.optional().describe("The day by which it is looked at again; never by default."),
  })
  .describe("Something that may happen and what it would cost.");
export type Risk = z.infer<typeof RiskSchema>;
