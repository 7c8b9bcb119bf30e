/**
 * Every component with its odd cases, as the portal draws it: built once, held against the golden files as text,
 * and opened in a browser to see whether words cover each other and whether it looks as its golden pictures. A new
 * component needs a file in `cases/` and a line in `specimens.ts`.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
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
import { pictureOptions, picturesOf } from "./picture.ts";
import { pictureDifference, pictureGoldens, pictureNames } from "./picture-golden.ts";

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
  // Astro works in a folder below the current one, which is another one than that of portals built meanwhile.
  const args = [astro, "build", "--root", gallery, "--outDir", built, "--silent"];
  execFileSync(process.execPath, args, { env, cwd: gallery });
  const read = (...path: readonly string[]) => documentOf(readFileSync(join(built, ...path), "utf8"));
  const names = [...read("index.html").querySelectorAll("a")].map((link) =>
    (link.getAttribute("href") ?? "").replaceAll("/", ""),
  );
  sheets = new Map(names.map((name) => [name, read(name, "index.html")]));
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

  test("no words cover others or are cut off at any width, and nothing is wider", {
    timeout: 60_000,
  }, async () => {
    const page = await newPageWithFonts(browser);
    const faults: string[] = [];
    for (const name of sheets.keys()) {
      await openWithFonts(page, `${server.url}${name}/`);
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        faults.push(...(await coveredWords(page)).map((fault) => `${name} at ${width}, ${fault}`));
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (excess > 0) faults.push(`${name} at ${width} is wider than the screen by ${excess}`);
      }
    }
    expect(faults).toEqual([]);
    await page.close();
  });

  test("every case looks as before, in light colours and in dark ones", { timeout: 60_000 }, async ({
    skip,
  }) => {
    skip(process.env["CHROMIUM_PATH"] !== undefined, "the browser of CHROMIUM_PATH draws in its own way");
    const page = await newPageWithFonts(browser, pictureOptions);
    const goldens = pictureGoldens();
    const faults: string[] = [];
    const names = new Set<string>();
    const drawn = new Set<string>();
    const faultsOf = async (name: string, ink: Set<string>) => {
      await openWithFonts(page, `${server.url}${name}/`);
      const pictures = [...(await picturesOf(page, name, ink))];
      for (const [picture] of pictures) names.add(picture);
      return pictures.flatMap(([picture, png]) => goldens.faults(picture, png));
    };
    for (const name of sheets.keys()) {
      const before = new Set(drawn);
      // On a busy machine the browser now and then puts a picture together from other pieces, whose edges are a
      // shade off. What is drawn otherwise is so every time.
      if ((await faultsOf(name, drawn)).length > 0) faults.push(...(await faultsOf(name, before)));
    }
    faults.push(...pictureNames().flatMap((name) => (names.has(name) ? [] : [`${name}.png has no case`])));
    expect(faults).toEqual([]);
    await page.close();
  });

  test("a table needs no sideways scrolling on a narrow screen, whatever its words", async () => {
    const page = await newPageWithFonts(browser, { viewport: { width: 360, height: 900 } });
    await openWithFonts(page, `${server.url}data-table/`);
    const excess = await page
      .locator("[data-case] [role=region]")
      .evaluateAll((regions) => regions.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
    expect(excess).toEqual([0, 0, 0, 0, 0]);
    await page.close();
  });

  test("a picture tells another colour and another shape of a mark apart, and nothing else", {
    timeout: 30_000,
  }, async () => {
    const page = await newPageWithFonts(browser, pictureOptions);
    const picture = async (changedStyle = "/* none */") => {
      await openWithFonts(page, `${server.url}roadmap-whole/`);
      await page.addStyleTag({ content: changedStyle });
      return (await picturesOf(page, "roadmap", new Set())).get("roadmap") as Buffer;
    };
    const before = await picture();
    expect(pictureDifference(before, await picture())).toBeUndefined();
    const change = async (style: string) => pictureDifference(before, await picture(style))?.says;
    expect(await change(":root { --raw-red: #b5301f }")).toMatch(/^differs in \d+ pixels/);
    expect(await change("path { transform: rotate(45deg) }")).toMatch(/^differs in \d+ pixels/);
    expect(await change("main { padding-block-end: 90px }")).toMatch(
      /^is 600 × \d+ pixels instead of 600 × \d+/,
    );
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
