export { capped } from "./capped.ts";
export type { FileTree, TreeItem } from "./file-tree.ts";
export {
  type EarlierReads,
  type EntrySource,
  type LoadedPlan,
  type LoadOptions,
  loadPlan,
  loadTree,
} from "./load-plan.ts";
export { fileStart, type Place } from "./place.ts";
