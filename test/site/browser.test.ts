import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { atOnce } from "../helpers/at-once.ts";
import { allRules, axeFaults, colourRules } from "../helpers/axe-faults.ts";
import { launchBrowser, newPageWithFonts, openWithFonts } from "../helpers/browser.ts";
import { pagesOfKinds } from "../helpers/built-pages.ts";

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

  test("opens its pages without an error, a violated policy or a missing file", async () => {
    const faults: string[] = [];
    const tabs = await opened(() => browser.newPage());
    for (const tab of tabs) watch(tab, faults);
    await atOnce(tabs, pagesOfKinds(portal, 20), (tab, address) =>
      tab.goto(urlOf(address), { waitUntil: "load" }),
    );
    await closed(tabs);
    expect(faults).toEqual([]);
  });

  test("has no barrier that axe finds, light and dark, and needs no sideways scrolling", async () => {
    const tabs = await opened(() => newPageWithFonts(browser));
    const faults = await atOnce(tabs, pagesOfKinds(portal, 1), async (tab, address) => {
      await tab.emulateMedia({ colorScheme: "light" });
      await openWithFonts(tab, urlOf(address));
      const found = await sidewaysAt(tab, [360, 768, 1440]);
      await tab.setViewportSize({ width: 1280, height: 900 });
      // Details are opened, so that what they hide is looked at too.
      await tab.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      found.push(...(await axeFaults(tab, allRules)));
      await tab.emulateMedia({ colorScheme: "dark" });
      found.push(...(await axeFaults(tab, colourRules)).map((line) => `dark: ${line}`));
      return found.map((line) => `${address} ${line}`);
    });
    await closed(tabs);
    expect(faults.flat()).toEqual([]);
  });

  test("shows every page without JavaScript", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const tabs = await opened(() => context.newPage());
    const empty = await atOnce(tabs, pagesOfKinds(portal, 1), async (tab, address) => {
      await tab.goto(urlOf(address), { waitUntil: "load" });
      const words = ((await tab.locator("main").textContent()) ?? "").trim();
      return words.length < 20 ? [address] : [];
    });
    await context.close();
    expect(empty.flat()).toEqual([]);
  });
});

/** As many tabs as a small machine has cores. */
function opened(open: () => Promise<Page>): Promise<readonly Page[]> {
  return Promise.all([open(), open()]);
}

async function sidewaysAt(tab: Page, widths: readonly number[]): Promise<string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    await tab.setViewportSize({ width, height: 800 });
    const excess = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (excess > 0) faults.push(`is ${excess} pixels too wide at ${width}`);
  }
  return faults;
}

async function closed(tabs: readonly Page[]): Promise<void> {
  await Promise.all(tabs.map((tab) => tab.close()));
}

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
