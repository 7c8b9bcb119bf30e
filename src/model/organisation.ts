import { z } from "zod";
import { common } from "./common.ts";
import { amount, reference, text } from "./field.ts";
import { PeriodSchema } from "./period.ts";

export const PersonSchema = z
  .strictObject({
    ...common,
    unit: reference("units").describe("The unit this person or office belongs to, e.g. `finance`."),
    role: text().optional().describe("The role in words, e.g. `Owner of the margin line`; none by default."),
    email: z
      .email({ error: "is not an e-mail address such as `ann@example.org`" })
      .optional()
      .describe("Where this person can be reached; none by default."),
    active: z.boolean().default(true).describe("False once the person has left; true by default."),
    backup: reference("people").optional().describe("Who stands in for this person; nobody by default."),
  })
  .describe("Somebody, or an office, that can be held accountable.");
export type Person = z.infer<typeof PersonSchema>;

export const UnitSchema = z
  .strictObject({
    ...common,
    kind: z.enum(["business", "it", "shared"]).describe("What the unit is, e.g. `business`."),
    lead: reference("people").describe("Who leads the unit, e.g. `chief-operating-officer`."),
    parent: reference("units").optional().describe("The unit this one is part of; none by default."),
  })
  .describe("A function of the organisation.");
export type Unit = z.infer<typeof UnitSchema>;

export const TeamSchema = z
  .strictObject({
    ...common,
    unit: reference("units").describe("The unit the team belongs to, e.g. `it`."),
    capacity: z
      .array(
        z.strictObject({
          period: PeriodSchema.describe("The period the capacity is for, e.g. `2026-Q3`."),
          fte: amount().describe("Full-time equivalents the team has in the period, e.g. `8`."),
          run: amount().describe(
            "The part of `fte` already taken by work nobody can decline (maintenance, support, security patches), e.g. `3`.",
          ),
        }),
      )
      .describe("What the team can do, period by period, e.g. `[{ period: 2026-Q3, fte: 8, run: 3 }]`."),
  })
  .describe("A team and its capacity.");
export type Team = z.infer<typeof TeamSchema>;

export const SystemSchema = z
  .strictObject({
    ...common,
    capability: text().describe("The business capability the system serves, e.g. `order management`."),
    unit: reference("units").describe("The unit that runs the system, e.g. `it`."),
    sanctioned: z.boolean().describe("False for shadow IT, e.g. `true`."),
    lifecycle: z.enum(["plan", "live", "retire"]).describe("Where the system stands, e.g. `live`."),
    annualCost: amount().optional().describe("What the system costs a year, in money; unknown by default."),
    licences: z
      .strictObject({
        bought: amount().describe("Licences paid for, e.g. `400`."),
        used: amount().describe("Licences in use, e.g. `120`."),
      })
      .optional()
      .describe("Licences bought and used; unknown by default."),
    replacedBy: reference("systems").optional().describe("The system that takes over; none by default."),
  })
  .describe("An application of the inventory.");
export type System = z.infer<typeof SystemSchema>;
