import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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
  const [from, portal] = [join(folder, "from"), join(folder, "portal")];
  const write = (file: string, text: string) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  write(join(from, "a/index.html"), page("A", "1"));
  write(join(from, "a.md"), "a");
  write(join(portal, freshPage), page("data", basis));
  return { from, portal, write };
}

const numberOf = (file: string) => statSync(file).ino;
const digests = (path: string, text: string) => digestsOf(path, Buffer.from(text));

test("files are kept as they are where what stands on every page is the same", async () => {
  const { from, portal } = portals("1");
  const { take, keep } = keptFiles();
  expect(take({ from, portal, paths })).toEqual([
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
  const { from, portal } = portals("2");
  const { take, keep } = keptFiles();
  take({ from, portal, paths });
  const [made] = await keep({ portal, paths });
  expect(made).toEqual(digests("a/index.html", page("A", "2")));
  expect(readFileSync(join(portal, "a/index.html"), "utf8")).toBe(page("A", "2"));
  expect(readFileSync(join(from, "a/index.html"), "utf8")).toBe(page("A", "1"));
});

test("a file that is not there is not taken, and what was not taken cannot be kept", async () => {
  const { from, portal } = portals("1");
  rmSync(join(from, "a.md"));
  const { take, keep } = keptFiles();
  expect(take({ from, portal, paths })[1]).toBeUndefined();
  await expect(keep({ portal, paths: ["a.md"] })).rejects.toThrow(
    "`a.md` was not taken from the last portal",
  );
});

test.each([
  ["a/index.html", page("Z", "1")],
  ["a.md", "z"],
])("%s that is altered after it was taken is refused, also at the same size", async (path, text) => {
  const { from, portal, write } = portals("1");
  const { take, keep } = keptFiles();
  take({ from, portal, paths });
  write(join(from, path), text);
  await expect(keep({ portal, paths: [path] })).rejects.toThrow(`\`${path}\` of the last portal was altered`);
});

test("what is made anew takes the place of what was taken, and the last portal keeps its own", () => {
  const { from, portal, write } = portals("1");
  const { take, makeWay } = keptFiles();
  take({ from, portal, paths });
  makeWay("a.md");
  expect(existsSync(join(portal, "a.md"))).toBe(false);
  write(join(portal, "a.md"), "b");
  expect(readFileSync(join(from, "a.md"), "utf8")).toBe("a");
  makeWay("a.md");
  expect(readFileSync(join(portal, "a.md"), "utf8")).toBe("b");
});

test("what is neither kept nor made anew goes, with the folders that are empty then", async () => {
  const { from, portal, write } = portals("1");
  for (const path of ["b/index.html", "b/c/d/index.html", "e/index.html", "f.md"])
    write(join(from, path), "");
  const { take, keep, makeWay, drop } = keptFiles();
  const more = ["b/index.html", "b/c/d/index.html", "e/index.html", "f.md", "nowhere/index.html"];
  take({ from, portal, paths: [...paths, ...more] });
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

// Other systems know no such permissions.
test.skipIf(process.platform === "win32")("what is kept may be read by whom a new file may be", async () => {
  const { from, portal } = portals("1");
  for (const path of paths) chmodSync(join(from, path), 0o600);
  const { take, keep } = keptFiles();
  take({ from, portal, paths });
  await keep({ portal, paths });
  const modes = [...paths, freshPage].map((path) => statSync(join(portal, path)).mode & 0o777);
  expect(new Set(modes).size).toBe(1);
});
