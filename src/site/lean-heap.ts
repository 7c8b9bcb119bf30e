import { setFlagsFromString } from "node:v8";

/** By how much the heap may grow, in percent of what was in use, until garbage is collected again. */
const growth = 60;

/**
 * Has garbage collected before the heap is a multiple of what is in use. A build has little in use at a time, and makes
 * a hundred times as much; left to itself the engine lets most of that lie for as long as the machine has memory, which
 * others on it may need. It holds for all threads of the process, and from now on.
 */
export function keepHeapLean(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
}
