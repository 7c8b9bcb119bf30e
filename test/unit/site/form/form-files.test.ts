import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { day } from "../../../../src/model/index.ts";
import { writeForm } from "../../../../src/site/form/form-files.ts";
import { formPage } from "../../../../src/site/form/form-page.ts";
import { openSite } from "../../../../src/site/open-site.ts";
import { unsafeParts } from "../../../../src/site/safety/built-files.ts";
import { finishedFiles } from "../../../helpers/finished-files.ts";
import { json, planFolder } from "../../../helpers/plan-folder.ts";

/** The form of a small plan in a folder of its own, which goes when the test is finished. */
async function written(portal: object) {
  const out = mkdtempSync(join(tmpdir(), "plumbline-form-"));
  onTestFinished(() => rmSync(out, { recursive: true, force: true }));
  const plan = planFolder({ "portal.json": json({ name: "Test", currency: "EUR", ...portal }) });
  const opened = await openSite({ planFolder: plan, asOf: undefined, today: day("2026-10-01") });
  if (opened.kind === "problems") throw new Error(JSON.stringify(opened.problems));
  return { out, files: writeForm(opened.site, out, "/") };
}

test("a portal has no form unless it asks for one", async () => {
  const { out, files } = await written({});
  expect(files.size).toBe(0);
  expect(readdirSync(out)).toEqual([]);
});

test("the form brings along all it needs, and asks nobody else for it", async () => {
  const { out, files } = await written({ form: {} });
  const program = readFileSync(join(out, "admin/index.js"), "utf8");
  for (const [, path = ""] of program.matchAll(
    /["'`](assets\/[\w.-]+\.woff2|\.\/chunks\/[\w.-]+|\.\/locales\/[\w.-]+)["'`]/g,
  ))
    expect(files.has(`admin/${path.replace("./", "")}`), path).toBe(true);
  expect([...program.matchAll(/assets\/[\w-]+\.woff2/g)].length).toBeGreaterThanOrEqual(6);
  expect(program).not.toMatch(/cdn\.jsdelivr\.net|githubstatus\.com\/api|hostedstatus\.com/);
  expect(program).not.toMatch(/import\(`\.\.\/locales/);
});

test("the licences of all that is in its program go with it", async () => {
  const { out } = await written({ form: {} });
  const text = readFileSync(join(out, "admin/licences.txt"), "utf8");
  // One of each kind: the form, what it names itself, and what that brings along.
  for (const line of ["- @sveltia/cms ", "- leaflet ", "- domutils "]) expect(text).toContain(`\n${line}`);
  expect(text).toContain("Copyright (c) 2010-2023, Volodymyr Agafonkin");
});

test("the net over built files passes exactly these files", async () => {
  const { out, files } = await written({ form: {} });
  expect(unsafeParts(finishedFiles(out), files)).toEqual([]);
  expect(unsafeParts(finishedFiles(out)).map(({ file }) => file)).toContain("admin/index.html");
  appendFileSync(join(out, "admin/index.js"), "\n");
  writeFileSync(join(out, "admin/more.js"), "");
  expect(unsafeParts(finishedFiles(out), files).map(({ file, message }) => `${file}: ${message}`)).toEqual([
    "admin/index.js: this is not the file that was written",
    "admin/more.js: nothing else is written into this folder",
  ]);
  mkdirSync(join(out, "kpis"));
  writeFileSync(join(out, "kpis/index.html"), readFileSync(join(out, "admin/index.html")));
  expect(unsafeParts(finishedFiles(out), files).map(({ file }) => file)).toContain("kpis/index.html");
});

test("the page may use inline styles and nothing else that others may not, and reaches no other origin", () => {
  const page = formPage("A <b> & Co", { backend: {}, origins: [] });
  expect(/content="([^"]+)"/.exec(page)?.[1]?.split("; ")).toMatchInlineSnapshot(`
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "font-src 'self'",
      "img-src 'self' data: blob:",
      "connect-src 'self' blob: data:",
      "base-uri 'none'",
      "form-action 'none'",
    ]
  `);
  expect(page).toContain("<title>A &lt;b&gt; &amp; Co</title>");
  const committing = formPage("A", { backend: {}, origins: ["https://api.github.com"] });
  expect(committing).toContain("connect-src 'self' blob: data: https://api.github.com;");
});
