import type { z } from "zod";
import type { CollectionName } from "./collection-name.ts";
import { MilestoneSchema, PlanSchema, RiskSchema, UpdateSchema } from "./delivery.ts";
import { DecisionSchema, ForumSchema } from "./governance.ts";
import { PersonSchema, SystemSchema, TeamSchema, UnitSchema } from "./organisation.ts";
import { ActualsSchema, AssumptionSchema, KpiSchema, ObjectiveSchema } from "./outcomes.ts";

interface CollectionDefinition {
  /** `json` files hold figures; `mdx` files hold a narrative with figures in their frontmatter. */
  readonly format: "json" | "mdx";
  readonly schema: z.ZodObject;
  /** What one entry is called in a sentence, e.g. "milestone". */
  readonly noun: string;
}

/** Every collection with its format and schema. A new collection is a line here. */
export const collections = {
  people: { format: "json", schema: PersonSchema, noun: "person" },
  units: { format: "json", schema: UnitSchema, noun: "unit" },
  teams: { format: "json", schema: TeamSchema, noun: "team" },
  systems: { format: "json", schema: SystemSchema, noun: "system" },
  objectives: { format: "mdx", schema: ObjectiveSchema, noun: "objective" },
  kpis: { format: "json", schema: KpiSchema, noun: "KPI" },
  actuals: { format: "json", schema: ActualsSchema, noun: "list of actuals" },
  assumptions: { format: "json", schema: AssumptionSchema, noun: "assumption" },
  plans: { format: "mdx", schema: PlanSchema, noun: "plan" },
  milestones: { format: "json", schema: MilestoneSchema, noun: "milestone" },
  updates: { format: "mdx", schema: UpdateSchema, noun: "update" },
  risks: { format: "json", schema: RiskSchema, noun: "risk" },
  decisions: { format: "mdx", schema: DecisionSchema, noun: "decision" },
  forums: { format: "mdx", schema: ForumSchema, noun: "forum" },
} as const satisfies Record<CollectionName, CollectionDefinition>;

/** What the schema of a collection makes of one file. */
export type EntryData<Name extends CollectionName> = z.infer<(typeof collections)[Name]["schema"]>;

/** One entry: its data, and its id, which is its path inside the collection without the extension. */
export type Entry<Name extends CollectionName> = EntryData<Name> & { readonly id: string };
