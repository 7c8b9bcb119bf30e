import { setFlagsFromString } from "node:v8";

/** By how much the heap may grow, in percent of what was in use, until garbage is collected again. */
const growth = 80;

/**
 * Has garbage collected before the heap is a multiple of what is in use. A build has little in use at a time, and makes
 * a hundred times as much; left to itself the engine lets most of that lie for as long as the machine has memory, which
 * others on it may need. It holds for all threads of the process, and from now on. Vite's bundler gives memory back that
 * it no longer needs, as long as this is called before it is loaded.
 */
export function keepHeapLean(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
  process.env["MIMALLOC_PURGE_DELAY"] = "0";
}
