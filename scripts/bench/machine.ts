import { availableParallelism, cpus, totalmem } from "node:os";

/** What was measured on, in a sentence. */
export function machineSentence(day: string): string {
  const model = cpus()[0]?.model.trim() || "unnamed processor";
  const memory = Math.round(totalmem() / 2 ** 30);
  const cores = availableParallelism();
  return `Measured on ${day} on ${process.platform}, ${cores} cores (${model}), ${memory} GiB, with Node ${process.versions.node}.`;
}
