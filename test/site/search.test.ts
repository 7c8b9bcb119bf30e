import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { launchBrowser } from "../helpers/browser.ts";

const portals = inject("portals").filter(({ name }) => name === "content" || name === "worked");

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

describe.each(portals)("search in the portal of $name below $base", (portal) => {
  let server: FolderServer;
  let page: Page;

  beforeAll(async () => {
    server = await serveFolder(portal.folder, { port: 0, base: portal.base });
    page = await browser.newPage();
  });

  afterAll(async () => {
    await page.close();
    await server.close();
  });

  test("opens from any page by the slash key, with the field in focus", async () => {
    await page.goto(`${server.url}plans/`);
    await page.keyboard.press("/");
    await page.waitForURL(/search\/$/);
    await page.waitForFunction(() => document.activeElement?.id === "query");
  });

  test("finds an entry by its words and opens it", async () => {
    await openSearch("gross margin");
    const first = page.locator("ol[data-results] a").first();
    expect(await first.textContent()).toBe("Gross margin");
    await first.click();
    await page.waitForURL(/kpis\/gross-margin\/$/);
    expect(await page.locator("h1").textContent()).toBe("Gross margin");
  });

  test("joins the values of one filter by OR and different filters by AND", async () => {
    const [plans, decisions] = [await found("kind=Plan"), await found("kind=Decision")];
    expect(plans).toBeGreaterThan(0);
    expect(decisions).toBeGreaterThan(0);
    expect(await found("kind=Plan&kind=Decision")).toBe(plans + decisions);
    const accepted = await found("kind=Plan&kind=Decision&state=Stands");
    expect(accepted).toBeGreaterThan(0);
    expect(accepted).toBeLessThanOrEqual(decisions);
  });

  test("counts the records of a value as a search for it does", async () => {
    await page.goto(`${server.url}search/`);
    const folds = page.locator("[data-filters] details");
    await folds.first().waitFor();
    const offers = await folds.evaluateAll((all) =>
      all.map((fold) => {
        const label = [...fold.querySelectorAll("label")].at(-1);
        const box = label?.querySelector("input");
        return {
          name: box?.name,
          value: box?.value,
          count: /\((\d+)\)$/.exec(label?.textContent ?? "")?.[1],
        };
      }),
    );
    expect(offers.length).toBeGreaterThan(5);
    for (const { name = "", value = "", count } of offers)
      expect([name, value, await found(`${new URLSearchParams({ [name]: value })}`)]).toEqual([
        name,
        value,
        Number(count),
      ]);
  });

  test("loads nothing of the filters before one is chosen", async () => {
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(request.url()));
    const ofFilters = () => loaded.filter((url) => url.includes("/pagefind/filter/"));
    await openSearch("margin");
    const all = Number.parseInt((await page.locator("[data-status]").textContent()) ?? "", 10);
    expect(loaded.filter((url) => url.includes("/pagefind/index/"))).not.toEqual([]);
    expect(ofFilters()).toEqual([]);
    await page.locator("details[data-filter=kind] summary").click();
    await page.locator("input[name=kind][value=KPI]").check();
    await page.waitForFunction(
      (before) =>
        Number.parseInt(document.querySelector("[data-status]")?.textContent ?? "", 10) < Number(before),
      all,
    );
    expect(ofFilters()).toHaveLength(1);
    page.removeAllListeners("request");
  });

  test("finds what was typed and sent while the index was on its way", async () => {
    let arrive = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route("**/pagefind/filters.json", async (route) => {
      await arrival;
      await route.continue();
    });
    await page.goto(`${server.url}search/`);
    await page.keyboard.type("gross margin");
    await page.keyboard.press("Enter");
    arrive();
    await page.waitForFunction(() =>
      document.activeElement?.matches('ol[data-results] li:first-child > a[href$="kpis/gross-margin/"]'),
    );
    expect(await page.inputValue("#query")).toBe("gross margin");
    await page.unroute("**/pagefind/filters.json");
  });

  test("says why it cannot search", async () => {
    await page.route("**/pagefind/filters.json", (route) => route.fulfill({ status: 503 }));
    await page.goto(`${server.url}search/`);
    await page.waitForFunction(() => document.querySelector("[data-status]")?.textContent !== "");
    expect(await page.locator("[data-status]").textContent()).toBe(
      `Search could not be loaded: ${portal.base}pagefind/filters.json was answered with 503`,
    );
    await page.unroute("**/pagefind/filters.json");
  });

  test("sorts by date", async () => {
    const dates = async (sort: string) => {
      await page.goto(`${server.url}search/?kind=Update&sort=${sort}`);
      await firstPageOfResults();
      const texts = await page.locator("ol[data-results] .facts").allTextContents();
      return texts.map((text) =>
        Date.parse(/\d{1,2} \w+ \d{4}|\w+ \d{1,2}, \d{4}/.exec(text.replace("Sept", "Sep"))?.[0] ?? ""),
      );
    };
    const latest = await dates("latest");
    const oldest = await dates("oldest");
    expect(latest).toEqual([...latest].sort((a, b) => b - a));
    expect(oldest).toEqual([...oldest].sort((a, b) => a - b));
    expect(latest[0]).toBeGreaterThan(oldest[0] ?? Number.NaN);
  });

  test("shows every result once, twenty at a time", async () => {
    const all = await found("kind=Person&kind=Milestone&kind=Update&kind=Guide");
    expect(all).toBeGreaterThan(20);
    for (let shown = 20; shown < all; shown += 20) {
      await page.waitForFunction(
        (count) => document.querySelectorAll("ol[data-results] li").length === count,
        shown,
      );
      await page.click("[data-more]");
    }
    await page.waitForFunction(
      (count) => document.querySelectorAll("ol[data-results] li").length === count,
      all,
    );
    expect(await page.locator("[data-more]").isHidden()).toBe(true);
    const addresses = await page
      .locator("ol[data-results] li > a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(new Set(addresses).size).toBe(all);
  });

  test("keeps the query in the address and says when nothing is found", async () => {
    await openSearch("zzzyqx");
    expect(await page.locator("[data-status]").textContent()).toContain("Nothing found");
    expect(new URL(page.url()).searchParams.get("q")).toBe("zzzyqx");
  });

  test("is worked by keys alone: arrows lead through the results, Enter opens, Escape clears", async () => {
    await openSearch("margin");
    await page.locator("ol[data-results] li").nth(1).waitFor();
    const links = await page
      .locator("ol[data-results] li > a")
      .evaluateAll((all) => all.map((a) => a.id || a.textContent));
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe(links[0]);
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe(links[1]);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.waitForFunction(() => document.activeElement?.id === "query");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelectorAll("ol[data-results] li").length === 0);
    expect(await page.inputValue("#query")).toBe("");
    await page.keyboard.type("gross margin");
    // At once, while nothing or the results of a few letters are there.
    await page.keyboard.press("Enter");
    await page.waitForFunction(() =>
      document.activeElement?.matches('ol[data-results] li:first-child > a[href$="kpis/gross-margin/"]'),
    );
    await page.keyboard.press("Enter");
    await page.waitForURL(/kpis\/gross-margin\/$/);
  });

  test("keeps words and filters in the address, there and back", async () => {
    await page.goto(`${server.url}search/?q=target&kind=Decision&state=Stands`);
    await firstPageOfResults();
    const before = await page.locator("ol[data-results] li > a").allTextContents();
    expect(await page.locator("details[data-filter=kind] summary").textContent()).toBe("Kind: Decision");
    await page.locator("ol[data-results] li > a").first().click();
    await page.waitForURL(/decisions\//);
    await page.goBack();
    await firstPageOfResults();
    expect(await page.locator("ol[data-results] li > a").allTextContents()).toEqual(before);
    await page.click("[data-clear]");
    await page.waitForURL(/search\/\?q=target$/);
  });

  test.runIf(portal.name === "content")(
    "finds the decision that moved the fulfilment target from the first page in three steps",
    async () => {
      await page.goto(server.url);
      await page.keyboard.press("/");
      await page.waitForFunction(() => document.activeElement?.id === "query");
      await page.keyboard.type("fulfilment target moved");
      const first = page.locator("ol[data-results] li").first();
      await first.locator("text=Stands").waitFor();
      await first.locator("a").first().click();
      await page.waitForURL(/decisions\/2026-04-move-fulfilment-target\/$/);
      expect(await page.locator("h1").textContent()).toContain("delivery target");
      await expectStandingAndDeeds();
    },
  );

  test.runIf(portal.name === "content")(
    "finds it with the mouse in three steps too: decisions, words, result",
    async () => {
      await page.goto(server.url);
      await page.click("nav >> text=Decisions");
      await page.fill("form[aria-label=Decisions] input[type=search]", "fulfilment target last year");
      await page.press("form[aria-label=Decisions] input[type=search]", "Enter");
      await page.waitForURL(/search\/\?kind=Decision&q=fulfilment/);
      await page.locator("ol[data-results] li > a").first().click();
      await page.waitForURL(/decisions\/2026-04-move-fulfilment-target\/$/);
      await expectStandingAndDeeds();
    },
  );

  /** The page of a past decision says whether it stands, what it did and what it moved, before anything else. */
  async function expectStandingAndDeeds(): Promise<void> {
    const header = await page.locator("article header").textContent();
    expect(header).toContain("Stands");
    expect(header).toContain("It moved the targets of Order to delivery.");
    expect(header).toMatch(/by Dec 2026 and has so far changed by −0\.2.days: too early to say/);
    expect(await page.locator("table", { hasText: "What it changed" }).textContent()).toMatch(
      /Target for Dec 2026.*3.days.*3\.7.days/s,
    );
  }

  /** How many results the page of a query says that there are. */
  async function found(query: string): Promise<number> {
    await page.goto(`${server.url}search/?${query}`);
    await page.waitForFunction(() =>
      /result|found/.test(document.querySelector("[data-status]")?.textContent ?? ""),
    );
    return Number.parseInt((await page.locator("[data-status]").textContent()) ?? "", 10);
  }

  /** The first results come before those below them. */
  async function firstPageOfResults(): Promise<void> {
    await page.waitForFunction(() => {
      const all = Number.parseInt(document.querySelector("[data-status]")?.textContent ?? "", 10);
      return document.querySelectorAll("ol[data-results] li").length === Math.min(all, 20);
    });
  }

  async function openSearch(words: string): Promise<void> {
    await page.goto(`${server.url}search/`);
    await page.locator("[data-filters] details").first().waitFor();
    await page.fill("input[type=search]", words);
    await page.waitForFunction(() =>
      /result|found/.test(document.querySelector("[data-status]")?.textContent ?? ""),
    );
  }
});
