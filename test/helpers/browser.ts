export { launchBrowser, newPageWithFonts, openWithFonts } from "../../scripts/lib/browser.ts";
