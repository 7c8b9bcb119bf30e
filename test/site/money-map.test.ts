import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { launchBrowser } from "../helpers/browser.ts";

const portal = inject("portals").find(({ name }) => name === "content");

describe.runIf(portal)("the map of the money in a browser", () => {
  let browser: Browser;
  let server: FolderServer;
  const mapUrl = (query = "") => new URL(`map/${query}`, server.url).href;
  const openMap = async (query = "", width = 1280): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(mapUrl(query), { waitUntil: "load" });
    return page;
  };
  const lit = (page: Page, selector: string) => page.locator(`svg ${selector}:not([data-faded])`).count();
  const shownRows = (page: Page) => page.locator("tbody tr:not([hidden])").count();

  beforeAll(async () => {
    browser = await launchBrowser();
    server = await serveFolder(portal?.folder ?? "", { port: 0, base: portal?.base ?? "/" });
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test("fades what was not chosen, adds up what was, and keeps the choice in the address", async () => {
    const page = await openMap();
    const [all, rows] = [await lit(page, "a[data-rows]"), await shownRows(page)];
    await page.selectOption("select[name=objective]", "~nowhere");
    expect(await lit(page, "a[data-rows]")).toBeLessThan(all);
    expect(await page.locator("[data-sum]").textContent()).toMatch(/^Chosen: \S+ of \S+ in 3 of 15 plans; /);
    expect(await shownRows(page)).toBe(3);
    expect(new URL(page.url()).search).toBe("?objective=%7Enowhere");
    await page.reload({ waitUntil: "load" });
    expect(await shownRows(page)).toBe(3);
    await page.click("button[data-all]");
    await expect.poll(() => shownRows(page)).toBe(rows);
    expect(await lit(page, "a[data-rows]")).toBe(all);
    expect(new URL(page.url()).search).toBe("");
    await page.close();
  });

  test("takes a choice that there is not for none", async () => {
    const page = await openMap("?unit=no-such-unit&stage=active");
    expect(await page.locator("select[name=unit]").inputValue()).toBe("");
    expect(await page.locator("select[name=stage]").inputValue()).toBe("active");
    await page.close();
  });

  test.each([["focus"], ["hover"]] as const)("leaves one path on %s", async (how) => {
    const page = await openMap();
    const all = await lit(page, "path");
    await page.locator('svg a[href$="kpis/gross-margin/"]')[how]();
    const path = await lit(page, "path");
    expect(path).toBeGreaterThan(1);
    expect(path).toBeLessThan(all / 2);
    expect(await page.locator('svg a[href$="objectives/win-back-margin/"]:not([data-faded])').count()).toBe(
      1,
    );
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.mouse.move(0, 0);
    await expect.poll(() => lit(page, "path")).toBe(all);
    await page.close();
  });

  test("shows lists in place of the drawing on a narrow screen, and hides there what was not chosen", async () => {
    const page = await openMap("?stage=proposed", 360);
    expect(await page.locator("svg[role=group]").isVisible()).toBe(false);
    expect(await page.locator("li[data-rows]:not([hidden])").count()).toBeLessThan(
      await page.locator("li[data-rows]").count(),
    );
    expect(await page.locator("li[data-rows][hidden]").first().isVisible()).toBe(false);
    await page.close();
  });

  test("offers no choice without a script, and shows everything", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(mapUrl("?stage=proposed"), { waitUntil: "load" });
    expect(await page.locator("money-map > fieldset").isVisible()).toBe(false);
    expect(await page.locator("svg[role=group]").isVisible()).toBe(true);
    expect(await page.locator("tbody tr").last().isVisible()).toBe(true);
    await context.close();
  });
});
