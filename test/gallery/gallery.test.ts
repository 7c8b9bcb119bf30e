/**
 * Every chart with its odd cases, as the portal draws it: built once, held against the golden files as text, and
 * opened in a browser to see whether words cover each other. A new chart needs a file in `cases/` and a few
 * lines in `pages/index.astro`.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { JSDOM } from "jsdom";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { launchBrowser } from "../helpers/browser.ts";
import { coveredWords } from "./covered-words.ts";

const goldenFolder = fileURLToPath(new URL("../golden/gallery/", import.meta.url));
const gallery = fileURLToPath(new URL(".", import.meta.url));
const astro = fileURLToPath(new URL("../../node_modules/astro/bin/astro.mjs", import.meta.url));

let built: string;
let drawings: ReadonlyMap<string, string>;

beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), "gallery-"));
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" };
  execFileSync(process.execPath, [astro, "build", "--root", gallery, "--outDir", built, "--silent"], { env });
  drawings = drawingsOf(readFileSync(join(built, "index.html"), "utf8"));
}, 60_000);

afterAll(() => rmSync(built, { recursive: true, force: true }));

test("every case is drawn as before", () => {
  expect(drawings.size).toBeGreaterThan(20);
  expect([...drawings].flatMap(([name, html]) => differenceFromGolden(name, html))).toEqual([]);
});

test("every golden file has its case", () => {
  const goldens = readdirSync(goldenFolder).filter((file) => !file.endsWith("-changed.html"));
  expect(goldens.filter((file) => !drawings.has(file.slice(0, -".html".length)))).toEqual([]);
});

test("no case draws a number that is none", () => {
  const broken = [...drawings].filter(([, html]) => /NaN|Infinity|undefined|null|\[object/.test(html));
  expect(broken.map(([name]) => name)).toEqual([]);
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

  test.each([[360], [1440]])(
    "no words cover others or are cut off at %i pixels",
    { timeout: 30_000 },
    async (width) => {
      const page = await opened(width);
      expect(await coveredWords(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.close();
    },
  );

  test("words that cover others are found", { timeout: 30_000 }, async () => {
    const page = await browser.newPage();
    const text = (x: number, y: number, words: string) => `<text x="${x}" y="${y}">${words}</text>`;
    await page.setContent(
      `<div data-case="two"><svg width="300" height="90">${text(10, 30, "planned")}${text(30, 34, "actual")}${text(10, 70, "free")}${text(280, 70, "too far")}</svg></div>`,
    );
    expect(await coveredWords(page)).toEqual(['two: "planned" and "actual"', 'two: "too far" is cut off']);
    await page.close();
  });

  async function opened(width: number): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(server.url, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    return page;
  }
});

/** The HTML of every case by its name, without what changes whenever a style does, and without long tables. */
function drawingsOf(html: string): ReadonlyMap<string, string> {
  const { document } = new JSDOM(html).window;
  for (const element of document.querySelectorAll("details")) element.innerHTML = "";
  for (const element of document.querySelectorAll("[class]")) {
    const names = [...element.classList].filter((name) => !name.startsWith("astro-"));
    if (names.length > 0) element.setAttribute("class", names.join(" "));
    else element.removeAttribute("class");
  }
  const cases = [...document.querySelectorAll("[data-case]")];
  return new Map(
    cases.map((element) => [
      element.getAttribute("data-case") ?? "",
      `${element.innerHTML.trim().replace(/>\s*</g, ">\n<")}\n`,
    ]),
  );
}

/** A mismatch is left beside the golden file, to be looked at and, if it is wanted, renamed. */
function differenceFromGolden(name: string, html: string): readonly string[] {
  const golden = join(goldenFolder, `${name}.html`);
  const changed = join(goldenFolder, `${name}-changed.html`);
  if (!existsSync(golden)) {
    if (process.env["CI"]) return [`${name}.html is missing; run the test once without CI`];
    writeFileSync(golden, html);
  }
  if (readFileSync(golden, "utf8") === html) {
    rmSync(changed, { force: true });
    return [];
  }
  writeFileSync(changed, html);
  return [`${name} is drawn differently; compare ${name}-changed.html with ${name}.html`];
}
