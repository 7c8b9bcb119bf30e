/**
 * A reader who opens pages of a portal one after another, with everything that they ask for, while the portal is
 * replaced again and again. Nothing that they get may be missing, cut short or of two commits.
 */
import { createHash } from "node:crypto";
import { Agent, get, type IncomingMessage } from "node:http";
import { gunzipSync } from "node:zlib";

export interface Reading {
  requests: number;
  /** Everything that should not have been seen. */
  readonly faults: string[];
  /** The commits of the pages, in the order in which they were seen, without repeats. */
  readonly commits: string[];
}

export interface Plan {
  /** The mark in the titles of a commit, by the commit as pages show it. */
  readonly marks: ReadonlyMap<string, string>;
  readonly pages: readonly string[];
}

interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

export async function readUntil(url: string, plan: Plan, isOver: () => boolean): Promise<Reading> {
  const reading: Reading = { requests: 0, faults: [], commits: [] };
  const agent = new Agent({ keepAlive: true });
  const digests = new Map<string, string>();
  /** What the last page and its search would still ask for. */
  let leftOver: readonly string[] = [];

  const ask = async (path: string): Promise<Answer> => {
    reading.requests += 1;
    const answer = await request(new URL(path, url), agent).catch((error: unknown) => String(error));
    if (typeof answer === "string") {
      reading.faults.push(`${path}: ${answer}`);
      return { status: 0, body: Buffer.alloc(0) };
    }
    if (answer.status !== 200) reading.faults.push(`${path}: ${answer.status}`);
    if (answer.body.length === 0) reading.faults.push(`${path}: empty`);
    if (isNamedByContent(path)) {
      const digest = createHash("sha256").update(answer.body).digest("hex");
      if ((digests.get(path) ?? digest) !== digest) reading.faults.push(`${path}: has changed`);
      digests.set(path, digest);
    }
    return answer;
  };

  for (let turn = 0; !isOver(); turn += 1) {
    const path = plan.pages[turn % plan.pages.length] ?? "";
    const html = (await ask(path)).body.toString("utf8");
    const commit = commitOf(html, plan.marks);
    reading.faults.push(...pageFaults(path, html, commit, plan.marks));
    if (commit !== undefined && reading.commits.at(-1) !== commit) {
      reading.commits.push(commit);
      // The portal was replaced since the last page was opened, which is still before its reader.
      for (const asset of leftOver) await ask(asset);
    }
    const assets = assetsOf(html, path);
    for (const asset of assets) {
      const { body } = await ask(asset);
      if (asset.endsWith(".css")) for (const font of fontsOf(body.toString("utf8"), asset)) await ask(font);
    }
    leftOver = [...assets, ...(await searchParts(ask))];
    // The builds need the processor too.
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  agent.destroy();
  return reading;
}

/** The commit that a page names, or whose mark it has; a page may show neither, e.g. that of the search. */
function commitOf(html: string, marks: Plan["marks"]): string | undefined {
  const [mark] = marksIn(html);
  return /commit ([0-9a-f]{7})/.exec(html)?.[1] ?? [...marks].find(([, ofCommit]) => ofCommit === mark)?.[0];
}

function marksIn(html: string): readonly string[] {
  return [...new Set(html.match(/\bm\d\d\b/g))];
}

function pageFaults(
  path: string,
  html: string,
  commit: string | undefined,
  marks: Plan["marks"],
): readonly string[] {
  if (!html.endsWith("</html>")) return [`${path}: cut short`];
  const found = marksIn(html);
  const mark = commit === undefined ? undefined : marks.get(commit);
  if (mark === undefined)
    return commit === undefined && found.length === 0 ? [] : [`${path}: of no commit that was pushed`];
  return found.filter((other) => other !== mark).map((other) => `${path}: has ${other} in ${mark}`);
}

function isNamedByContent(path: string): boolean {
  return /^\/(_astro\/|pagefind\/(fragment|index|filter)\/|pagefind\/pagefind\..*\.pf_meta)/.test(path);
}

function assetsOf(html: string, page: string): readonly string[] {
  const links = [...html.matchAll(/<link [^>]*>/g)]
    .map(([link]) => link)
    .filter((link) => /rel="(stylesheet|icon|preload)"/.test(link))
    .map((link) => /href="([^"]*)"/.exec(link)?.[1]);
  const scripts = [...html.matchAll(/<script [^>]*src="([^"]*)"/g)].map((match) => match[1]);
  const pictures = [...html.matchAll(/<img [^>]*src="([^"]*)"/g)].map((match) => match[1]);
  const all = [...links, ...scripts, ...pictures].filter((path) => path !== undefined);
  return [...new Set(all.map((path) => absolute(path, page)))];
}

function fontsOf(css: string, sheet: string): readonly string[] {
  const urls = [...css.matchAll(/url\(["']?([^)"']+)["']?\)/g)].map((match) => match[1] ?? "");
  return urls.filter((path) => !path.startsWith("data:")).map((path) => absolute(path, sheet));
}

/** The parts of the search index that somebody who has begun to search would ask for. */
async function searchParts(ask: (path: string) => Promise<Answer>): Promise<readonly string[]> {
  const entry = (await ask("/pagefind/pagefind-entry.json")).body.toString("utf8");
  const hash = /"hash":"([^"]+)"/.exec(entry)?.[1];
  if (hash === undefined) return [];
  const meta = `/pagefind/pagefind.${hash}.pf_meta`;
  const { status, body } = await ask(meta);
  if (status !== 200) return [];
  const names =
    gunzipSync(body)
      .toString("latin1")
      .match(/en_[0-9a-f]{7}/g) ?? [];
  // The names of fragments and of parts of the index have one form; the first fragments are enough here.
  return [meta, ...names.slice(0, 3).map((name) => `/pagefind/fragment/${name}.pf_fragment`)];
}

function absolute(path: string, from: string): string {
  return new URL(path, new URL(from, "http://reader.invalid/")).pathname;
}

function request(url: URL, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = get(url, { agent, timeout: 20_000 }, (response: IncomingMessage) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.once("error", reject);
      response.once("close", () => {
        const body = Buffer.concat(parts);
        const promised = response.headers["content-length"];
        if (!response.complete || (promised !== undefined && Number(promised) !== body.length))
          reject(new Error(`cut short after ${body.length} of ${promised ?? "?"} bytes`));
        else resolve({ status: response.statusCode ?? 0, body });
      });
    });
    sent.once("timeout", () => sent.destroy(new Error("no answer within 20 seconds")));
    sent.once("error", reject);
  });
}
