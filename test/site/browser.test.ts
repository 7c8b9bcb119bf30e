import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { axeFaults } from "../helpers/axe-faults.ts";
import { launchBrowser, newPageWithFonts, openWithFonts } from "../helpers/browser.ts";
import { htmlPages, kindsOfPages } from "../helpers/built-pages.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

describe.each(inject("portals"))("the portal of $name in a browser", (portal) => {
  let server: FolderServer;
  const urlOf = (address: string) => new URL(address, server.url).href;

  beforeAll(async () => {
    server = await serveFolder(portal.folder, { port: 0, base: portal.base });
  });

  afterAll(async () => {
    await server.close();
  });

  test("opens every page without an error, a violated policy or a missing file", async () => {
    const faults: string[] = [];
    const page = await browser.newPage();
    watch(page, faults);
    const pages = htmlPages(portal).filter(({ address }) => address.endsWith("/"));
    for (const { address } of pages) await page.goto(urlOf(address), { waitUntil: "load" });
    await page.close();
    expect(faults).toEqual([]);
  });

  test.each([["light"], ["dark"]] as const)("has no barrier that axe finds, %s", async (colorScheme) => {
    const barriers: string[] = [];
    const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    for (const address of kindsOfPages(portal)) {
      await page.goto(urlOf(address), { waitUntil: "load" });
      // Details are opened, so that what they hide is looked at too.
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      for (const line of await axeFaults(page)) barriers.push(`${address} ${line}`);
    }
    await context.close();
    expect(barriers).toEqual([]);
  });

  test.each([[360], [768], [1440]])("needs no sideways scrolling at %i pixels", async (width) => {
    const wide: string[] = [];
    const page = await newPageWithFonts(browser, { viewport: { width, height: 800 } });
    for (const address of kindsOfPages(portal)) {
      await openWithFonts(page, urlOf(address));
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (excess > 0) wide.push(`${address} by ${excess}`);
    }
    await page.close();
    expect(wide).toEqual([]);
  });

  test("shows every page without JavaScript", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const empty: string[] = [];
    for (const address of kindsOfPages(portal)) {
      await page.goto(urlOf(address), { waitUntil: "load" });
      const words = ((await page.locator("main").textContent()) ?? "").trim();
      if (words.length < 20) empty.push(address);
    }
    await context.close();
    expect(empty).toEqual([]);
  });
});

function watch(page: Page, faults: string[]): void {
  const at = () => new URL(page.url()).pathname;
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`${at()} ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${at()} ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${at()} ${response.status()} ${response.url()}`);
  });
  page.on("request", (request) => {
    if (!/^(http:\/\/localhost|data:|blob:)/.test(request.url()))
      faults.push(`${at()} asks ${request.url()}`);
  });
}
