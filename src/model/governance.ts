import { z } from "zod";
import { common } from "./common.ts";
import { DaySchema } from "./day.ts";
import { delta } from "./delivery.ts";
import { reference, referenceList, text } from "./field.ts";
import { PeriodSchema } from "./period.ts";

export const DecisionSchema = z
  .strictObject({
    ...common,
    status: z
      .enum(["proposed", "accepted", "rejected", "deprecated", "superseded"])
      .describe("Where the decision stands, e.g. `accepted`."),
    date: DaySchema.describe("The day it was taken or proposed, e.g. `2026-09-18`."),
    deciders: z.array(reference("people")).min(1).describe("Who decided, e.g. `[coo]`."),
    forum: reference("forums").optional().describe("The meeting that decided; none by default."),
    answers: z
      .array(text())
      .default([])
      .describe(
        "The required decisions it answers, by their ids, e.g. `[kpi/breach:churn]`; none by default.",
      ),
    plans: referenceList("plans").describe("The plans it is about; none by default."),
    kpis: referenceList("kpis").describe("The KPIs it is about; none by default."),
    milestones: referenceList("milestones").describe("The milestones it is about; none by default."),
    assumptions: referenceList("assumptions").describe("The assumptions it is about; none by default."),
    changes: z
      .array(text())
      .default([])
      .describe(
        "Entries whose baseline or target it moves, e.g. `[kpis/churn]`, or `portal` for its limits; none by default.",
      ),
    removes: z
      .array(text().regex(/^[a-z]+\/\S+$/, { error: "is not written as `collection/id`" }))
      .default([])
      .describe(
        "Entries that it takes out of the plan, e.g. `[milestones/erp/pilot]`, which then are not there any more; none by default.",
      ),
    expects: z
      .array(
        z.strictObject({
          kpi: reference("kpis").describe("The KPI it is meant to move, e.g. `churn`."),
          delta: delta().describe("The signed change in the KPI's units, e.g. `-0.4`."),
          by: PeriodSchema.describe("The period by whose end it shows, e.g. `2026-12`."),
        }),
      )
      .default([])
      .describe("The effect it is meant to have, scored later; none by default."),
    supersedes: referenceList("decisions").describe("The decisions it takes the place of; none by default."),
    reviewBy: DaySchema.optional().describe("The day by which it is looked at again; never by default."),
  })
  .describe("A decision record; the body follows the MADR headings.");
export type Decision = z.infer<typeof DecisionSchema>;

export const ForumSchema = z
  .strictObject({
    ...common,
    cadence: z.enum(["weekly", "monthly", "quarterly"]).describe("How often it meets, e.g. `monthly`."),
    chair: reference("people").describe("Who chairs it, e.g. `coo`."),
    members: z.array(reference("people")).describe("Who sits in it, e.g. `[coo, cio, cfo]`."),
    units: referenceList("units").describe("The units it governs; all of them by default."),
  })
  .describe("A standing meeting.");
export type Forum = z.infer<typeof ForumSchema>;
