import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { refuseUnsafeParts, unsafeParts } from "../../../../src/site/safety/built-files.ts";
import { finishedFiles } from "../../../helpers/finished-files.ts";
import { safePage } from "../../../helpers/safe-page.ts";

function portal(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "portal-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

test("accepts the files of a portal", () => {
  const files = {
    "index.html": safePage("x"),
    "favicon.svg": svg,
    "data/report.json": '{"a":"<script>"}',
    _headers: "/*",
  };
  expect(unsafeParts(finishedFiles(portal(files)))).toEqual([]);
});

test.each([
  ["kpis/churn/index.html", "x"],
  ["KPIS/INDEX.HTML", "x"],
  ["media/map.svg", "<svg><script/></svg>"],
  ["media/map.xhtml", ""],
  ["media/map.htm", ""],
  ["media/map", ""],
  ["media/_headers", "/*"],
])("looks into %s", (path, content) => {
  const found = unsafeParts(finishedFiles(portal({ "index.html": safePage("x"), [path]: content })));
  expect([...new Set(found.map(({ file }) => file))]).toEqual([path]);
});

test("says where, what and what to do, and how much more there is", () => {
  const many = Object.fromEntries(
    Array.from({ length: 11 }, (_, index) => [`z/${index}/index.html`, safePage("<embed>")]),
  );
  const folder = portal({ "a/index.html": safePage('<a href="javascript:x">x</a>'), ...many });
  const parts = unsafeParts(finishedFiles(folder));
  expect(() => refuseUnsafeParts(parts)).toThrow();
  let text = "";
  try {
    refuseUnsafeParts(parts);
  } catch (error) {
    text = error instanceof Error ? (error.stack ?? "") : "";
  }
  expect(text.replace(/z\/[\s\S]*(?=and 2 more)/, "")).toMatchInlineSnapshot(`
    "the pages that were built hold what could run code or load from elsewhere, so they are not published:

    a/index.html:2:1: the attribute \`href\` has the scheme \`javascript:\`
      <a href="javascript:x">x</a> </body></html>
    and 2 more

    The last good portal is as it was. No text of a plan should be able to do this; it is a fault of Plumbline. Please report it with these lines and, if you can, the plan that shows it."
  `);
});
