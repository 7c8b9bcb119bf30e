import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from "playwright-core";

/**
 * Flags of the packaged Chromium that suit a cloud function and not a test: in a single process the browser
 * dies with its first page, and without web security nothing that a policy forbids would be noticed.
 */
const unwanted: ReadonlySet<string> = new Set(["--single-process", "--no-zygote", "--disable-web-security"]);

/** Launches the Chromium that comes as a package, or the one that CHROMIUM_PATH names. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? (await chromium.executablePath());
  return playwright.launch({
    executablePath,
    args: chromium.args.filter((flag) => !unwanted.has(flag)),
    headless: true,
  });
}

/**
 * A page that waits for the fonts of a portal. A reader sees one that arrives late on the next page only, so that
 * no text moves; what is printed or measured must not hang on that.
 */
export async function newPageWithFonts(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage(options);
  await page.route("**/*.css", async (route) => {
    // A server may close a connection that was at rest just when it is used again.
    const response = await route.fetch({ maxRetries: 2 });
    const body = (await response.text()).replaceAll(/font-display:\s*optional/g, "font-display:block");
    await route.fulfill({ response, body });
  });
  return page;
}

/** Opens an address and comes back when its fonts are there. */
export async function openWithFonts(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready);
}
