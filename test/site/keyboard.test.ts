import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { atOnce } from "../helpers/at-once.ts";
import { launchBrowser } from "../helpers/browser.ts";
import { pagesOfKinds } from "../helpers/built-pages.ts";
import { walkByKeyboard } from "../helpers/keyboard-walk.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

describe.each(inject("portals").filter(({ name }) => name === "content"))(
  "the portal of $name by keyboard",
  (portal) => {
    let server: FolderServer;

    beforeAll(async () => {
      server = await serveFolder(portal.folder, { port: 0, base: portal.base });
    });

    afterAll(async () => {
      await server.close();
    });

    test("reaches everything once, in the order of the page, and shows where it is", async () => {
      const viewport = { width: 1280, height: 900 };
      const pages = [await browser.newPage({ viewport }), await browser.newPage({ viewport })];
      const faults = await atOnce(pages, pagesOfKinds(portal, 1), async (page, address) => {
        await page.goto(new URL(address, server.url).href, { waitUntil: "load" });
        // The filters of the search are brought by its script.
        await page.waitForFunction(() => !document.querySelector("plan-search:not(:has(details))"));
        const { stops, faults } = await walkByKeyboard(page);
        return stops > 10 ? faults.map((fault) => `${address} ${fault}`) : [`${address} has ${stops} stops`];
      });
      await Promise.all(pages.map((page) => page.close()));
      expect(faults.flat()).toEqual([]);
    });
  },
);

test.each([
  ["nothing wrong", '<a href="#a">a</a><details><summary>b</summary><button>c</button></details>', []],
  [
    "another order",
    '<a href="#a">a</a><a href="#b" tabindex="1">b</a>',
    ['<a> "b" takes the focus out of turn'],
  ],
  [
    "a trap",
    '<a href="#a">a</a><input aria-label="b" onkeydown="event.preventDefault()"><a href="#c">c</a>',
    ['press 3 reaches nothing and not <a> "c"'],
  ],
  [
    "no frame",
    '<style>a { outline: none } .b:focus { border: 2px solid }</style><a href="#a">a</a><a class="b" href="#b">b</a>',
    ['<a> "a" does not show that it has the focus'],
  ],
  [
    "a frame cut off",
    '<style>div { overflow: hidden; width: 9em } a { display: block; outline-offset: 2px }</style><div><a href="#a">a</a></div>',
    ['<a> "a" has the focus in a frame of which half is cut off'],
  ],
  [
    "something that lies over it",
    '<style>div { position: fixed; inset: 0 }</style><a href="#a">a</a><div></div>',
    ['<a> "a" has the focus and is covered'],
  ],
  [
    "a group of radio buttons, of which one takes the focus",
    '<input type="radio" name="r"><input type="radio" name="r" checked><a href="#a">a</a>',
    [],
  ],
] as const)("a page with %s", async (_, html, expected) => {
  const page = await browser.newPage();
  await page.setContent(html);
  expect((await walkByKeyboard(page)).faults).toEqual(expected);
  await page.close();
});
