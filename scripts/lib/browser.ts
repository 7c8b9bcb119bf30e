import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

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
