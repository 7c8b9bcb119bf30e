import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { currentRelease, putInPlace, releases } from "../../../scripts/publish/releases.ts";

let site: string;

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), "plumbline-site-"));
});

afterEach(() => {
  rmSync(site, { recursive: true, force: true });
});

/** Releases a portal of these files, each of which holds the commit unless it is named by its content. */
function release(commit: string, files: readonly string[], keep = 3): void {
  const folder = join(site, "work", commit);
  for (const file of ["index.html", "_astro/all.css", "pagefind/pagefind-entry.json", ...files]) {
    const path = join(folder, "portal", file);
    mkdirSync(dirname(path), { recursive: true });
    const isReport = file.endsWith("report.json");
    writeFileSync(path, isReport ? '{"edition":{}}' : /\.[0-9a-f]{4}\./.test(file) ? file : commit);
  }
  putInPlace(site, folder, { commit, keep });
}

const current = (file: string) => join(site, "current", file);
const served = (file: string) => readFileSync(current(file), "utf8");

describe("putInPlace(site, folder, release)", () => {
  test("makes the new portal the current one, by a link that moves with the folder", () => {
    release("aaaaaaaa", []);
    expect(readlinkSync(join(site, "current"))).toBe("releases/000001-aaaaaaa/portal");
    release("bbbbbbbb", []);
    expect(served("index.html")).toBe("bbbbbbbb");
    expect(currentRelease(site)?.commit).toBe("bbbbbbbb");
  });

  test("keeps what pages of the releases before still ask for, and no page of theirs", () => {
    release("aaaaaaaa", ["_astro/a.1111.css", "pagefind/fragment/en.1111.pf", "gone/index.html"]);
    release("bbbbbbbb", ["_astro/b.2222.css"]);
    expect(served("_astro/a.1111.css")).toBe("_astro/a.1111.css");
    expect(served("pagefind/fragment/en.1111.pf")).toBe("pagefind/fragment/en.1111.pf");
    expect(served("_astro/b.2222.css")).toBe("_astro/b.2222.css");
    expect(served("pagefind/pagefind-entry.json")).toBe("bbbbbbbb");
    expect(existsSync(current("gone/index.html"))).toBe(false);
  });

  test("keeps of an older search index nothing beside an edition, whose entries may have been in it", () => {
    release("aaaaaaaa", ["_astro/a.1111.css", "pagefind/fragment/en.1111.pf"]);
    release("bbbbbbbb", ["data/report.json", "pagefind/fragment/en.2222.pf"]);
    expect(existsSync(current("_astro/a.1111.css"))).toBe(true);
    expect(existsSync(current("pagefind/fragment/en.1111.pf"))).toBe(false);
    release("cccccccc", ["data/report.json"]);
    expect(existsSync(current("pagefind/fragment/en.2222.pf"))).toBe(false);
  });

  test("does so for each of several editions", () => {
    const edition = (name: string, hash: string) =>
      ["data/build.json", "data/report.json", `_astro/a.${hash}.css`, `pagefind/fragment/en.${hash}.pf`].map(
        (file) => `${name}/${file}`,
      );
    release("aaaaaaaa", [...edition("everyone", "1111"), ...edition("board", "2222")]);
    release("bbbbbbbb", [...edition("everyone", "3333"), ...edition("board", "4444")]);
    expect(existsSync(current("board/_astro/a.2222.css"))).toBe(true);
    expect(existsSync(current("everyone/_astro/a.2222.css"))).toBe(false);
    expect(existsSync(current("board/pagefind/fragment/en.2222.pf"))).toBe(false);
  });

  test("lets go of them with their release", () => {
    release("aaaaaaaa", ["_astro/a.1111.css"]);
    release("bbbbbbbb", []);
    release("cccccccc", []);
    expect(existsSync(current("_astro/a.1111.css"))).toBe(true);
    release("dddddddd", []);
    expect(existsSync(current("_astro/a.1111.css"))).toBe(false);
    expect(releases(site)).toEqual(["000002-bbbbbbb", "000003-ccccccc", "000004-ddddddd"]);
  });

  test("that keeps one release keeps nothing of the others", () => {
    release("aaaaaaaa", ["_astro/a.1111.css"]);
    release("bbbbbbbb", [], 1);
    expect(existsSync(current("_astro/a.1111.css"))).toBe(false);
    expect(readdirSync(join(site, "releases"))).toEqual(["000002-bbbbbbb"]);
  });

  test("counts on from the last release by number, not by letters", () => {
    mkdirSync(join(site, "releases"));
    for (const name of ["999999-aaaaaaa", "1000000-bbbbbbb"]) {
      mkdirSync(join(site, "releases", name, "portal"), { recursive: true });
      writeFileSync(join(site, "releases", name, "release.json"), '{"commit":"x","files":[]}');
    }
    release("cccccccc", []);
    expect(releases(site).at(-1)).toBe("1000001-ccccccc");
  });
});
