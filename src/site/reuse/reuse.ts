/**
 * What a build keeps of the last portal. A page is a function of its model and of the program, so where both are what
 * they were (`made-of.ts`), the page of the last portal is the page of this one, if nobody has touched it since. It is
 * linked into the new portal, which costs no time to make, to check and to send to a server.
 *
 *     .cache/made/     what earlier builds have made of what, with digests
 *     the last portal  the files themselves
 *
 * Both are only believed as far as they agree: without either, or with a file that was altered, everything is made anew.
 */
import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { MachineFault } from "../../files/machine-fault.ts";
import type { PageModel } from "../../views/entry-models.ts";
import type { Digests } from "../finish/digests.ts";
import { filesIn, wholeList } from "../output/sums.ts";
import type { KeepTask, TakeTask } from "./kept-files.ts";
import { knownFiles, type MadeFile, rememberFiles } from "./known-files.ts";
import { isPlain, type Key, keysFor, type MadeBy, makerOf, ownModel } from "./made-of.ts";

export interface ReuseSettings extends MadeBy {
  /** The portal whose files may be kept. */
  readonly from: string;
  /** Where the portal may lie that the last one has replaced, see `replaced-portal.ts`. */
  readonly replaced: string;
  /** Where is remembered what was made of what. */
  readonly memory: string;
  /** Told when nothing can be remembered, which costs time alone. */
  readonly onMemoryFault?: ((fault: MachineFault) => void) | undefined;
}

/** Works on kept files for this process; see {@link KeptFiles}. */
export interface Keeper {
  readonly take: (task: TakeTask) => Promise<readonly (string | undefined)[]>;
  readonly keep: (task: KeepTask) => Promise<readonly Digests[]>;
  readonly drop: (portal: string) => Promise<void>;
}

export interface Reuse {
  /**
   * Takes the files of the last portal that are known over into the new one, in which nothing is yet. Resolves when it is known
   * which are as they were made, and so can be kept; nothing is kept before.
   */
  readonly take: (portal: string, keeper: Keeper) => Promise<void>;
  /** Whether the last portal is what would be made of a site, given by all that decides it, and is whole. */
  readonly isUnchanged: (site: unknown) => boolean;
  /** Says of what the page at a path, e.g. `kpis/churn/index.html`, would be made. */
  readonly askForPage: (path: string, model: () => PageModel) => void;
  /**
   * Says of what a text would be made: of the model of a page that was asked for before it, and of something more.
   */
  readonly askForText: (path: string, page: string, more: () => unknown) => void;
  /** Says of what a file or a whole folder would be made. Answers whether the like of it was made before. */
  readonly askFor: (path: string, model: unknown) => boolean;
  /**
   * Whether what was asked for is in the last portal as it would be made; it is kept then. Known when the files of the last
   * portal are taken.
   */
  readonly isKept: (path: string) => boolean;
  /** The model of a page that is not kept, handed out once, where it was made to see that and is still there. */
  readonly heldModel: (path: string) => PageModel | undefined;
  /** Says of what a page is made that is not kept. */
  readonly note: (path: string, model: PageModel) => void;
  /** Says of what a text is made that is not kept; its page may come later. */
  readonly noteText: (path: string, page: string, more: unknown) => void;
  /** Whether the last portal has a file at a path with this digest of its own. Known when its files are taken. */
  readonly has: (path: string, digest: string) => boolean;
  /**
   * Keeps in the new portal what is kept, or some files that the last one has, once that is known, and the page that shows the
   * basis of this build's figures is there. Resolves with the digests of its files, by their paths.
   */
  readonly keep: (
    portal: string,
    keeper: Keeper,
    paths?: readonly string[],
  ) => Promise<ReadonlyMap<string, Digests>>;
  /** Takes away what was taken and is neither kept nor made anew, once all that is. */
  readonly drop: (portal: string, keeper: Keeper) => Promise<void>;
  /** Remembers for the next build what was made of what, once the portal is found to be sound. */
  readonly remember: (portal: string, files: FinishedFiles) => void;
}

/** What is known of the files of a portal that is finished. */
interface FinishedFiles {
  /** All of them with their digests, which the portal itself holds. */
  readonly list: string;
  /** The digest of a file without the basis of its figures, by its path in the portal. */
  readonly digestOf: (path: string) => string;
}

/** So many models wait for their pages; where more pages are new, memory is worth more than the time to make them twice. */
const mostHeld = 1_000;

/** Stands for the portal as a whole where others have a path. */
const whole = ".";

export function openReuse(settings: ReuseSettings): Reuse {
  const { from, replaced } = settings;
  // The current folder is another one while a portal is made.
  const memory = resolve(settings.memory);
  const keyOf = keysFor(settings);
  const maker = makerOf(settings);
  // Without a portal there is nothing to keep, and no page has to be compared.
  const known = existsSync(from) ? knownFiles(memory, maker) : new Map<Key, readonly MadeFile[]>();
  const keys = new Map<string, Key>();
  const kept = new Map<string, readonly MadeFile[]>();
  const held = new Map<string, PageModel>();
  /** The texts that were made, with their pages and the keys of what they are made of beside those. */
  const texts = new Map<string, { readonly page: string; readonly more: Key }>();
  /** The digests of the files that were taken, by their paths. */
  const taken = new Map<string, string>();

  const askFor = (path: string, key: Key): boolean => {
    keys.set(path, key);
    return known.has(key);
  };

  const tellFault = (fault: MachineFault | undefined) => {
    if (fault) settings.onMemoryFault?.(fault);
  };

  const textKey = (path: string, page: string, more: Key): Key | undefined => {
    const model = keys.get(page);
    return model && keyOf(path, { model, more });
  };

  return {
    take: async (portal, keeper) => {
      const paths = [...new Set(pathsOf(known))].filter((path) => path !== whole);
      for (const [index, digest] of (await keeper.take({ from, replaced, portal, paths })).entries())
        if (digest !== undefined) taken.set(paths[index] ?? "", digest);
    },
    isUnchanged: (site) => {
      const key = keyOf(whole, site);
      keys.set(whole, key);
      const made = known.get(key)?.[0];
      const list = made && wholeList(from);
      return list !== undefined && listDigest(list) === made?.digest;
    },
    askForPage: (path, model) => {
      if (known.size === 0 || keys.has(path)) return;
      const made = model();
      const isKnown = askFor(path, keyOf(path, ownModel(made)));
      if (!isKnown && held.size < mostHeld) held.set(path, made);
    },
    askForText: (path, page, more) => {
      const key = known.size > 0 && textKey(path, page, keyOf(path, more()));
      if (key) askFor(path, key);
    },
    askFor: (path, model) => askFor(path, keyOf(path, model)),
    isKept: (path) => {
      const files = known.get(keys.get(path) ?? "");
      if (!files?.every((file) => taken.get(file.path) === file.digest)) return false;
      kept.set(path, files);
      return true;
    },
    heldModel: (path) => {
      const made = held.get(path);
      held.delete(path);
      return made;
    },
    note: (path, model) => {
      const own = ownModel(model);
      // A page of which the key would not say all is made anew each time.
      if (!isPlain(own)) keys.delete(path);
      else if (!keys.has(path)) keys.set(path, keyOf(path, own));
    },
    noteText: (path, page, more) => texts.set(path, { page, more: keyOf(path, more) }),
    has: (path, digest) => taken.get(path) === digest,
    keep: async (portal, keeper, paths = pathsOf(kept)) => {
      const digestsOf = new Map<string, Digests>();
      for (const [index, digests] of (await keeper.keep({ portal, paths })).entries())
        digestsOf.set(paths[index] ?? "", digests);
      return digestsOf;
    },
    drop: (portal, keeper) => keeper.drop(portal),
    remember: (portal, { list, digestOf }) => {
      for (const [path, { page, more }] of texts) {
        const key = textKey(path, page, more);
        // Where the key of the page would not say all, neither would that of its text.
        if (key) keys.set(path, key);
        else keys.delete(path);
      }
      const filesOf = (path: string) =>
        path === whole ? [{ path, digest: listDigest(list) }] : filesAt(portal, path, digestOf);
      const made = [...keys].map(([path, key]) => [key, kept.get(path) ?? filesOf(path)] as const);
      tellFault(rememberFiles(memory, maker, new Map(made)));
    },
  };
}

function pathsOf(files: ReadonlyMap<string, readonly MadeFile[]>): readonly string[] {
  return [...files.values()].flatMap((made) => made.map(({ path }) => path));
}

/** What was made at a path: a file, or all files of a folder. */
function filesAt(portal: string, path: string, digestOf: FinishedFiles["digestOf"]): readonly MadeFile[] {
  const at = join(portal, path);
  const paths = statSync(at).isDirectory() ? filesIn(at).map((file) => `${path}/${file}`) : [path];
  return paths.map((file) => ({ path: file, digest: digestOf(file) }));
}

/** The digest of a list of files with their digests. */
function listDigest(list: string): string {
  return createHash("sha256").update(list).digest("hex");
}
