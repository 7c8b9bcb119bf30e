import type { Report, Snapshot } from "../analysis/index.ts";
import type { GraphLayouter } from "../diagrams/graph/index.ts";
import type { CommitLookup } from "../history/last-commit.ts";
import type { EntrySource } from "../load/index.ts";
import type { PlanRepository } from "../model/index.ts";
import type { Moment } from "../views/moment.ts";
import type { PlanHistory } from "./plan-history.ts";

/** A plan as its folder holds it, whoever may see it. */
export interface WholePlan {
  readonly repository: PlanRepository;
  readonly sources: ReadonlyMap<string, EntrySource>;
}

/** Everything that the pages of one build show: read, checked and analysed once. */
export interface Site {
  /** The plan that is shown, with what is dated after the reporting date. */
  readonly repository: PlanRepository;
  /** The plan as it was known on the reporting date. */
  readonly now: Snapshot;
  readonly report: Report;
  /** The report as of an earlier day, by the dates in the files; made when it is asked for. */
  readonly before: () => Report;
  /** Earlier states of the plan to compare it with, newest first. */
  readonly moments: readonly Moment[];
  readonly sources: ReadonlyMap<string, EntrySource>;
  readonly commit: CommitLookup;
  readonly history: PlanHistory;
  /** The folder the plan was read from; pictures are served from it. */
  readonly planFolder: string;
  /** The SHA-256 of its files; see `LoadedPlan.versions`. */
  readonly versions: ReadonlyMap<string, string>;
  /** The rendered diagrams of the texts, by their Mermaid source. */
  readonly diagrams: ReadonlyMap<string, RenderedDiagram>;
  /**
   * Lays out a node-link diagram. It comes with the site because it reads fonts and WebAssembly, which stay
   * outside of what Astro bundles.
   */
  readonly layoutGraph: GraphLayouter;
  /** The plan that the edition was made of. No page may look at it: it is what a leak is looked for with. */
  readonly whole: WholePlan;
  /** The entries of it that are not shown, as `collection/id`. */
  readonly leftOut: ReadonlySet<string>;
}

export interface RenderedDiagram {
  readonly svg: string;
  readonly title: string;
}
