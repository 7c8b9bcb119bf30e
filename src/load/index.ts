export { capped } from "./capped.ts";
export { type EntrySource, type LoadedPlan, loadPlan } from "./load-plan.ts";
