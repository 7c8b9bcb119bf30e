import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { atOnce } from "../helpers/at-once.ts";
import { launchBrowser } from "../helpers/browser.ts";
import { pagesOfKinds } from "../helpers/built-pages.ts";
import { layoutShift } from "../helpers/layout-shift.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

/** What fonts and scripts that come late may still move; up to 0.1 counts as good on the web. */
const most = 0.02;
/** Milliseconds after loading in which a page comes to rest. */
const rest = 500;

describe.each(inject("portals").filter(({ name }) => name === "content"))(
  "the portal of $name, opened for the first time",
  (portal) => {
    let server: FolderServer;

    beforeAll(async () => {
      server = await serveFolder(portal.folder, { port: 0, base: portal.base });
    });

    afterAll(async () => {
      await server.close();
    });

    test.each([[360], [1440]])("does not move under the eye at %i pixels", async (width) => {
      const pages = await Promise.all(Array.from({ length: 6 }, () => pageOnSlowLine(width)));
      const faults = await atOnce(pages, pagesOfKinds(portal, 1), async (page, address) => {
        await page.goto(new URL(address, server.url).href, { waitUntil: "load" });
        await page.waitForTimeout(rest);
        const { sum, moved } = await layoutShift(page);
        return sum > most ? [`${address} by ${sum.toFixed(3)}: ${moved.join(" | ")}`] : [];
      });
      await Promise.all(pages.map((page) => page.close()));
      expect(faults.flat()).toEqual([]);
    });
  },
);

/** A page whose fonts come late, as on a first visit over a slow line. */
async function pageOnSlowLine(width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.route("**/*.woff2", async (route) => {
    await new Promise((done) => setTimeout(done, rest / 2));
    await route.continue();
  });
  return page;
}

test("what moves a page is found", async () => {
  const page = await browser.newPage();
  await page.setContent("<p>First</p>");
  await page.waitForTimeout(rest);
  await page.evaluate(() => {
    const late = document.createElement("div");
    late.style.height = "200px";
    document.body.prepend(late);
  });
  await page.waitForTimeout(rest);
  const { sum, moved } = await layoutShift(page);
  expect(sum).toBeGreaterThan(0);
  expect(moved).toContain("First");
  await page.close();
});
