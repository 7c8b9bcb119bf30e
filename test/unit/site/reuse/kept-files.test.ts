import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { digestsOf } from "../../../../src/site/finish/digests.ts";
import { freshPage, keptFiles } from "../../../../src/site/reuse/kept-files.ts";
import { temporaryFolder } from "../../../helpers/import-into.ts";

const page = (text: string, basis: string) => `<p class="date">${basis}</p><main>${text}</main>`;

/** A last portal with a page and a text, and a new one that has the page which tells its basis. */
function portals(basis: string) {
  const folder = temporaryFolder();
  const [from, portal, aside] = ["from", "portal", "aside"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const write = (file: string, text: string) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  mkdirSync(aside);
  write(join(from, "a/index.html"), page("A", "1"));
  write(join(from, "a.md"), "a");
  write(join(portal, freshPage), page("data", basis));
  const files = ["a/index.html", "a.md"].map((path, index) => ({ path, name: String(index) }));
  return { from, portal, aside, files, write };
}

const numberOf = (file: string) => statSync(file).ino;
const digests = (path: string, text: string) => digestsOf(path, Buffer.from(text));

test("files take their place as they are where what stands on every page is the same", async () => {
  const { from, portal, aside, files } = portals("1");
  const { take, place } = keptFiles();
  expect(take({ from, aside, files })).toEqual([
    digests("a/index.html", page("A", "1")).own,
    digests("a.md", "a").own,
  ]);
  expect(await place({ portal, paths: ["a/index.html", "a.md"] })).toEqual([
    digests("a/index.html", page("A", "1")),
    digests("a.md", "a"),
  ]);
  for (const path of ["a/index.html", "a.md"])
    expect(numberOf(join(portal, path))).toBe(numberOf(join(from, path)));
});

test("a page gets what stands on every page from one that was made anew, and nothing waits any more", async () => {
  const { from, portal, aside, files } = portals("2");
  const { take, place } = keptFiles();
  take({ from, aside, files });
  const [made] = await place({ portal, paths: ["a/index.html", "a.md"] });
  expect(made).toEqual(digests("a/index.html", page("A", "2")));
  expect(readFileSync(join(portal, "a/index.html"), "utf8")).toBe(page("A", "2"));
  expect(readFileSync(join(from, "a/index.html"), "utf8")).toBe(page("A", "1"));
  expect(["0", "1"].filter((name) => existsSync(join(aside, name)))).toEqual([]);
});

test("a file that is not there is not taken, and what was not taken has no place", async () => {
  const { from, portal, aside, files } = portals("1");
  rmSync(join(from, "a.md"));
  const { take, place } = keptFiles();
  expect(take({ from, aside, files })[1]).toBeUndefined();
  await expect(place({ portal, paths: ["a.md"] })).rejects.toThrow(
    "`a.md` was not taken from the last portal",
  );
});

test.each([
  ["a/index.html", page("Z", "1")],
  ["a.md", "z"],
])("%s that is altered after it was taken is refused, also at the same size", async (path, text) => {
  const { from, portal, aside, files, write } = portals("1");
  const { take, place } = keptFiles();
  take({ from, aside, files });
  write(join(from, path), text);
  await expect(place({ portal, paths: [path] })).rejects.toThrow(
    `\`${path}\` of the last portal was altered`,
  );
});
