export { launchBrowser } from "../../scripts/lib/browser.ts";
