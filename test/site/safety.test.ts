import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { activeContent } from "../../src/site/safety/active-content.ts";
import { unsafeParts } from "../../src/site/safety/built-files.ts";
import { isPlainPage } from "../../src/site/safety/plain-page.ts";
import { htmlPages } from "../helpers/built-pages.ts";
import { finishedFiles, sealed } from "../helpers/finished-files.ts";

describe.each(inject("portals"))("the portal of $name", (portal) => {
  const pages = htmlPages(portal);

  test("holds nothing active", () => {
    expect(unsafeParts(finishedFiles(portal.folder))).toEqual([]);
  });

  test("has pages that a glance tells to be harmless, as reading them in full does", () => {
    expect(pages.filter(({ html }) => !isPlainPage(Buffer.from(html))).map(({ address }) => address)).toEqual(
      [],
    );
    expect(pages.flatMap(({ html }) => activeContent(html, "html"))).toEqual([]);
  });

  // Much cruder than the net, and therefore not wrong in the same way.
  test.each([
    ["an inline style", /<[a-z][^>]*\sstyle=/i],
    ["an event handler", /<[a-z][^>]*\son[a-z]+=/i],
    ["a scheme that runs code", /(?:href|src|action|xlink:href)="\s*(?:javascript|data|vbscript):/i],
    ["an embedded page", /<(?:iframe|object|embed|base)\b/i],
  ])("holds no %s", (_, pattern) => {
    expect(pages.filter(({ html }) => pattern.test(html)).map(({ address }) => address)).toEqual([]);
  });
});

test("a build whose pages hold something active fails and leaves the last portal as it was", () => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-unsafe-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const plan = join(folder, "plan");
  const out = join(folder, "portal");
  cpSync("test/plans/small", plan, { recursive: true });
  mkdirSync(join(out, "data"), { recursive: true });
  writeFileSync(join(out, "data/build.json"), "the last good portal");
  sealed(out);
  const text = readFileSync(join(plan, "plans/keep.mdx"), "utf8");
  const diagram = "flowchart LR\n  accTitle: Two steps\n  a --> b\n";
  writeFileSync(join(plan, "plans/keep.mdx"), `${text}\n\`\`\`mermaid\n${diagram}\`\`\`\n`);

  // No text of a plan can do this, so the diagram is exchanged behind the gate and before the build.
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", buildWithDiagram(plan, out, '<svg onload="alert(1)"></svg>')],
    { encoding: "utf8" },
  );

  expect(status).not.toBe(0);
  expect(stderr).toMatch(
    /^plans\/keep\/index\.html:\d+:\d+: the attribute `onload` runs code\n {2}<svg onload/m,
  );
  expect(readdirSync(folder)).toEqual(["plan", "portal"]);
  expect(readdirSync(out, { recursive: true })).toEqual(["data", "data/build.json", "data/files.sha256"]);
});

/** A program that opens a plan, draws all its diagrams as `svg` and builds the portal. */
function buildWithDiagram(planFolder: string, out: string, svg: string): string {
  return `
    import { buildSite } from "./src/site/build-site.ts";
    import { openSite } from "./src/site/open-site.ts";
    const settings = ${JSON.stringify({ planFolder, today: "2026-09-30" })};
    const { site } = await openSite(settings);
    const drawn = [...site.diagrams].map(([source, drawing]) => [source, { ...drawing, svg: ${JSON.stringify(svg)} }]);
    await buildSite({ ...site, diagrams: new Map(drawn) }, ${JSON.stringify({ out, base: "/" })});
  `;
}
