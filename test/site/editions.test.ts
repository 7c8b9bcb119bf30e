/**
 * A plan with restricted entries of every kind, whose history knows them open, is built in all editions. What is looked
 * for here is looked for in the plainest way, and not by the program's own search for leaks.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/analysis/index.ts";

/** Words that stand in restricted entries alone, whatever form they are written in. */
const secrets = {
  board:
    /saltmarsh|nightingale|halcyon|envoys|dataroom|sluice|founder|notary|order-book|deal-room|inner.circle|8[,.]?641[,.]?500|1[,.]?937[,.]?250/i,
  auditors: /quillfeather|suspicious|ferry trade|kpis\/fraud|286[,.]?450/i,
} as const;

let folder: string;
let plan: string;
let out: string;

const build = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["scripts/build.ts", "--plan", plan, ...args], { encoding: "utf8" });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-editions-"));
  plan = join(folder, "content");
  out = join(folder, "out");
  execFileSync("git", ["init", "-q", "-b", "main", folder]);
  cpSync("test/plans/editions", plan, { recursive: true });
  const open = textsIn(plan);
  for (const [file, text] of open) writeFileSync(file, withoutAudience(text));
  commit("2026-02-02", "Halcyon begins");
  const signing = join(plan, "milestones/halcyon/signing.json");
  writeFileSync(signing, readFileSync(signing, "utf8").replace("8641500", "7641500"));
  commit("2026-05-15", "Cheaper signing at the sluice house");
  for (const [file, text] of open) writeFileSync(file, text);
  commit("2026-08-10", "Restrict all about Saltmarsh");
  const { status, stderr } = build("--all-editions", "--out", out, "--base", "/plans/");
  if (status !== 0) throw new Error(stderr);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function commit(day: string, message: string): void {
  const date = `${day}T12:00:00Z`;
  const identity = ["-c", "user.name=Dana Nightingale", "-c", "user.email=dana@example.org"];
  execFileSync("git", ["-C", folder, "add", "-A"]);
  execFileSync("git", ["-C", folder, ...identity, "commit", "-q", "-m", message], {
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
}

function textsIn(place: string): ReadonlyMap<string, string> {
  const files = filesIn(place).filter((file) => /\.(json|mdx)$/.test(file));
  return new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
}

function withoutAudience(text: string): string {
  return text.replace(/,\s*"audience": \[[^\]]*\]/, "").replace(/^audience: .*\n/m, "");
}

function filesIn(place: string): readonly string[] {
  const items = readdirSync(place, { recursive: true, withFileTypes: true });
  return items.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
}

/** Every file of an edition with its name and, unpacked where it is packed, what it says. */
function saidBy(edition: string): ReadonlyMap<string, string> {
  const place = join(out, edition);
  return new Map(
    filesIn(place).map((file) => {
      const bytes = readFileSync(file);
      const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
      return [relative(place, file), `${relative(place, file)}\n${text}`];
    }),
  );
}

function giveaways(edition: string, secret: RegExp): readonly string[] {
  return [...saidBy(edition)].filter(([, text]) => secret.test(text)).map(([file]) => file);
}

const reportOf = (edition: string): Report =>
  JSON.parse(readFileSync(join(out, edition, "data/report.json"), "utf8"));

describe("no trace", () => {
  test("of anything restricted in the edition for everyone", () => {
    expect(giveaways("everyone", secrets.board)).toEqual([]);
    expect(giveaways("everyone", secrets.auditors)).toEqual([]);
  });

  test("of what is for others in the edition for an audience", () => {
    expect(giveaways("board", secrets.auditors)).toEqual([]);
    expect(giveaways("auditors", secrets.board)).toEqual([]);
  });

  test("of a picture that only restricted entries show", () => {
    expect(readdirSync(join(out, "everyone/media/media"))).toEqual(["yard.png"]);
    expect(readdirSync(join(out, "board/media/media"))).toEqual(["signing.png", "yard.png"]);
  });
});

describe("the edition for an audience", () => {
  test("has everything that is for it", () => {
    const pages = [
      "plans/halcyon/index.html",
      "plans/halcyon.md",
      "milestones/halcyon/signing/index.html",
      "kpis/order-book/index.html",
      "decisions/2026/buy-saltmarsh/index.html",
      "forums/inner-circle/index.html",
      "people/dana/index.html",
    ];
    expect(pages.filter((page) => !existsSync(join(out, "board", page)))).toEqual([]);
    expect(giveaways("board", secrets.board).length).toBeGreaterThan(50);
    expect(giveaways("auditors", secrets.auditors).length).toBeGreaterThan(5);
    expect(giveaways("board", /7\.64 million/)).toContain("goalposts/index.html");
  });

  test("has the totals of what it shows, and no others", () => {
    const [gates, quiet, blind] = [640_000 + 210_000, 30_000, 52_000];
    const [handover, signing] = [95_470, 8_641_500];
    expect(reportOf("everyone").scorecard.spendAligned.total).toBe(gates + quiet + blind);
    expect(reportOf("board").scorecard.spendAligned.total).toBe(gates + handover + quiet + blind + signing);
    expect(
      ["everyone", "auditors", "board"].map((name) => reportOf(name).scorecard.kpisOnPlan.total),
    ).toEqual([2, 3, 3]);
  });
});

describe("every edition", () => {
  test.each([
    ["everyone", 20, "Edition for everyone: 20 entries are not shown"],
    ["auditors", 17, "Edition for auditors: 17 entries are not shown"],
    ["board", 3, "Edition for board: three entries are not shown"],
  ])("says that it is one: %s", (edition, entriesLeftOut, notice) => {
    expect(reportOf(edition).edition).toEqual({ audience: edition, entriesLeftOut });
    const pages = [...saidBy(edition)].filter(
      ([file]) => file.endsWith(".html") && !file.startsWith("admin/"),
    );
    expect(pages.filter(([, text]) => !text.includes(notice)).map(([file]) => file)).toEqual([]);
    expect(readFileSync(join(out, edition, "data/index.html"), "utf8")).toContain('id="edition"');
  });

  test.each(["everyone", "auditors", "board"])("leads nowhere that is not there: %s", (edition) => {
    const base = `/plans/${edition}/`;
    const broken = [...saidBy(edition)].flatMap(([file, text]) =>
      file.endsWith(".html")
        ? [...text.matchAll(/(?:href|src)="([^"#?]*)/g)]
            .map(([, address = ""]) => decodeURI(address))
            .filter((address) => address.startsWith(base) && !isThere(edition, address.slice(base.length)))
        : [],
    );
    expect([...new Set(broken)]).toEqual([]);
  });

  test("says where it is published in its feeds", () => {
    expect(readFileSync(join(out, "board/feeds/decisions.xml"), "utf8")).toContain(
      "https://tide.example/board/decisions/2026/buy-saltmarsh/",
    );
  });
});

function isThere(edition: string, path: string): boolean {
  return existsSync(join(out, edition, path === "" || path.endsWith("/") ? `${path}index.html` : path));
}

test("what an author gives away by hand is not published, and the last editions stay as they were", () => {
  const file = join(plan, "forums/yard.mdx");
  const before = readFileSync(file, "utf8");
  const portals = readFileSync(join(out, "everyone/index.html"), "utf8");
  writeFileSync(file, `${before}\nIt spoke of the vaulted dataroom.\n`);
  try {
    const { status, stderr } = build("--all-editions", "--out", out, "--base", "/plans/");
    expect(stderr).toContain("the title `Vaulted dataroom` of systems/vault, which is restricted");
    expect(stderr).toMatch(/it is written at content\/forums\/yard\.mdx:\d+, in an entry that is shown/);
    expect(status).toBe(1);
    expect(readFileSync(join(out, "everyone/index.html"), "utf8")).toBe(portals);
    expect(readdirSync(folder).sort()).toEqual([".git", "content", "out"]);
  } finally {
    writeFileSync(file, before);
  }
});

test("an audience that is not there is wrong usage", () => {
  const { status, stderr } = build("--audience", "bord", "--out", join(folder, "none"));
  expect(stderr).toContain("portal.json names no audience `bord`; did you mean `board`?");
  expect(status).toBe(2);
  expect(existsSync(join(folder, "none"))).toBe(false);
});
