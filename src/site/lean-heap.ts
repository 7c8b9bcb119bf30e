import { setFlagsFromString } from "node:v8";
import { type CollectionName, collectionNames, entriesOf, type PlanRepository } from "../model/index.ts";

/** By how much the heap may grow, in percent of what was in use, until garbage is collected again. */
const growth = { usual: 80, ofLargePlan: 40 } as const;

/** From so many entries on a plan is large: half a gigabyte is in use then, and as much garbage would lie about. */
const large = 25_000;

/**
 * Has garbage collected before the heap is a multiple of what is in use. A build has little in use at a time, and makes
 * a hundred times as much; left to itself the engine lets most of that lie for as long as the machine has memory, which
 * others on it may need. It holds for all threads of the process, and from now on. Vite's bundler gives memory back that
 * it no longer needs, as long as this is called before it is loaded.
 */
export function keepHeapLean(repository: PlanRepository): void {
  setFlagsFromString(`--heap-growing-percent=${growthFor(repository)}`);
  process.env["MIMALLOC_PURGE_DELAY"] = "0";
}

/** How much a heap may grow that holds a plan. */
export function growthFor(repository: PlanRepository): number {
  const size = (name: CollectionName) => entriesOf(repository, name).size;
  const entries = collectionNames.reduce((sum, name) => sum + size(name), 0);
  return entries < large ? growth.usual : growth.ofLargePlan;
}
