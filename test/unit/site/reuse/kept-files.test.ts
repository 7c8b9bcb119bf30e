import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { digestsOf } from "../../../../src/site/finish/digests.ts";
import { itemsIn } from "../../../../src/site/output/sums.ts";
import { freshPage, keptFiles } from "../../../../src/site/reuse/kept-files.ts";
import { temporaryFolder } from "../../../helpers/import-into.ts";

const paths = ["a/index.html", "a.md"];

const page = (text: string, basis: string) => `<p class="date">${basis}</p><main>${text}</main>`;

/** A last portal with a page and a text, and a new one that has the page which tells its basis. */
function portals(basis: string) {
  const folder = temporaryFolder();
  const [from, replaced, portal] = [join(folder, "from"), join(folder, "replaced"), join(folder, "portal")];
  const write = (file: string, text: string) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  write(join(from, "a/index.html"), page("A", "1"));
  write(join(from, "a.md"), "a");
  write(join(portal, freshPage), page("data", basis));
  return { from, replaced, portal, write };
}

const numberOf = (file: string) => statSync(file).ino;
const digests = (path: string, text: string) => digestsOf(path, Buffer.from(text));

test("files are kept as they are where what stands on every page is the same", async () => {
  const { from, replaced, portal } = portals("1");
  const { take, keep } = keptFiles();
  expect(take({ from, replaced, portal, paths })).toEqual([
    digests("a/index.html", page("A", "1")).own,
    digests("a.md", "a").own,
  ]);
  expect(await keep({ portal, paths })).toEqual([
    digests("a/index.html", page("A", "1")),
    digests("a.md", "a"),
  ]);
  for (const path of paths) expect(numberOf(join(portal, path))).toBe(numberOf(join(from, path)));
});

test("a page gets what stands on every page from one that was made anew, and the last portal keeps its own", async () => {
  const { from, replaced, portal } = portals("2");
  const { take, keep } = keptFiles();
  take({ from, replaced, portal, paths });
  const [made] = await keep({ portal, paths });
  expect(made).toEqual(digests("a/index.html", page("A", "2")));
  expect(readFileSync(join(portal, "a/index.html"), "utf8")).toBe(page("A", "2"));
  expect(readFileSync(join(from, "a/index.html"), "utf8")).toBe(page("A", "1"));
});

test("a file that is not there is not taken, and what was not taken cannot be kept", async () => {
  const { from, replaced, portal } = portals("1");
  rmSync(join(from, "a.md"));
  const { take, keep } = keptFiles();
  expect(take({ from, replaced, portal, paths })[1]).toBeUndefined();
  await expect(keep({ portal, paths: ["a.md"] })).rejects.toThrow(
    "`a.md` was not taken from the last portal",
  );
});

test.each([
  ["a/index.html", page("Z", "1")],
  ["a.md", "z"],
])("%s that is altered after it was taken is refused, also at the same size", async (path, text) => {
  const { from, replaced, portal, write } = portals("1");
  const { take, keep } = keptFiles();
  take({ from, replaced, portal, paths });
  write(join(from, path), text);
  await expect(keep({ portal, paths: [path] })).rejects.toThrow(`\`${path}\` of the last portal was altered`);
});

test("what is made anew takes the place of what was taken, and the last portal keeps its own", () => {
  const { from, replaced, portal, write } = portals("1");
  const { take, makeWay } = keptFiles();
  take({ from, replaced, portal, paths });
  makeWay("a.md");
  expect(existsSync(join(portal, "a.md"))).toBe(false);
  write(join(portal, "a.md"), "b");
  expect(readFileSync(join(from, "a.md"), "utf8")).toBe("a");
  makeWay("a.md");
  expect(readFileSync(join(portal, "a.md"), "utf8")).toBe("b");
});

test("what is neither kept nor made anew goes, with the folders that are empty then", async () => {
  const { from, replaced, portal, write } = portals("1");
  for (const path of ["b/index.html", "b/c/d/index.html", "e/index.html", "f.md"])
    write(join(from, path), "");
  const { take, keep, makeWay, drop } = keptFiles();
  const more = ["b/index.html", "b/c/d/index.html", "e/index.html", "f.md", "nowhere/index.html"];
  take({ from, replaced, portal, paths: [...paths, ...more] });
  await keep({ portal, paths: ["a.md", "b/index.html"] });
  makeWay("a/index.html");
  write(join(portal, "a/index.html"), "made");
  drop(portal);
  expect(itemsIn(portal).map(({ path }) => path)).toEqual([
    "a",
    "a.md",
    "a/index.html",
    "b",
    "b/index.html",
    "data",
    freshPage,
  ]);
  expect(existsSync(join(from, "f.md"))).toBe(true);
});

/** The portal that the last one has replaced: one file is the same, one was made anew since, others are gone. */
function replacedPortal() {
  const { from, replaced, portal, write } = portals("1");
  rmSync(portal, { recursive: true });
  write(join(from, "b/index.html"), "new");
  write(join(replaced, "a.md"), "old");
  write(join(replaced, "gone/c/index.html"), "gone");
  write(join(replaced, "b/gone.md"), "gone");
  mkdirSync(join(replaced, "a"));
  linkSync(join(from, "a/index.html"), join(replaced, "a/index.html"));
  symlinkSync(from, join(replaced, "link"));
  return { from, replaced, portal, write, paths: [...paths, "b/index.html", "b/gone.md"] };
}

test("the new portal is made of the one that the last has replaced, and has the files of the last", async () => {
  const { from, replaced, portal, write, paths } = replacedPortal();
  const folder = statSync(join(replaced, "a")).ino;
  const { take, keep, drop } = keptFiles();
  expect(take({ from, replaced, portal, paths })).toEqual([
    digests("a/index.html", page("A", "1")).own,
    digests("a.md", "a").own,
    digests("b/index.html", "new").own,
    undefined,
  ]);
  expect(existsSync(replaced)).toBe(false);
  expect(itemsIn(portal).map(({ path }) => path)).toEqual(["a", "a.md", "a/index.html", "b", "b/index.html"]);
  expect(numberOf(join(portal, "a"))).toBe(folder);
  for (const path of paths.slice(0, 3)) expect(numberOf(join(portal, path))).toBe(numberOf(join(from, path)));
  write(join(portal, freshPage), page("data", "1"));
  await keep({ portal, paths: ["a.md"] });
  drop(portal);
  expect(itemsIn(portal).map(({ path }) => path)).toEqual(["a.md", "data", freshPage]);
  expect(itemsIn(from)).toHaveLength(5);
});

test("a portal that was replaced is removed if nothing is to be taken", () => {
  const { from, replaced, portal } = replacedPortal();
  keptFiles().take({ from, replaced, portal, paths: [] });
  expect([itemsIn(portal), existsSync(replaced)]).toEqual([[], false]);
  expect(itemsIn(from)).toHaveLength(5);
});

// Other systems know no such permissions.
test.skipIf(process.platform === "win32")(
  "a portal that others may read than may read a new one is not begun with",
  () => {
    const { from, replaced, portal, paths } = replacedPortal();
    chmodSync(replaced, 0o700);
    keptFiles().take({ from, replaced, portal, paths });
    expect(existsSync(replaced)).toBe(false);
    expect(statSync(join(portal, "a")).mode).toBe(statSync(portal).mode);
  },
);

// Other systems know no such permissions.
test.skipIf(process.platform === "win32")("what is kept may be read by whom a new file may be", async () => {
  const { from, replaced, portal } = portals("1");
  for (const path of paths) chmodSync(join(from, path), 0o600);
  const { take, keep } = keptFiles();
  take({ from, replaced, portal, paths });
  await keep({ portal, paths });
  const modes = [...paths, freshPage].map((path) => statSync(join(portal, path)).mode & 0o777);
  expect(new Set(modes).size).toBe(1);
});
