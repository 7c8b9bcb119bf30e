import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { launchBrowser } from "../helpers/browser.ts";

const portals = inject("portals").filter(({ name }) => name === "content");

describe.each(portals)("a table of the portal of $name", (portal) => {
  let browser: Browser;
  let server: FolderServer;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    server = await serveFolder(portal.folder, { port: 0, base: portal.base });
    page = await browser.newPage();
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const rows = () => page.locator("tbody tr:visible:not([data-group])");
  const keys = (column: number) =>
    rows().evaluateAll(
      (all, index) => all.map((row) => (row as HTMLTableRowElement).cells[index]?.dataset["sort"] ?? ""),
      column,
    );

  test("sorts by a column of figures as numbers, both ways, and back to the given order", async () => {
    await page.goto(`${server.url}milestones/`);
    const slip = 5;
    const given = await keys(slip);
    const numbers = given.filter((key) => key !== "").map(Number);
    const missing = given.filter((key) => key === "");
    const ascending = numbers.toSorted((a, b) => a - b).map(String);
    const heading = page.getByRole("button", { name: "Slip" });
    await heading.press("Enter");
    expect(await keys(slip)).toEqual([...ascending, ...missing]);
    expect(await page.locator("th[aria-sort]").getAttribute("aria-sort")).toBe("ascending");
    await heading.press("Enter");
    expect(await keys(slip)).toEqual([...ascending.toReversed(), ...missing]);
    await heading.press("Enter");
    expect(await keys(slip)).toEqual(given);
    expect(await page.locator("th[aria-sort]").count()).toBe(0);
  });

  test("shows the rows of a state, and of those the ones with certain words, and says how many", async () => {
    await page.goto(`${server.url}milestones/`);
    const all = await rows().count();
    const breaches = await page.locator('tbody tr[data-state="Breach"]').count();
    expect(breaches).toBeGreaterThan(1);
    expect(breaches).toBeLessThan(all);
    await page.getByRole("combobox", { name: "State" }).selectOption("Breach");
    expect(await rows().count()).toBe(breaches);
    expect(await page.locator("main").getByRole("status").textContent()).toBe(`${breaches} of ${all} rows`);
    await page.getByRole("searchbox", { name: "Filter" }).fill("no such words");
    expect(await rows().count()).toBe(0);
    await page.getByRole("searchbox", { name: "Filter" }).fill("");
    await page.getByRole("combobox", { name: "State" }).selectOption("");
    expect(await rows().count()).toBe(all);
  });

  test("puts the KPIs of all objectives into one order, and back under their objectives", async () => {
    await page.goto(`${server.url}kpis/`);
    const groups = await page.locator("tr[data-group]:visible").count();
    expect(groups).toBeGreaterThan(1);
    const given = await keys(1);
    const heading = page.getByRole("button", { name: "State" });
    await heading.click();
    const ranks = (await keys(7)).map(Number);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(await page.locator("tr[data-group]:visible").count()).toBe(0);
    await heading.click();
    await heading.click();
    expect(await keys(1)).toEqual(given);
    expect(await page.locator("tr[data-group]:visible").count()).toBe(groups);
  });
});
