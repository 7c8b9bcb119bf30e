import { existsSync, linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { replacedPlace, setReplacedAside } from "../../../../src/site/output/replaced-portal.ts";
import { sealed } from "../../../helpers/finished-files.ts";
import { temporaryFolder } from "../../../helpers/import-into.ts";

const names = [...Array(500).keys()].map((at) => `kpis/${at}/index.html`);

/** A portal that was replaced, so many of whose files are those of the one that took its place. */
function portals(shared: number) {
  const root = temporaryFolder();
  const [path, replaced] = [join(root, "dist"), join(root, "old")];
  const write = (file: string) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "x");
  };
  for (const [at, name] of [...names, "data/build.json"].entries()) {
    write(join(path, name));
    write(join(replaced, name));
    if (at >= shared) continue;
    rmSync(join(replaced, name));
    linkSync(join(path, name), join(replaced, name));
  }
  sealed(replaced);
  return { root, path, replaced };
}

test("a portal that was replaced is set aside if it has most files of the new one", () => {
  const { root, path, replaced } = portals(270);
  expect(setReplacedAside(root, path, replaced)).toBeUndefined();
  const place = replacedPlace(root, path);
  expect([existsSync(replaced), existsSync(join(place, "data/build.json"))]).toEqual([false, true]);
});

test("one that would take room of its own stays, to be removed, and so does what is no portal", () => {
  const { root, path, replaced } = portals(240);
  setReplacedAside(root, path, replaced);
  expect([existsSync(replaced), existsSync(replacedPlace(root, path))]).toEqual([true, false]);
  const other = portals(501);
  rmSync(join(other.replaced, "data"), { recursive: true });
  setReplacedAside(other.root, other.path, other.replaced);
  expect(existsSync(other.replaced)).toBe(true);
});

test("one portal lies aside, of whichever place", () => {
  const { root, path, replaced } = portals(501);
  setReplacedAside(root, path, replaced);
  const other = portals(501);
  setReplacedAside(root, other.path, other.replaced);
  expect(existsSync(replacedPlace(root, path))).toBe(false);
  expect(readdirSync(dirname(replacedPlace(root, path)))).toHaveLength(1);
  setReplacedAside(root, path, join(root, "nothing"));
  expect(readdirSync(dirname(replacedPlace(root, path)))).toEqual([]);
});

test("what keeps a portal from being set aside is told, and it stays where it is", () => {
  const { root, path, replaced } = portals(501);
  writeFileSync(join(root, ".astro"), "");
  expect(setReplacedAside(root, path, replaced)?.message).toMatch(/a file stands where a folder is needed/);
  expect(existsSync(replaced)).toBe(true);
});
