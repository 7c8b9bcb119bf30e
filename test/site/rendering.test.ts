import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { filesIn } from "../../src/site/output/sums.ts";

const script = /<script type="module" src="([^"]+)"><\/script>/g;

test("pages are what Astro makes of their components, to the byte; a script may stand elsewhere on its page", () => {
  const ours = inject("portals").find(({ name }) => name === "content")?.folder ?? "";
  const astros = mkdtempSync(join(tmpdir(), "plumbline-by-astro-"));
  onTestFinished(() => rmSync(astros, { recursive: true, force: true }));
  execFileSync(process.execPath, ["test/helpers/build-by-astro.ts", "content", astros, "/"], {
    stdio: "inherit",
  });

  const pages = filesIn(astros).filter((path) => path.endsWith(".html"));
  expect(pages.length).toBeGreaterThan(300);
  const of = (folder: string, path: string) => {
    const html = readFileSync(join(folder, path), "utf8");
    return {
      path,
      html: html.replace(script, ""),
      scripts: [...html.matchAll(script)].map(([, src]) => src).sort(),
    };
  };
  expect(pages.filter((path) => of(ours, path).html !== of(astros, path).html)).toEqual([]);
  expect(pages.map((path) => of(ours, path).scripts)).toEqual(pages.map((path) => of(astros, path).scripts));
});
