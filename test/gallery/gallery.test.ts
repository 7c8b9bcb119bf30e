/**
 * Every component with its odd cases, as the portal draws it: built once, held against the golden files as text,
 * and opened in a browser to see whether words cover each other. A new component needs a file in `cases/` and a
 * line in `specimens.ts`.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { JSDOM } from "jsdom";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { launchBrowser, newPageWithFonts, openWithFonts } from "../helpers/browser.ts";
import { coveredWords } from "./covered-words.ts";
import { differenceFromGolden, drawingsOf, goldenNames } from "./golden.ts";
import { markupFaults } from "./markup-faults.ts";

const gallery = fileURLToPath(new URL(".", import.meta.url));
const astro = fileURLToPath(new URL("../../node_modules/astro/bin/astro.mjs", import.meta.url));

let built: string;
/** The pages of the gallery by their paths. */
let sheets: ReadonlyMap<string, Document>;
let drawings: ReadonlyMap<string, string>;

const documentOf = (html: string) => new JSDOM(html).window.document;

beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), "gallery-"));
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" };
  execFileSync(process.execPath, [astro, "build", "--root", gallery, "--outDir", built, "--silent"], { env });
  const folders = readdirSync(built, { withFileTypes: true }).filter(
    (item) => item.isDirectory() && !item.name.startsWith("_"),
  );
  sheets = new Map(
    folders.map(({ name }) => [name, documentOf(readFileSync(join(built, name, "index.html"), "utf8"))]),
  );
  drawings = drawingsOf([...sheets.values()]);
}, 60_000);

afterAll(() => rmSync(built, { recursive: true, force: true }));

test("every case is drawn as before", () => {
  expect(drawings.size).toBeGreaterThan(20);
  expect([...drawings].flatMap(([name, html]) => differenceFromGolden(name, html))).toEqual([]);
});

test("every golden file has its component", () => {
  expect(goldenNames().filter((name) => !drawings.has(name))).toEqual([]);
});

test("no case draws a number that is none", () => {
  const broken = [...drawings].filter(([, html]) => /NaN|Infinity|undefined|null|\[object/.test(html));
  expect(broken.map(([name]) => name)).toEqual([]);
});

describe("the markup", () => {
  test("has no id twice, nothing that points nowhere, and no drawing without a name and a description", () => {
    expect(
      [...sheets].flatMap(([name, document]) => markupFaults(document).map((fault) => `${name}: ${fault}`)),
    ).toEqual([]);
  });

  test.each([
    ['<p id="a"></p><p id="a"></p>', "the id a is there twice"],
    ['<p aria-labelledby="a"></p>', "a is pointed to and is not there"],
    ['<svg aria-hidden="true"><rect fill="url(#a)"/></svg>', "a is pointed to and is not there"],
    ["<svg></svg>", "no name: <svg></svg>"],
    ['<svg role="img"><title>a</title></svg>', 'no name: <svg role="img"><title>a</title></svg>'],
  ])("of %s is wrong", (html, fault) => {
    expect(markupFaults(documentOf(html))).toEqual([fault]);
  });
});

describe("in a browser", () => {
  let browser: Browser;
  let server: FolderServer;

  beforeAll(async () => {
    server = await serveFolder(built, { port: 0, base: "/" });
    browser = await launchBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test.each([[360], [768], [1440]])(
    "no words cover others or are cut off at %i pixels, and nothing is wider",
    { timeout: 60_000 },
    async (width) => {
      const page = await newPageWithFonts(browser, { viewport: { width, height: 900 } });
      const faults: string[] = [];
      for (const name of sheets.keys()) {
        await openWithFonts(page, `${server.url}${name}/`);
        faults.push(...(await coveredWords(page)).map((fault) => `${name}, ${fault}`));
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (excess > 0) faults.push(`${name} is wider than the screen by ${excess}`);
      }
      expect(faults).toEqual([]);
      await page.close();
    },
  );

  test("a table needs no sideways scrolling on a narrow screen, whatever its words", async () => {
    const page = await newPageWithFonts(browser, { viewport: { width: 360, height: 900 } });
    await openWithFonts(page, `${server.url}data-table/`);
    const excess = await page
      .locator("[data-case] [role=region]")
      .evaluateAll((regions) => regions.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
    expect(excess).toEqual([0, 0, 0]);
    await page.close();
  });

  test("words that cover others are found", { timeout: 30_000 }, async () => {
    const page = await browser.newPage();
    const text = (x: number, y: number, words: string) => `<text x="${x}" y="${y}">${words}</text>`;
    await page.setContent(
      `<style>b { position: absolute; top: 9px; left: 9px }</style>
       <div data-case="two"><svg width="300" height="90">${text(10, 30, "planned")}${text(30, 34, "actual")}${text(10, 70, "free")}${text(280, 70, "too far")}</svg></div>
       <div data-case="label"><b>one</b><b>other</b><i hidden>unseen</i> far away</div>`,
    );
    expect(await coveredWords(page)).toEqual([
      'two: "planned" and "actual"',
      'two: "too far" is cut off',
      'label: "one" and "other"',
    ]);
    await page.close();
  });
});
