import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { launchBrowser, newPageWithFonts, openWithFonts } from "../helpers/browser.ts";

const portals = inject("portals").filter(({ name }) => name === "content");

describe.each(portals)("the roadmap of the portal of $name", (portal) => {
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

  const plans = (page: Page) => page.locator("[data-plan]:visible");
  const groups = (page: Page) => page.locator("section[data-group]:visible");

  test("shows the plans of a status, hides groups without any, says how many, and keeps the address", async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}roadmap/`);
    const all = await plans(page).count();
    const allGroups = await groups(page).count();
    const breaches = await page.locator('[data-plan][data-status="Breach"]').count();
    expect(breaches).toBeGreaterThan(1);
    expect(breaches).toBeLessThan(all);
    const filter = page.locator("roadmap-filter");
    await filter.getByLabel("Status").selectOption("Breach");
    expect(await plans(page).count()).toBe(breaches);
    expect(await groups(page).count()).toBeLessThan(allGroups);
    expect(await filter.getByRole("status").textContent()).toBe(`${breaches} of ${all} plans shown`);
    await page.reload();
    expect(await plans(page).count()).toBe(breaches);
    await filter.getByLabel("Status").selectOption("");
    expect(await plans(page).count()).toBe(all);
    expect(await groups(page).count()).toBe(allGroups);
    await page.close();
  });

  test("opens without script, in all three groupings, under an axis that stays", async () => {
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 1280, height: 700 } });
    await page.goto(`${server.url}roadmap/`);
    expect(await page.getByLabel("Status").isVisible()).toBe(false);
    const count = await plans(page).count();
    const first = page.locator("[data-plan] details").first();
    expect(await first.locator("ol").isVisible()).toBe(false);
    await first.locator("summary").first().click();
    expect(await first.locator("ol").isVisible()).toBe(true);
    await page.locator("[data-plan]").last().scrollIntoViewIfNeeded();
    const axis = await page.locator("figure svg[role=img]").boundingBox();
    expect(axis?.y).toBeCloseTo(0, 0);
    for (const name of ["By objective", "By programme"]) {
      await page.getByRole("link", { name }).click();
      expect(await plans(page).count()).toBe(count);
    }
    await page.close();
  });

  test("has room for its words beside and between its drawings", async () => {
    const page = await newPageWithFonts(browser, { viewport: { width: 360, height: 800 } });
    await openWithFonts(page, `${server.url}roadmap/`);
    const labels = await page
      .locator("figure svg[role=img] text:visible")
      .evaluateAll((all) =>
        all.map((text) => text.getBoundingClientRect()).map(({ x, y, right }) => ({ x, y, right })),
      );
    expect(labels.length).toBeGreaterThan(3);
    for (const [index, label] of labels.entries()) {
      const next = labels[index + 1];
      if (next && Math.abs(next.y - label.y) < 2) expect(next.x).toBeGreaterThanOrEqual(label.right - 1);
    }
    await page.close();
  });
});
