/**
 * The main line of a plan folder: the commits, oldest first, that a reader of its branch has seen one after the
 * other. A merge is one step, for what it brought was not there before: of a side branch it counts that it came in,
 * and when. The line goes on behind a rename of the plan folder itself.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Day, day } from "../model/index.ts";
import type { CommitFile } from "./commit-tree.ts";
import { gitBeside } from "./git.ts";
import { pathspec } from "./plan-place.ts";
import { type FileChange, rawChanges, readRawChanges } from "./raw-changes.ts";
import { trustedDays } from "./trusted-days.ts";

export interface LineCommit {
  /** The full hash. */
  readonly hash: string;
  readonly parents: readonly string[];
  /** The day on which it came in: its committer's, unless that cannot be right beside those around it. */
  readonly day: Day;
  readonly author: string;
  readonly subject: string;
  /** The plan folder's path from the top of the repository at that commit, with a slash at its end. */
  readonly prefix: string;
  /** What it changed in the plan folder; paths are relative to that. */
  readonly changes: readonly FileChange[];
}

export interface MainLine {
  readonly commits: readonly LineCommit[];
  /** False for a shallow clone: what came before the first commit is not on this machine. */
  readonly isWhole: boolean;
}

/**
 * Reads the main line of a folder, `prefix` from the top of the repository, up to a commit, while other work goes on. Rejects with
 * `NoHistory`.
 */
export async function mainLine(folder: string, prefix: string, until: string): Promise<MainLine> {
  const asked = shallowCommits(folder);
  // Where there is no line, that is what is said.
  asked.catch(() => {});
  const parts: Omit<LineCommit, "day">[][] = [];
  const stated: Day[] = [];
  for (let from: Start | undefined = { commit: until, prefix }; from; ) {
    const read = await logOf(folder, from);
    parts.unshift(read.map(({ commit }) => commit));
    stated.unshift(...read.map((each) => each.day));
    const first: Omit<LineCommit, "day"> | undefined = read[0]?.commit;
    from = first && (await folderBefore(folder, first));
  }
  const days = trustedDays(stated);
  const commits = parts.flat().map((commit, at) => ({ ...commit, day: days[at] as Day }));
  const shallow = await asked;
  return { commits, isWhole: !commits.some(({ hash }) => shallow.has(hash)) };
}

interface Start {
  readonly commit: string;
  readonly prefix: string;
}

const [header, field] = ["\u0001", "\u001f"];
const format = `--format=%x01${["%H", "%P", "%cs", "%aN", "%s"].join("%x1f")}`;

async function logOf(
  folder: string,
  { commit, prefix }: Start,
): Promise<readonly { readonly commit: Omit<LineCommit, "day">; readonly day: Day }[]> {
  const settings = ["-c", "log.showSignature=false", "-c", "log.showRoot=true"];
  const line = ["--first-parent", "-m", "--reverse", format, ...rawChanges];
  const log = await gitBeside(folder, ...settings, "log", ...line, commit, ...pathspec(prefix));
  const texts = log.split("\0");
  const commits = [];
  for (let at = 0; at < texts.length; ) {
    const text = texts[at]?.trimStart() ?? "";
    if (!text.startsWith(header)) {
      at++;
      continue;
    }
    const [hash = "", parents = "", date = "", author = "", subject = ""] = text.slice(1).split(field);
    const { changes, end } = readRawChanges(texts, at + 1);
    const own = changes.map((change) => within(change, prefix));
    const named = {
      hash,
      parents: parents.split(" ").filter((each) => each !== ""),
      author,
      subject,
      prefix,
    };
    commits.push({ commit: { ...named, changes: own }, day: day(date) });
    at = end;
  }
  return commits;
}

function within({ path, file, from }: FileChange, prefix: string): FileChange {
  const relative = { path: path.slice(prefix.length), file };
  return from === undefined ? relative : { ...relative, from: from.slice(prefix.length) };
}

/** Where the line goes on, if the first commit of a folder only gave it another name. */
async function folderBefore(folder: string, first: Omit<LineCommit, "day">): Promise<Start | undefined> {
  const [parent] = first.parents;
  if (parent === undefined) return undefined;
  const diff = await gitBeside(folder, "diff-tree", "-r", ...rawChanges, parent, first.hash);
  const { changes } = readRawChanges(diff.split("\0"), 0);
  const portal = changes.find(({ path }) => path === `${first.prefix}portal.json`);
  if (!portal?.from?.endsWith("portal.json")) return undefined;
  return { commit: parent, prefix: portal.from.slice(0, -"portal.json".length) };
}

/** The commits of which git has not been given the parents; none in a whole clone. */
async function shallowCommits(folder: string): Promise<ReadonlySet<string>> {
  if ((await gitBeside(folder, "rev-parse", "--is-shallow-repository")) !== "true") return new Set();
  const file = resolve(folder, await gitBeside(folder, "rev-parse", "--git-path", "shallow"));
  return new Set(
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== ""),
  );
}

/** The files of the plan folder after each commit of the line, in turn. The map is the same one, brought forward. */
export function* filesAlong(
  commits: readonly LineCommit[],
): Generator<{ readonly commit: LineCommit; readonly files: ReadonlyMap<string, CommitFile> }> {
  const files = new Map<string, CommitFile>();
  let prefix: string | undefined;
  for (const commit of commits) {
    // A folder with another name is added as a whole, and what it held under the old one is what it holds now.
    if (prefix !== undefined && prefix !== commit.prefix) files.clear();
    prefix = commit.prefix;
    for (const { from } of commit.changes) if (from !== undefined) files.delete(from);
    for (const { path, file } of commit.changes) {
      if (file) files.set(path, file);
      else files.delete(path);
    }
    yield { commit, files };
  }
}
