export { capped } from "./capped.ts";
export {
  type EarlierReads,
  earlierReads,
  followingReads,
  isReadBefore,
  type KeptRead,
} from "./earlier-reads.ts";
export { type RestrictedVersion, restrictedToOthers, speaksOfAudience } from "./edition/audience-of.ts";
export { type EditionOfPlan, editionOf, type PastEdition, pastEditionOf } from "./edition/edition-of.ts";
export type { FileTree, TreeItem } from "./file-tree.ts";
export {
  type EntrySource,
  type LoadedPlan,
  type LoadOptions,
  loadPlan,
  loadTree,
} from "./load-plan.ts";
export { fileStart, type Place } from "./place.ts";
