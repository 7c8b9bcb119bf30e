import axe from "axe-core";
import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { launchBrowser } from "../helpers/browser.ts";
import { layoutShift } from "../helpers/layout-shift.ts";

const portal = inject("portals").find(({ name }) => name === "content");
if (!portal) throw new Error("the portal of content/ was not built");
let browser: Browser;
let server: FolderServer;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await serveFolder(portal.folder, { port: 0, base: portal.base });
});

afterAll(async () => {
  await server.close();
  await browser.close();
});

const address = "**/data/build.json";
const day = 86_400_000;
/** A time as HTTP writes it, so long before the tests run. */
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toUTCString();

interface Served {
  readonly headers?: Readonly<Record<string, string>>;
}

/** Opens a page whose server says this of the portal that it serves, and waits until the page has asked. */
async function open({ headers = {} }: Served, width = 1280): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.route(address, async (route: Route) => {
    const build: object = await (await route.fetch()).json();
    await route.fulfill({ json: build, headers });
  });
  await asked(page, () => page.goto(server.url, { waitUntil: "load" }));
  return page;
}

async function asked(page: Page, act: () => Promise<unknown>): Promise<void> {
  const answer = page.waitForEvent("requestfinished", (request) =>
    request.url().endsWith("/data/build.json"),
  );
  await act();
  await answer;
  await page.waitForTimeout(100);
}

const line = (page: Page) => page.locator("portal-age");
const said = (page: Page) => line(page).getByRole("status").textContent();

describe("the line that tells of an old page", () => {
  test("is not there while the portal is as new as was promised", async () => {
    const page = await browser.newPage();
    await asked(page, () => page.goto(server.url));
    expect(await said(page)).toBe("");
    expect(await line(page).evaluate((element) => element.getBoundingClientRect().height)).toBe(0);
    await page.close();
  });

  test.each([[360], [1280]])(
    "says when the last rebuild was, and moves nothing, at %i pixels",
    async (width) => {
      const page = await open({ headers: { date: ago(0), "last-modified": ago(3 * day) } }, width);
      expect(await said(page)).toMatch(
        /^This portal was last rebuilt on \d+ \w+ \d{4} at \d\d:\d\d; a rebuild is promised every day\. Figures may be old\.$/,
      );
      const { sum } = await layoutShift(page);
      expect(sum).toBeLessThan(0.02);
      const box = await line(page).boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(800);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
      expect(await barriers(page)).toEqual([]);
      expect(await page.getByRole("button", { name: "Reload" }).isVisible()).toBe(false);

      expect(await hiddenByLine(page)).toEqual([]);

      await page.emulateMedia({ media: "print" });
      expect(await line(page).isVisible()).toBe(false);
      await page.emulateMedia({ media: "screen" });
      await page.getByRole("button", { name: "Close" }).click();
      expect(await said(page)).toBe("");
      await page.close();
    },
  );

  test("offers a newer portal that is published while the page is open, and to load it", async () => {
    const page = await browser.newPage();
    await page.clock.install();
    await asked(page, () => page.goto(server.url));
    expect(await said(page)).toBe("");
    await page.route(address, async (route: Route) => {
      const build: object = await (await route.fetch()).json();
      await route.fulfill({ json: { ...build, commit: "f00" }, headers: { "last-modified": ago(0) } });
    });
    await page.clock.runFor(301_000);
    await asked(page, () => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange"))));
    expect(await said(page)).toBe("A newer portal has been published since this page was opened.");
    expect(await barriers(page)).toEqual([]);
    await page.unroute(address);
    await asked(page, () => page.getByRole("button", { name: "Reload" }).click());
    expect(await said(page)).toBe("");
    await page.close();
  });

  test("does not believe a reader's clock that is wrong", async () => {
    const page = await browser.newPage();
    await page.clock.setFixedTime(Date.now() + 1000 * day);
    await asked(page, () => page.goto(server.url));
    expect(await said(page)).toBe("");
    await page.close();
  });

  test("is not there where the server tells no time, is out of reach or has no such file", async () => {
    const silent = await open({ headers: { date: ago(0) } });
    expect(await said(silent)).toBe("");
    await silent.close();
    for (const answer of [
      (route: Route) => route.abort("internetdisconnected"),
      (route: Route) => route.fulfill({ status: 404, body: "Not found" }),
    ]) {
      const page = await browser.newPage();
      const faults: string[] = [];
      page.on("pageerror", ({ message }) => faults.push(message));
      await page.route(address, answer);
      await page.goto(server.url, { waitUntil: "networkidle" });
      expect(await said(page)).toBe("");
      expect(faults).toEqual([]);
      await page.close();
    }
  });

  test("is neither there nor asked for where nothing is promised", async () => {
    const empty = inject("portals").find(({ name }) => name === "empty");
    if (!empty) throw new Error("the empty portal was not built");
    const other = await serveFolder(empty.folder, { port: 0, base: empty.base });
    const page = await browser.newPage();
    const asks: string[] = [];
    page.on("request", (request) => asks.push(new URL(request.url()).pathname));
    await page.goto(other.url, { waitUntil: "networkidle" });
    expect(asks.length).toBeGreaterThan(1);
    expect(asks).not.toContain("/data/build.json");
    expect(await line(page).count()).toBe(0);
    await page.close();
    await other.close();
  });
});

/** What lies under the line while it has the focus, of the first things that Tab comes to. */
async function hiddenByLine(page: Page): Promise<readonly string[]> {
  const hidden: string[] = [];
  for (let step = 0; step < 50; step += 1) {
    await page.keyboard.press("Tab");
    const words = await page.evaluate(() => {
      const { activeElement: active } = document;
      const notice = document.querySelector("portal-age");
      if (!active || !notice || notice.contains(active)) return "";
      return active.getBoundingClientRect().bottom > notice.getBoundingClientRect().top + 1
        ? (active.textContent ?? "")
        : "";
    });
    if (words !== "") hidden.push(words);
  }
  return hidden;
}

/** What axe finds; it is evaluated by the browser's debugger, which the page's policy does not bind. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run("footer");
    return violations.map(({ id }) => id);
  });
}
