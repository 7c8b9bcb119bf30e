import { defineCollection } from "astro:content";
import { planCollection } from "./site/collection-loader.ts";

/** The collections of the plan, with the schemas of the model. */
export const collections = {
  people: defineCollection(planCollection("people")),
  units: defineCollection(planCollection("units")),
  teams: defineCollection(planCollection("teams")),
  systems: defineCollection(planCollection("systems")),
  objectives: defineCollection(planCollection("objectives")),
  kpis: defineCollection(planCollection("kpis")),
  assumptions: defineCollection(planCollection("assumptions")),
  plans: defineCollection(planCollection("plans")),
  milestones: defineCollection(planCollection("milestones")),
  updates: defineCollection(planCollection("updates")),
  risks: defineCollection(planCollection("risks")),
  decisions: defineCollection(planCollection("decisions")),
  forums: defineCollection(planCollection("forums")),
};
