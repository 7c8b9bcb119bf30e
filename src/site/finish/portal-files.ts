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
  return {
    write: (path, content) => {
      const finished = finisher.finish({ portal, path, content });
      // It is told to whom waits for all of them, and must not end the process before.
      finished.catch(() => {});
      written.set(path, finished);
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
      const finishedAt = (path: string) => {
        const digests = passed?.get(path);
        if (digests) return { ...digests, parts: [] };
        return written.get(path) ?? finisher.finish({ portal, path });
      };
      const finished = paths.map(async (path) => [path, await finishedAt(path)] as const);
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
