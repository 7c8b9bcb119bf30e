import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { digestsOf } from "../../../../src/site/finish/digests.ts";
import { freshPage, type KeptFiles, keptFiles } from "../../../../src/site/reuse/kept-files.ts";
import { type Keeper, openReuse, type Reuse, type ReuseSettings } from "../../../../src/site/reuse/reuse.ts";
import type { PageModel } from "../../../../src/views/entry-models.ts";
import { finishedFiles, sealed } from "../../../helpers/finished-files.ts";

/** A plan is a text for each page; the portal has a page for each, and the commit on all of them. */
interface Build {
  readonly texts: Readonly<Record<string, string>>;
  readonly commit: string;
  readonly program?: string;
  readonly base?: string;
}

const page = (text: string, commit: string) => `<p class="date">${commit}</p><main>${text}</main>`;

function workplace() {
  const folder = mkdtempSync(join(tmpdir(), "reuse-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const portal = join(folder, "portal");
  const path = (name: string) => join(portal, name);
  return {
    portal,
    path,
    read: (name: string) => readFileSync(path(name), "utf8"),
    /** Builds as `buildSite` does, and says which pages were made. */
    async build({ texts, commit, program = "1", base = "/" }: Build): Promise<readonly string[]> {
      const fresh = join(folder, "fresh");
      const reuse = openReuse({ ...settingsOf(portal), program, base });
      const keeper = keeperWithoutThread();
      await reuse.take(fresh, keeper);
      write(join(fresh, freshPage), page("first", commit));
      const made = Object.entries(texts).filter(
        ([name, text]) => !isKept(reuse, name, modelOf(text, commit)),
      );
      for (const [name, text] of made) {
        keeper.makeWay(name);
        write(join(fresh, name), name.endsWith(".html") ? page(text, commit) : text);
        if (name.endsWith(".html")) reuse.note(name, modelOf(text, commit));
        else reuse.noteText(name, pageOf(name), text);
      }
      await reuse.keep(fresh, keeper);
      await reuse.drop(fresh, keeper);
      remember(reuse, fresh);
      rmSync(portal, { recursive: true, force: true });
      linkFolder(fresh, portal);
      rmSync(fresh, { recursive: true });
      return made.map(([name]) => name);
    },
  };
}

function settingsOf(portal: string): ReuseSettings {
  const beside = (name: string) => join(dirname(portal), name);
  return { from: portal, replaced: beside("replaced"), memory: beside("memory"), program: "1", base: "/" };
}

function keeperWithoutThread(): Keeper & Pick<KeptFiles, "makeWay"> {
  const { take, keep, drop, makeWay } = keptFiles();
  return { take: async (task) => take(task), keep, drop: async (portal) => drop(portal), makeWay };
}

function remember(reuse: Reuse, portal: string): void {
  const files = finishedFiles(portal);
  reuse.remember(portal, { list: sealed(portal), digestOf: (path) => files.get(path)?.own ?? "" });
}

function isKept(reuse: Reuse, name: string, model: PageModel & { readonly text: string }): boolean {
  if (name.endsWith(".html")) reuse.askForPage(name, () => model);
  else reuse.askForText(name, pageOf(name), () => model.text);
  return reuse.isKept(name);
}

/** The page that a text stands beside. */
function pageOf(text: string): string {
  return text.replace(".md", "/index.html");
}

function modelOf(text: string, commit: string): PageModel & { readonly text: string } {
  return { frame: { basis: { commit } }, text } as unknown as PageModel & { readonly text: string };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function linkFolder(from: string, to: string): void {
  for (const name of [freshPage, "a/index.html", "b/index.html", "a.md"]) {
    if (!existsSync(join(from, name))) continue;
    mkdirSync(dirname(join(to, name)), { recursive: true });
    linkSync(join(from, name), join(to, name));
  }
}

const texts = { "a/index.html": "A", "b/index.html": "B", "a.md": "a" };

test("the first build makes all, the same again makes nothing and leaves the files as they are", async () => {
  const { build, path } = workplace();
  expect(await build({ texts, commit: "1" })).toEqual(Object.keys(texts));
  const files = Object.keys(texts).map((name) => statSync(path(name)).ino);
  expect(await build({ texts, commit: "1" })).toEqual([]);
  expect(Object.keys(texts).map((name) => statSync(path(name)).ino)).toEqual(files);
});

test("a page that is altered between being taken and being kept stops the build, also at the same size", async () => {
  const { build, path, portal } = workplace();
  await build({ texts, commit: "1" });
  const folder = dirname(portal);
  const reuse = openReuse(settingsOf(portal));
  const keeper = keeperWithoutThread();
  await reuse.take(join(folder, "fresh"), keeper);
  expect(isKept(reuse, "a/index.html", modelOf("A", "1"))).toBe(true);
  writeFileSync(path("a/index.html"), page("Z", "1"));
  write(join(folder, "fresh", freshPage), page("first", "1"));
  await expect(reuse.keep(join(folder, "fresh"), keeper)).rejects.toThrow(
    "`a/index.html` of the last portal was altered",
  );
});

test("what changed is made, and what stands on every page is renewed on the others", async () => {
  const { build, read } = workplace();
  await build({ texts, commit: "1" });
  expect(await build({ texts: { ...texts, "b/index.html": "C" }, commit: "2" })).toEqual(["b/index.html"]);
  expect(read("a/index.html")).toBe(page("A", "2"));
  expect(read("b/index.html")).toBe(page("C", "2"));
});

test("a text is made anew with its page, and with what it is made of beside it", async () => {
  const { build } = workplace();
  await build({ texts, commit: "1" });
  expect(await build({ texts: { ...texts, "a/index.html": "B" }, commit: "1" })).toEqual([
    "a/index.html",
    "a.md",
  ]);
  expect(await build({ texts: { ...texts, "a/index.html": "B", "a.md": "b" }, commit: "1" })).toEqual([
    "a.md",
  ]);
});

test("a text of whose page nothing is known is made each time", async () => {
  const { build } = workplace();
  await build({ texts: { "a.md": "a" }, commit: "1" });
  expect(await build({ texts: { "a.md": "a" }, commit: "1" })).toEqual(["a.md"]);
});

test("the model of a page that is asked about twice is made once", async () => {
  const { portal, build } = workplace();
  await build({ texts, commit: "1" });
  const reuse = openReuse(settingsOf(portal));
  await reuse.take(join(portal, "..", "twice"), keeperWithoutThread());
  const model = vi.fn(() => modelOf("A", "1"));
  const isKept = () => {
    reuse.askForPage("a/index.html", model);
    return reuse.isKept("a/index.html");
  };
  expect([isKept(), isKept()]).toEqual([true, true]);
  expect(model).toHaveBeenCalledOnce();
});

test("a file that the last portal has is known by what it holds, and is kept when it is asked to", async () => {
  const { portal, build, path } = workplace();
  await build({ texts, commit: "1" });
  const folder = dirname(portal);
  const reuse = openReuse(settingsOf(portal));
  const keeper = keeperWithoutThread();
  await reuse.take(join(folder, "fresh"), keeper);
  const has = (name: string, text: string) => reuse.has(name, digestsOf(name, Buffer.from(text)).own);
  expect([has("a.md", "a"), has("a.md", "b"), has("b.md", "a")]).toEqual([true, false, false]);
  write(join(folder, "fresh", freshPage), page("first", "1"));
  const kept = await reuse.keep(join(folder, "fresh"), keeper, ["a.md"]);
  expect([...kept.keys()]).toEqual(["a.md"]);
  expect(statSync(join(folder, "fresh/a.md")).ino).toBe(statSync(path("a.md")).ino);
});

test("a page goes with its entry, and comes back with it", async () => {
  const { build, path } = workplace();
  const { "b/index.html": _, ...less } = texts;
  await build({ texts, commit: "1" });
  await build({ texts: less, commit: "2" });
  expect(existsSync(path("b/index.html"))).toBe(false);
  expect(await build({ texts, commit: "3" })).toEqual(["b/index.html"]);
});

test.each([
  ["another program", { program: "2" }],
  ["another base", { base: "/b/" }],
])("%s makes all anew", async (_, other) => {
  const { build } = workplace();
  await build({ texts, commit: "1" });
  expect(await build({ texts, commit: "1", ...other })).toEqual(Object.keys(texts));
});

test("a file that somebody altered, or took away, is made anew", async () => {
  const { build, path, read } = workplace();
  await build({ texts, commit: "1" });
  writeFileSync(path("a/index.html"), read("a/index.html").replace("A", "X"));
  rmSync(path("b/index.html"));
  writeFileSync(path("a.md"), "x");
  expect(await build({ texts, commit: "1" })).toEqual(Object.keys(texts));
  expect(read("a/index.html")).toBe(page("A", "1"));
});

test("an altered commit of a page is put right from a page that was made", async () => {
  const { build, path, read } = workplace();
  await build({ texts, commit: "1" });
  writeFileSync(path("a/index.html"), page("A", "<script>"));
  expect(await build({ texts, commit: "1" })).toEqual([]);
  expect(read("a/index.html")).toBe(page("A", "1"));
});

test("a portal is the same only with every file, and for the same site", async () => {
  const { portal, path } = workplace();
  const memory = `${portal}-memory`;
  const open = () => openReuse({ ...settingsOf(portal), memory });
  write(path(freshPage), page("first", "1"));
  const reuse = open();
  expect(reuse.isUnchanged({ plan: 1 })).toBe(false);
  remember(reuse, portal);
  expect(open().isUnchanged({ plan: 1 })).toBe(true);
  expect(open().isUnchanged({ plan: 2 })).toBe(false);
  write(path("more.html"), "");
  expect(open().isUnchanged({ plan: 1 })).toBe(false);
});
