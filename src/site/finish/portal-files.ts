/**
 * The files of a portal that is being made, from the moment that each is written until all are known to be sound.
 */
import { filesIn } from "../output/sums.ts";
import { type ExactFiles, refuseUnsafeParts, unsafeParts } from "../safety/built-files.ts";
import type { Digests } from "./digests.ts";
import type { Finished, Finisher } from "./finisher.ts";
import type { Content } from "./tray.ts";

export interface PortalFiles {
  /**
   * Hands in a file to be written, by its path in the portal, e.g. `kpis/churn/index.html`. Resolves when there is room
   * for more.
   */
  readonly write: (path: string, content: Content) => Promise<void>;
  /** Resolves when all that was handed in is written; rejects with the fault of the machine if something cannot be. */
  readonly areWritten: () => Promise<void>;
  /**
   * Finishes all files, those too that others have written. Throws, with the places, if any holds what is active and
   * not to be there; see {@link unsafeParts}.
   */
  readonly finish: (settings?: FinishSettings) => Promise<FinishedPortal>;
}

export interface FinishedPortal {
  /** The digests of a file, by its path. Throws if there was no such file. */
  readonly digestsOf: (path: string) => Digests;
}

export interface FinishSettings {
  /** Files that are active and ours. */
  readonly exact?: ExactFiles | undefined;
  /** Files that this program has let pass before, to the byte. */
  readonly passed?: ReadonlySet<string> | undefined;
}

export function portalFiles(portal: string, finisher: Finisher): PortalFiles {
  const written = new Map<string, Promise<Finished>>();
  return {
    write: (path, content) => {
      const finished = finisher.finish({ portal, path, content });
      // It is told to whom waits for all of them, and must not end the process before.
      finished.catch(() => {});
      written.set(path, finished);
      return finisher.hasRoom();
    },
    areWritten: async () => {
      await Promise.all(written.values());
    },
    finish: async ({ exact, passed } = {}) => {
      const finished = filesIn(portal).map(
        async (path) =>
          [
            path,
            await (written.get(path) ??
              finisher.finish({ portal, path, isPassed: passed?.has(path) ?? false })),
          ] as const,
      );
      const files = new Map(await Promise.all(finished));
      refuseUnsafeParts(unsafeParts(files, exact));
      return {
        digestsOf: (path) => {
          const digests = files.get(path);
          if (!digests) throw new Error(`\`${path}\` was written after the portal was finished.`);
          return digests;
        },
      };
    },
  };
}
