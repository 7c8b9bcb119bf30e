/**
 * The policies of a portal under the headers that its hosts send. Another test opens every page; this one opens every
 * other kind of file, and looks at what a page cannot forbid by itself.
 */
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { serveFolder } from "../../src/site/serve-folder.ts";
import { launchBrowser } from "../helpers/browser.ts";
import type { BuiltPortal } from "../helpers/built-portals.ts";
import { policyViolations } from "../helpers/policy-violations.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

describe.each(inject("portals"))("the portal of $name", (portal) => {
  test("violates no policy in a file of any kind that is opened by itself", async () => {
    const server = await serveFolder(portal.folder, { port: 0, base: portal.base });
    onTestFinished(server.close);
    const tab = await browser.newPage();
    const violations = await policyViolations(tab);
    const addresses = [...filesOfAllKinds(portal), "nowhere/", "nowhere.svg"];
    for (const address of addresses) {
      // Some are for a program of the reader's, and the browser saves them.
      await tab.goto(new URL(address, server.url).href).catch((error: Error) => {
        if (!error.message.includes("Download is starting")) throw error;
      });
    }
    await tab.close();
    expect(violations).toEqual([]);
  });
});

describe("the headers", () => {
  const [portal] = inject("portals");

  test("do not let another site show a page in a frame", async () => {
    const server = await served(portal);
    const framing = createServer((_, response) => {
      response.setHeader("content-type", "text/html");
      response.end(`<!doctype html><title>Another site</title><iframe src="${server.url}"></iframe>`);
    });
    await new Promise<void>((resolve) => framing.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void framing.close());
    const address = framing.address();
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`);
    const [, frame] = tab.frames();
    expect(await frame?.locator("main").count()).toBe(0);
    expect(frame?.url()).toMatch(/^chrome-error:/);
    await tab.close();
  });

  test("and the policies are seen when they are violated", async () => {
    const server = await served(portal);
    const tab = await browser.newPage();
    const violations = await policyViolations(tab);
    await tab.goto(server.url);
    await tab.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'run'";
      document.body.append(script);
    });
    expect(await tab.title()).not.toBe("run");
    expect(violations).toContainEqual("/ script-src-elem inline");
    await tab.close();
  });
});

async function served(portal: BuiltPortal | undefined) {
  if (!portal) throw new Error("no portal was built");
  const server = await serveFolder(portal.folder, { port: 0, base: portal.base });
  onTestFinished(server.close);
  return server;
}

/** One file of every ending but that of pages. */
function filesOfAllKinds({ folder }: BuiltPortal): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && extname(item.name) !== ".html")
    .map((item) => relative(folder, join(item.parentPath, item.name)).split(sep).join("/"));
  const ofEach = new Map(files.sort().map((file) => [extname(file), file]));
  return [...ofEach.values()];
}
