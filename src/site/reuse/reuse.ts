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
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { MachineFault } from "../../files/machine-fault.ts";
import type { PageModel } from "../../views/entry-models.ts";
import { filesIn, wholeList } from "../output/sums.ts";
import { knownFiles, type MadeFile, rememberFiles } from "./known-files.ts";
import { isPlain, type Key, keysFor, type MadeBy, makerOf, ownModel } from "./made-of.ts";
import { type CutPage, cutFile, cutPage, ownDigest, withBasis } from "./page-basis.ts";

export interface ReuseSettings extends MadeBy {
  /** The portal whose files may be kept. */
  readonly from: string;
  /** Where is remembered what was made of what. */
  readonly memory: string;
  /** Told when nothing can be remembered, which costs time alone. */
  readonly onMemoryFault?: ((fault: MachineFault) => void) | undefined;
}

export interface Reuse {
  /** Names a folder of one's own on the same disk as the new portal, where kept files wait. */
  readonly waitIn: (folder: string) => void;
  /** Whether the last portal is what would be made of a site, given by all that decides it, and is whole. */
  readonly isUnchanged: (site: unknown) => boolean;
  /** Whether the page at a path, e.g. `kpis/churn/index.html`, is that of the last portal; it is kept then. */
  readonly keepsPage: (path: string, model: () => PageModel) => boolean;
  /** The model of a page that is not kept, handed out once, where it was made to see that and is still there. */
  readonly heldModel: (path: string) => PageModel | undefined;
  /** Whether a file or a whole folder is that of the last portal; it is kept then. */
  readonly keeps: (path: string, model: unknown) => boolean;
  /** Says of what a page is made that is not kept. */
  readonly note: (path: string, model: PageModel) => void;
  /**
   * Whether a text is that of the last portal; it is kept then. It is made of the model of a page that was asked about
   * before it, and of something more.
   */
  readonly keepsText: (path: string, page: string, more: unknown) => boolean;
  /** Says of what a text is made that is not kept; its page may come later. */
  readonly noteText: (path: string, page: string, more: unknown) => void;
  /** Puts what is kept into the portal, once its other pages are there; answers with the paths of its files. */
  readonly place: (portal: string) => ReadonlySet<string>;
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

/** A page that no build keeps, from which the others get what stands on every page. */
const freshPage = "index.html";

/** So many models wait for their pages; where more pages are new, memory is worth more than the time to make them twice. */
const mostHeld = 1_000;

/** Stands for the portal as a whole where others have a path. */
const whole = ".";

export function openReuse(settings: ReuseSettings): Reuse {
  const { from } = settings;
  // The current folder is another one while a portal is made.
  const memory = resolve(settings.memory);
  let aside: string | undefined;
  const keyOf = keysFor(settings);
  const maker = makerOf(settings);
  // Without a portal there is nothing to keep, and no page has to be compared.
  const known = existsSync(from) ? knownFiles(memory, maker) : new Map<Key, readonly MadeFile[]>();
  const keys = new Map<string, Key>();
  const kept = new Map<string, readonly MadeFile[]>();
  const held = new Map<string, PageModel>();
  /** The texts that were made, with their pages and the keys of what they are made of beside those. */
  const texts = new Map<string, { readonly page: string; readonly more: Key }>();
  /** Where kept files wait, each under a number: a thousand folders take longer than a thousand files. */
  const waiting: WaitingFile[] = [];
  let names = 0;

  const isKept = (path: string, key: Key): boolean => {
    keys.set(path, key);
    const files = known.get(key);
    if (aside === undefined || !files) return false;
    const taken: WaitingFile[] = [];
    for (const file of files) {
      const at = join(aside, String(names));
      names += 1;
      // Taken first and judged then: another build may put its portal there at any moment.
      const waits = isTaken(join(from, file.path), at) ? wholeFile(file, at) : undefined;
      if (!waits) return false;
      taken.push(waits);
    }
    waiting.push(...taken);
    kept.set(path, files);
    return true;
  };

  const textKey = (path: string, page: string, more: Key): Key | undefined => {
    const model = keys.get(page);
    return model && keyOf(path, { model, more });
  };

  return {
    waitIn: (folder) => {
      mkdirSync(folder, { recursive: true });
      aside = folder;
    },
    isUnchanged: (site) => {
      const key = keyOf(whole, site);
      keys.set(whole, key);
      const made = known.get(key)?.[0];
      const list = made && wholeList(from);
      return list !== undefined && listDigest(list) === made?.digest;
    },
    keepsPage: (path, model) => {
      if (known.size === 0) return false;
      if (keys.has(path)) return kept.has(path);
      const made = model();
      if (isKept(path, keyOf(path, ownModel(made)))) return true;
      if (held.size < mostHeld) held.set(path, made);
      return false;
    },
    heldModel: (path) => {
      const made = held.get(path);
      held.delete(path);
      return made;
    },
    keeps: (path, model) => isKept(path, keyOf(path, model)),
    note: (path, model) => {
      const own = ownModel(model);
      // A page of which the key would not say all is made anew each time.
      if (!isPlain(own)) keys.delete(path);
      else if (!keys.has(path)) keys.set(path, keyOf(path, own));
    },
    keepsText: (path, page, more) => {
      const key = known.size > 0 && textKey(path, page, keyOf(path, more));
      return key ? isKept(path, key) : false;
    },
    noteText: (path, page, more) => texts.set(path, { page, more: keyOf(path, more) }),
    place: (portal) => {
      const { basis } = cutPage(readFileSync(join(portal, freshPage)));
      for (const file of waiting) placeFile(file, portal, basis);
      return new Set(waiting.map(({ path }) => path));
    },
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
      const fault = rememberFiles(memory, maker, new Map(made));
      if (fault) settings.onMemoryFault?.(fault);
    },
  };
}

interface WaitingFile extends MadeFile {
  readonly at: string;
  /** What stands in the page for all pages; empty in other files. */
  readonly basis: CutPage["basis"];
  /** Changes with whatever happens to the file. */
  readonly state: string;
}

/** A file that was taken aside; `undefined` if it is not what was made. */
function wholeFile({ path, digest }: MadeFile, at: string): WaitingFile | undefined {
  const state = stateOf(at);
  const page = cutFile(path, readFileSync(at));
  // Copied, as it would else hold the whole page in memory.
  const basis = page.basis.map((part) => Buffer.from(part));
  return ownDigest(page) === digest ? { path, digest, at, basis, state } : undefined;
}

/** Puts a file that waits into the portal: as it is, which needs no reading, or with the basis of this build. */
function placeFile(file: WaitingFile, portal: string, basis: CutPage["basis"]): void {
  const to = join(portal, file.path);
  const hasBasis = file.basis.length > 0;
  const isSame = !hasBasis || Buffer.concat(file.basis).equals(Buffer.concat(basis));
  const renewed = isSame && stateOf(file.at) === file.state ? undefined : renewedPage(file, basis);
  mkdirSync(dirname(to), { recursive: true });
  if (renewed) writeFileSync(to, renewed);
  else renameSync(file.at, to);
}

/** A file with the basis of this build. Throws if it is no longer what was taken. */
function renewedPage({ path, digest, at }: WaitingFile, basis: CutPage["basis"]): Buffer {
  const content = readFileSync(at);
  const page = cutFile(path, content);
  const renewed = page.basis.length === 0 ? content : withBasis(page, basis);
  if (ownDigest(page) !== digest || !renewed)
    throw new Error(
      `\`${path}\` of the last portal was altered while a new one was made from it. Build again.`,
    );
  return renewed;
}

function stateOf(file: string): string {
  const { size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
  return `${size} ${mtimeNs} ${ctimeNs}`;
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

/** Gives a file a second name, or copies it where the disk or the system knows none. Answers whether it was there. */
function isTaken(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    if (!existsSync(from)) return false;
  }
  copyFileSync(from, to);
  return true;
}
