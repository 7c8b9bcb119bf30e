/**
 * Builds a plan again and again while it is edited by chance, each time from the last portal, and holds some of the
 * portals against one that is made of nothing. The plan is a git repository with a commit for every edit, so that what
 * stands on every page changes each time.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Draw } from "../bench/random-numbers.ts";
import { type Edit, randomEdit } from "./random-edits.ts";

export interface SeriesSettings {
  /** An empty folder for the plan and the portals. */
  readonly folder: string;
  readonly files: Iterable<readonly [path: string, text: string]>;
  readonly draw: Draw;
  readonly edits: number;
  /** After so many edits each a portal is made of nothing and compared, and after the last one. */
  readonly compareEvery: number;
  readonly tell?: (sentence: string) => void;
}

export interface SeriesResult {
  readonly builds: number;
  readonly compared: number;
  /** How many files the last build took from the portal before it as they were. */
  readonly kept: number;
  /** Files that differ from those of a build of nothing, with the edits since the last comparison. */
  readonly differences: readonly string[];
}

export function buildSeries(settings: SeriesSettings): SeriesResult {
  const { folder, draw, edits, compareEvery, tell } = settings;
  const plan = join(folder, "plan");
  const files = new Map(settings.files);
  write(plan, files);
  git(plan, "init", "--quiet");
  commit(plan);
  if (!build(folder, "kept")) throw new Error("The plan to begin with has errors.");

  const differences: string[] = [];
  let since: string[] = [];
  let compared = 0;
  let began = 0;
  for (let at = 1; at <= edits; at += 1) {
    began = Date.now();
    since.push(edited(folder, files, draw));
    tell?.(`${at}: ${since.at(-1)}`);
    if (at % compareEvery !== 0 && at !== edits) continue;
    for (const place of ["clean", workOf("clean")])
      rmSync(join(folder, place), { recursive: true, force: true });
    build(folder, "clean");
    compared += 1;
    const found = differing(join(folder, "kept"), join(folder, "clean"));
    if (found.length > 0) {
      differences.push(
        `${found.length} files, e.g. ${found.slice(0, 5).join(", ")}, after ${since.join("; ")}`,
      );
      tell?.(differences.at(-1) ?? "");
    }
    since = [];
  }
  const kept = filesOf(join(folder, "kept")).filter((file) => statSync(file).mtimeMs < began).length;
  return { builds: edits + 1, compared, kept, differences };
}

/** Makes edits until one leaves the plan sound and is built. Says what it was. */
function edited(folder: string, files: Map<string, string>, draw: Draw): string {
  const plan = join(folder, "plan");
  for (;;) {
    const edit = randomEdit(files, draw);
    const before = new Map([...edit.files.keys()].map((path) => [path, files.get(path)]));
    apply(plan, files, edit.files);
    commit(plan);
    if (build(folder, "kept")) return edit.says;
    apply(plan, files, before);
  }
}

const script = fileURLToPath(new URL("../build.ts", import.meta.url));

/** Where what is kept from one build of a portal to the next lies: a build of nothing has nothing of another's. */
export function workOf(name: string): string {
  return `${name}-work`;
}

/** Builds the plan into a folder, of what is there if anything is. Answers whether the plan has no errors. */
function build(folder: string, name: string): boolean {
  const args = ["--plan", join(folder, "plan"), "--out", join(folder, name)];
  const cwd = join(folder, workOf(name));
  mkdirSync(cwd, { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { cwd, encoding: "utf8" });
  if (status === 0 || status === 1) return status === 0;
  throw new Error(`A build failed: ${stderr}`);
}

function apply(plan: string, files: Map<string, string>, changes: Edit["files"]): void {
  for (const [path, text] of changes) {
    if (text === undefined) {
      files.delete(path);
      rmSync(join(plan, path), { force: true });
    } else {
      files.set(path, text);
      write(plan, new Map([[path, text]]));
    }
  }
}

function write(plan: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(plan, path)), { recursive: true });
    writeFileSync(join(plan, path), text, path.startsWith("media/") ? "latin1" : "utf8");
  }
}

function commit(plan: string): void {
  git(plan, "add", "--all");
  git(
    plan,
    "-c",
    "user.name=a",
    "-c",
    "user.email=a@example.org",
    "commit",
    "--quiet",
    "--allow-empty",
    "-m",
    "Edit",
  );
}

function git(folder: string, ...args: readonly string[]): void {
  execFileSync("git", ["-C", folder, ...args], { stdio: "pipe" });
}

/** The paths of files that are not the same in two folders, or in one of them alone. */
export function differing(one: string, other: string): readonly string[] {
  const [ours, theirs] = [digests(one), digests(other)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((path) => ours.get(path) !== theirs.get(path))
    .sort();
}

function digests(folder: string): ReadonlyMap<string, string> {
  const digest = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");
  return new Map(filesOf(folder).map((file) => [relative(folder, file), digest(file)]));
}

function filesOf(folder: string): readonly string[] {
  const items = readdirSync(folder, { recursive: true, withFileTypes: true });
  return items.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
}
