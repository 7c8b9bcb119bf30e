/**
 * Other generators, each with a project of its own in `peers/`, and how they make the pages of a data set. Their
 * packages are none of this project's: they are installed into a folder for temporary files, by their own lockfiles.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "./measured-process.ts";
import { type DataSet, type ListedPage, write } from "./pages/data-set.ts";
import { setAside } from "./set-aside.ts";

export interface Peer {
  readonly name: string;
  /** The folder of its project in `peers/`. */
  readonly project: string;
  /** Writes its content into a copy of its project, which takes no part in the measured time. */
  readonly writeContent: (dataSet: DataSet, folder: string) => void;
  /** Builds the portal of a copy of its project into `out/`, as it is after a fresh checkout. */
  readonly build: (dataSet: DataSet, folder: string) => Command;
}

const projects = fileURLToPath(new URL("peers/", import.meta.url));

const eleventy: Peer = {
  name: "Eleventy 3",
  project: "eleventy",
  writeContent: ({ folder: data, pages }, folder) => {
    for (const { file, path } of withProse(pages)) {
      const head = { layout: "page.njk", permalink: `/${path}index.html`, file };
      write(join(folder, "src", `${file}.md`), withHead(head, proseOf(data, file)));
    }
  },
  build: ({ folder: data }, folder) => ({
    ...withNode(join(folder, "node_modules/@11ty/eleventy/cmd.cjs"), ["--quiet"], folder),
    environment: { DATA_SET: data, OUT: "out" },
  }),
};

const hugo: Peer = {
  name: "Hugo",
  project: "hugo",
  writeContent: ({ folder: data, pages }, folder) => {
    for (const { file, path, title, hasProse } of pages)
      write(
        join(folder, "content", `${file === "index" ? "first" : file}.md`),
        `${JSON.stringify({ title, url: `/${path}`, file }, undefined, 2)}\n\n${hasProse ? proseOf(data, file) : ""}`,
      );
    cpSync(join(data, "assets"), join(folder, "static"), { recursive: true });
    cpSync(join(data, "pages"), join(folder, "pages"), { recursive: true });
  },
  build: (_, folder) => ({
    command: "hugo",
    args: ["--quiet", "--destination", "out"],
    folder,
    environment: { HUGO_CACHEDIR: join(folder, "cache") },
  }),
};

const textbookAstro: Peer = {
  name: "Textbook Astro",
  project: "textbook-astro",
  writeContent: ({ folder: data, pages }, folder) => {
    const content = join(folder, "src/content");
    mkdirSync(join(content, "entries"), { recursive: true });
    for (const { hasProse, ...head } of pages)
      if (hasProse)
        write(join(content, "entries", `${head.file}.mdx`), withHead(head, proseOf(data, head.file)));
      else write(join(content, "plain", `${head.file}.json`), JSON.stringify(head));
    cpSync(join(data, "assets"), join(folder, "public"), { recursive: true });
  },
  build: ({ folder: data }, folder) => ({
    ...withNode(join(folder, "node_modules/astro/bin/astro.mjs"), ["build", "--outDir", "out"], folder),
    environment: { DATA_SET: data, ASTRO_TELEMETRY_DISABLED: "1" },
  }),
};

export const peers: readonly Peer[] = [eleventy, hugo, textbookAstro];

/** The peers that can be measured here, and of each other one why not. */
export function presentPeers(mayInstall: boolean): {
  readonly present: readonly Peer[];
  readonly missing: readonly string[];
} {
  const present: Peer[] = [];
  const missing: string[] = [];
  for (const peer of peers) {
    const reason = peer === hugo ? hugoFault() : packagesFault(peer, mayInstall);
    if (reason === undefined) present.push(peer);
    else missing.push(`${peer.name} is left out: ${reason}`);
  }
  return { present, missing };
}

/** A copy of a peer's project with its content and packages, made anew. */
export function copyOfProject(peer: Peer, dataSet: DataSet, folder: string): void {
  setAside(folder);
  cpSync(join(projects, peer.project), folder, { recursive: true });
  if (existsSync(installedAt(peer)))
    symlinkSync(join(installedAt(peer), "node_modules"), join(folder, "node_modules"));
  // Astro keeps what it has read beside the packages, which copies share.
  for (const kept of [".astro", ".vite"])
    rmSync(join(folder, "node_modules", kept), { recursive: true, force: true });
  peer.writeContent(dataSet, folder);
}

function hugoFault(): string | undefined {
  const { status } = spawnSync("hugo", ["version"]);
  return status === 0 ? undefined : "there is no command `hugo`; on Debian, `apt-get install hugo` brings it";
}

function packagesFault(peer: Peer, mayInstall: boolean): string | undefined {
  const folder = installedAt(peer);
  if (existsSync(folder)) return undefined;
  if (!mayInstall) return "its packages are not installed; `--install` fetches them into a temporary folder";
  const making = `${folder}-${process.pid}`;
  mkdirSync(making, { recursive: true });
  for (const name of ["package.json", "package-lock.json"])
    cpSync(join(projects, peer.project, name), join(making, name));
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status, stderr } = spawnSync("npm", args, { cwd: making, encoding: "utf8" });
  if (status === 0) renameSync(making, folder);
  else rmSync(making, { recursive: true, force: true });
  if (status === 0) return undefined;
  // Warnings come first, and may be many.
  const error = stderr?.split("\n").find((line) => line.startsWith("npm error"));
  return `its packages could not be installed: ${error ?? "there is no npm"}`;
}

/** Named by the lockfile, so that what was installed is used until another version is wanted. */
function installedAt({ project }: Peer): string {
  const lockfile = join(projects, project, "package-lock.json");
  if (!existsSync(lockfile)) return join(projects, project, "none");
  const name = createHash("sha256").update(readFileSync(lockfile)).digest("hex").slice(0, 16);
  return join(tmpdir(), "plumbline-peers", `${project}-${name}`);
}

function withNode(program: string, args: readonly string[], folder: string): Command {
  return { command: process.execPath, args: [program, ...args], folder };
}

function withProse(pages: readonly ListedPage[]): readonly ListedPage[] {
  return pages.filter(({ hasProse }) => hasProse);
}

function proseOf(data: string, file: string): string {
  return readFileSync(join(data, "prose", `${file}.md`), "utf8");
}

/** JSON is YAML, too. */
function withHead(fields: Readonly<Record<string, string>>, body: string): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join("")}---\n\n${body}`;
}
