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
  /** Resolves when a file is written that was handed in or will be; rejects if it cannot be. */
  readonly isWritten: (path: string) => Promise<void>;
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
  /** All files of the portal, where they are known already. */
  readonly paths?: readonly string[] | undefined;
  /** Files that are active and ours. */
  readonly exact?: ExactFiles | undefined;
  /** The digests of files that are finished, which this program has let pass before. */
  readonly passed?: ReadonlyMap<string, Digests> | undefined;
}

export function portalFiles(portal: string, finisher: Finisher): PortalFiles {
  const written = new Map<string, Promise<Finished>>();
  const awaited = new Map<string, PromiseWithResolvers<Finished>>();
  const handIn = (path: string, content?: Content): Promise<Finished> => {
    const finished = finisher.finish({ portal, path, ...(content ? { content } : {}) });
    // It is told to whom waits for all of them, and must not end the process before.
    finished.catch(() => {});
    written.set(path, finished);
    return finished;
  };
  return {
    write: (path, content) => {
      const finished = handIn(path, content);
      awaited.get(path)?.resolve(finished);
      return finisher.hasRoom();
    },
    isWritten: async (path) => {
      const known = written.get(path);
      const later = awaited.get(path) ?? Promise.withResolvers<Finished>();
      if (!known) awaited.set(path, later);
      await (known ?? later.promise);
    },
    areWritten: async () => {
      await Promise.all(written.values());
    },
    finish: async ({ paths = filesIn(portal), exact, passed } = {}) => {
      // What others have written is handed in before anything is awaited, which is done one by one, as there are many.
      for (const path of paths) if (!passed?.has(path) && !written.has(path)) handIn(path);
      const files = new Map<string, Finished>();
      for (const path of paths) {
        const digests = passed?.get(path);
        files.set(path, digests ? { ...digests, parts: [] } : await (written.get(path) ?? handIn(path)));
      }
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
