import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesIn } from "../../../../src/site/output/sums.ts";
import {
  assetsOf,
  keepProgram,
  keptProgram,
  programIn,
  putModules,
} from "../../../../src/site/render/bundled-program.ts";
import { temporaryFolder } from "../../../helpers/import-into.ts";

const styles = new Map([["/&src/pages/index.astro", [{ depth: 0, order: 1 }]]]);

function bundledPortal(): string {
  const portal = join(temporaryFolder(), "portal");
  mkdirSync(join(portal, ".prerender/chunks"), { recursive: true });
  writeFileSync(join(portal, ".prerender/prerender-entry.1.mjs"), 'import "./chunks/a.mjs";');
  writeFileSync(join(portal, ".prerender/chunks/a.mjs"), "");
  writeFileSync(join(portal, "favicon.svg"), Buffer.from([0, 255, 1]));
  return portal;
}

test("a program that was kept is whole to the byte, and says where it begins", () => {
  const [portal, folder] = [bundledPortal(), temporaryFolder()];
  expect(keepProgram(folder, "m", programIn(portal, styles))).toBeUndefined();
  const kept = keptProgram(folder, "m");
  if (!kept) throw new Error("It was not kept.");
  expect(kept.styles).toEqual(styles);
  const modules = join(folder, "modules");
  expect(putModules(kept, modules)).toBe(join(modules, "prerender-entry.1.mjs"));
  expect(filesIn(modules)).toEqual(["chunks/a.mjs", "prerender-entry.1.mjs"]);
  for (const path of filesIn(modules))
    expect(readFileSync(join(modules, path))).toEqual(readFileSync(join(portal, ".prerender", path)));
  expect([...assetsOf(kept)]).toEqual([["favicon.svg", readFileSync(join(portal, "favicon.svg"))]]);
});

test("modules take the place of those of an earlier build, and are left where they are if they are the same", () => {
  const program = programIn(bundledPortal(), styles);
  const modules = join(temporaryFolder(), "modules");
  putModules(program, modules);
  const [entry, part] = [join(modules, "prerender-entry.1.mjs"), join(modules, "chunks/a.mjs")];
  const text = readFileSync(entry, "utf8");
  utimesSync(entry, 1, 1);
  writeFileSync(part, "damaged");
  writeFileSync(join(modules, "chunks/old.mjs"), "");
  putModules(program, modules);
  expect(filesIn(modules)).toEqual(["chunks/a.mjs", "prerender-entry.1.mjs"]);
  expect([readFileSync(entry, "utf8"), readFileSync(part, "utf8")]).toEqual([text, ""]);
  expect(statSync(entry).mtimeMs).toBe(1_000);
});

test("that of another maker is none, nor is a damaged one", () => {
  const folder = temporaryFolder();
  keepProgram(folder, "m", programIn(bundledPortal(), styles));
  expect(keptProgram(folder, "n")).toBeUndefined();
  const [name = ""] = readdirSync(folder);
  const bytes = readFileSync(join(folder, name));
  bytes[bytes.length - 1] = 7;
  writeFileSync(join(folder, name), bytes);
  expect(keptProgram(folder, "m")).toBeUndefined();
});

test("the programs of the last four makers are kept", () => {
  const folder = temporaryFolder();
  const program = programIn(bundledPortal(), styles);
  for (const [at, maker] of ["a", "b", "c", "d", "e"].entries()) {
    const before = new Set(readdirSync(folder));
    keepProgram(folder, maker, program);
    const made = readdirSync(folder).find((name) => !before.has(name)) ?? "";
    utimesSync(join(folder, made), at + 1, at + 1);
  }
  const isKept = (maker: string) => keptProgram(folder, maker) !== undefined;
  expect(["a", "b", "c", "d", "e"].map(isKept)).toEqual([false, true, true, true, true]);
});
