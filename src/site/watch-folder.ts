import { watch } from "chokidar";

/**
 * Editors write a file in several steps; what comes within this time of each other is one change. Where a step takes
 * longer, the change is shown twice, and the second time is right.
 */
const settledAfterMs = 40;

/** Calls `changed` after every change in a folder, never twice at once. Returns what stops it. */
export function watchFolder(folder: string, changed: () => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const turn = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    await changed();
    running = false;
    if (again) {
      again = false;
      await turn();
    }
  };
  // Editors replace a file by a rename, after which the runtime's own watcher no longer sees it.
  const watcher = watch(folder, { ignoreInitial: true });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void turn(), settledAfterMs);
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
