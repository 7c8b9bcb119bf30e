import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { launchBrowser } from "../helpers/browser.ts";
import { htmlPages } from "../helpers/built-pages.ts";

// Its plan has eight rows on a page.
const portal = inject("portals").find(({ name }) => name === "odd");

describe.runIf(portal)("a list over several pages", () => {
  let browser: Browser;
  let server: FolderServer;

  beforeAll(async () => {
    browser = await launchBrowser();
    server = await serveFolder(portal?.folder ?? "", { port: 0, base: portal?.base ?? "/" });
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const open = async (path: string, javaScriptEnabled = true): Promise<Page> => {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(new URL(path, server.url).href, { waitUntil: "load" });
    return page;
  };
  const rows = (page: Page) => page.locator("tbody tr:visible:not([data-group])");
  const names = (page: Page) => rows(page).locator("th a").allTextContents();
  const status = (page: Page) => page.locator("main fieldset [role=status]");

  /** The names of all rows, by following the pages without a script. */
  const walked = async (path: string): Promise<readonly string[]> => {
    const page = await open(path, false);
    const all = await names(page);
    for (;;) {
      const next = page.locator("a[rel=next]").first();
      if ((await next.count()) === 0) return all;
      await next.click();
      all.push(...(await names(page)));
    }
  };

  test("leads without a script from page to page, through all of it and back to the first", async () => {
    const all = await walked("findings/");
    const page = await open("findings/", false);
    const total = Number(
      /of (\d+)\.\s*$/.exec((await page.locator("div[data-part] > p").textContent()) ?? "")?.[1],
    );
    expect(total).toBeGreaterThan(16);
    expect(all).toHaveLength(total);
    await page.locator("a[rel=next]").first().click();
    expect(await page.title()).toMatch(/^Findings, page 2 of \d+ · /);
    await page.locator("a[rel=prev]").first().click();
    expect(new URL(page.url()).pathname).toBe("/findings/");
    await page.context().close();
  });

  test("is sorted and filtered as a whole, from any of its pages, and gets its order back", async () => {
    const all = await walked("findings/");
    for (const path of ["findings/", "lists/findings/2/"]) {
      const page = await open(path);
      expect(await rows(page).count()).toBe(8);
      expect(await status(page).textContent()).toBe(`8 of ${all.length} rows`);
      const heading = page.getByRole("button", { name: "Sort by What" });
      await heading.click();
      await expect.poll(() => status(page).textContent()).toBe(`${all.length} rows`);
      expect((await names(page)).toSorted()).toEqual(all.toSorted());
      expect(await page.locator("a[rel=next]:visible").count()).toBe(0);
      await heading.click();
      await heading.click();
      expect(await names(page)).toEqual(all);
      await page.getByRole("searchbox", { name: "Filter" }).fill("no such words");
      await expect.poll(() => status(page).textContent()).toBe(`0 of ${all.length} rows`);
      await page.context().close();
    }
  });

  test("counts a state over all pages, and choosing it shows all that have it", async () => {
    const page = await open("findings/");
    const state = page.getByRole("combobox", { name: "State" });
    const [, first = ""] = await state.locator("option").allTextContents();
    const [, word = "", count] = /^(.*) \((\d+)\)$/.exec(first) ?? [];
    expect(Number(count)).toBeGreaterThan(8);
    await state.selectOption(word);
    await expect.poll(() => rows(page).count()).toBe(Number(count));
    await page.context().close();
  });

  test("puts the KPIs of an objective under one heading again that a page break parted", async () => {
    const all = await walked("kpis/");
    const page = await open("lists/kpis/2/");
    expect(await page.locator("tr[data-group]:visible").first().textContent()).toContain("continued");
    const heading = page.getByRole("button", { name: "Sort by State" });
    for (let press = 0; press < 3; press += 1) {
      await heading.click();
      await expect.poll(() => rows(page).count()).toBe(all.length);
    }
    expect(await names(page)).toEqual(all);
    expect(await page.locator("tr[data-group]:visible").allTextContents()).not.toContainEqual(
      expect.stringContaining("continued"),
    );
    await page.context().close();
  });

  test("says on which rows it works where the other pages cannot be had", async () => {
    const page = await open("findings/");
    await page.route("**/lists/findings/**", (route) => route.abort());
    await page.getByRole("button", { name: "Sort by What" }).click();
    const warning = page.getByText("could not be fetched");
    await warning.waitFor();
    expect(await warning.textContent()).toBe(
      "The other pages of this list could not be fetched: sorting and filtering work on the 8 rows shown here.",
    );
    expect(await page.locator("th[aria-sort=ascending]").count()).toBe(1);
    await page.getByRole("searchbox", { name: "Filter" }).fill("no such words");
    await expect.poll(() => status(page).textContent()).toMatch(/^0 of 8 rows shown here, of \d+ in all$/);
    await page.context().close();
  });

  test("has its further pages in the portal, each a list of its own", () => {
    const further = htmlPages(portal as NonNullable<typeof portal>).filter(({ address }) =>
      address.startsWith("/lists/"),
    );
    expect(further.length).toBeGreaterThan(3);
    for (const { address, html } of further)
      expect([address, /<h1[^>]*>[^<]+, page \d+ of \d+</.test(html)]).toEqual([address, true]);
  });
});
