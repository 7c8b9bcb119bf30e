/** The portal of a plan with a past: what it shows of it, in a browser. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { axeFaults } from "../helpers/axe-faults.ts";
import { launchBrowser, newPageWithFonts, openWithFonts } from "../helpers/browser.ts";

const addresses = [
  "",
  "trends/",
  "goalposts/",
  "forecasts/",
  "kpis/average-contract-value/",
  "guide/history/",
];

let folder: string;
let server: FolderServer;
let browser: Browser;
const urlOf = (address: string) => new URL(address, server.url).href;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-memory-"));
  const run = (...args: readonly string[]) => execFileSync(process.execPath, args, { stdio: "inherit" });
  run("scripts/demo-history.ts", join(folder, "demo"));
  // This edition leaves nothing out, and so tells what commits say.
  const plan = ["--plan", join(folder, "demo", "content"), "--audience", "board"];
  run("scripts/build.ts", ...plan, "--out", join(folder, "out"));
  server = await serveFolder(join(folder, "out"), { port: 0, base: "/" });
  browser = await launchBrowser();
}, 240_000);

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened<Result>(address: string, look: (page: Page) => Promise<Result>): Promise<Result> {
  const page = await browser.newPage();
  await page.goto(urlOf(address), { waitUntil: "load" });
  const result = await look(page);
  await page.close();
  return result;
}

test("the scorecard has the past of each of its figures beside it, and leads to all of it", async () => {
  await opened("", async (page) => {
    expect(await page.locator("dl svg[aria-label*='month ends, from']").count()).toBe(6);
    expect(await page.locator(".trends").textContent()).toContain("from 31 Mar 2025 to 31 Oct 2026");
    await page.click(".trends a");
    expect(new URL(page.url()).pathname).toBe("/trends/");
  });
});

test("trends: a chart for each figure that says what moved, and a row for each month end", async () => {
  await opened("trends/", async (page) => {
    expect(await page.locator("figure svg").count()).toBe(8);
    expect(await page.locator("figcaption").first().textContent()).toMatch(
      /^KPIs on plan rose from .+ since 31 Oct 2025$/,
    );
    expect(await page.locator("tbody tr").count()).toBe(20);
  });
});

test("goalposts: how many of how many moved silently, each with its commit", async () => {
  await opened("goalposts/", async (page) => {
    expect(await page.locator("h1").textContent()).toBe(
      "Three of 11 moves of a promise are declared by nobody",
    );
    expect(await page.locator("#moves ~ * tbody tr", { hasText: "Silent" }).count()).toBe(3);
    expect(await page.locator("tbody tr", { hasText: "Correct figures" }).textContent()).toMatch(
      /[0-9a-f]{7}/,
    );
    expect(await page.locator("#edits ~ * tbody tr").count()).toBe(1);
  });
});

test("forecasts: the first line is what three months are worth, with n", async () => {
  await opened("forecasts/", async (page) => {
    expect(await page.locator("h1").textContent()).toMatch(/three months away .+ \(n = \d+\)$/);
  });
});

test("the page of a KPI whose target moved silently says so, and leads there", async () => {
  await opened("kpis/average-contract-value/", async (page) => {
    expect(await page.locator("main").textContent()).toContain(
      "One move of what it promises is declared by nobody.",
    );
    expect(await page.locator('main a[href="/goalposts/"]').count()).toBe(1);
  });
});

test.each([["light"], ["dark"]] as const)("has no barrier that axe finds, %s", async (colorScheme) => {
  const barriers: string[] = [];
  const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  for (const address of addresses) {
    await page.goto(urlOf(address), { waitUntil: "load" });
    for (const line of await axeFaults(page)) barriers.push(`${address} ${line}`);
  }
  await context.close();
  expect(barriers).toEqual([]);
});

test.each([[360], [768], [1440]])("needs no sideways scrolling at %i pixels", async (width) => {
  const page = await newPageWithFonts(browser, { viewport: { width, height: 800 } });
  const wide: string[] = [];
  for (const address of addresses) {
    await openWithFonts(page, urlOf(address));
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (excess > 0) wide.push(`${address} by ${excess}`);
  }
  await page.close();
  expect(wide).toEqual([]);
});
