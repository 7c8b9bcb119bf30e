import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { atOnce } from "../helpers/at-once.ts";
import { allRules, axeFaults, colourRules } from "../helpers/axe-faults.ts";
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
    const tabs = await opened(() => browser.newPage());
    for (const tab of tabs) watch(tab, faults);
    const pages = htmlPages(portal).filter(({ address }) => address.endsWith("/"));
    await atOnce(tabs, pages, (tab, { address }) => tab.goto(urlOf(address), { waitUntil: "load" }));
    await closed(tabs);
    expect(faults).toEqual([]);
  });

  test.each([["light", allRules] as const, ["dark", colourRules] as const])(
    "has no barrier that axe finds, %s",
    async (colorScheme, rules) => {
      const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } });
      const tabs = await opened(() => context.newPage());
      const barriers = await atOnce(tabs, kindsOfPages(portal), async (tab, address) => {
        await tab.goto(urlOf(address), { waitUntil: "load" });
        // Details are opened, so that what they hide is looked at too.
        await tab.evaluate(() => {
          for (const details of document.querySelectorAll("details")) details.open = true;
        });
        return (await axeFaults(tab, rules)).map((line) => `${address} ${line}`);
      });
      await context.close();
      expect(barriers.flat()).toEqual([]);
    },
  );

  test.each([[360], [768], [1440]])("needs no sideways scrolling at %i pixels", async (width) => {
    const tabs = await opened(() => newPageWithFonts(browser, { viewport: { width, height: 800 } }));
    const wide = await atOnce(tabs, kindsOfPages(portal), async (tab, address) => {
      await openWithFonts(tab, urlOf(address));
      const excess = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      return excess > 0 ? [`${address} by ${excess}`] : [];
    });
    await closed(tabs);
    expect(wide.flat()).toEqual([]);
  });

  test("shows every page without JavaScript", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const tabs = await opened(() => context.newPage());
    const empty = await atOnce(tabs, kindsOfPages(portal), async (tab, address) => {
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
