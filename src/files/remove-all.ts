import { rmSync } from "node:fs";

/** Removes folders. What other threads are still writing, or removing, can come between two steps of it. */
export function removeAll(folders: readonly string[]): void {
  for (const folder of folders)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
}
