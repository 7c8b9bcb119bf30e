import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { launchBrowser, newPageWithFonts, openWithFonts } from "../helpers/browser.ts";

/** The room on A4 between the margins of the pack, at 96 pixels an inch. */
const millimetre = 96 / 25.4;
const paper = { width: Math.floor((210 - 26) * millimetre), height: (297 - 13 - 16) * millimetre };

describe.each(inject("portals"))("the board pack of $name", (portal) => {
  let browser: Browser;
  let server: FolderServer;

  beforeAll(async () => {
    browser = await launchBrowser();
    server = await serveFolder(portal.folder, { port: 0, base: portal.base });
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test("gives every plan a sheet of its own, which holds it", async () => {
    const page = await newPageWithFonts(browser, { viewport: { width: paper.width, height: 1000 } });
    await page.emulateMedia({ media: "print" });
    await openWithFonts(page, `${server.url}pack/`);
    const plans = await page.locator("section[aria-labelledby^=plan-]").all();
    const heights = await Promise.all(plans.map((plan) => plan.evaluate((sheet) => sheet.clientHeight)));
    expect(heights.filter((height) => height > paper.height)).toEqual([]);
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sheets = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
    // The portfolio and the scorecard come first, on one sheet each at least.
    expect(sheets).toBeGreaterThanOrEqual(plans.length + 2);
    await page.close();
  });
});
