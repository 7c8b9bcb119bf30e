import { join } from "node:path";
import { inScratchFolder } from "../src/files/scratch-folder.ts";
import { writeFile } from "../src/files/write-file.ts";
import { buildSite } from "../src/site/build-site.ts";
import { serveFolder } from "../src/site/serve-folder.ts";
import { audienceHelp, audienceOption } from "./lib/audience.ts";
import { launchBrowser, newPageWithFonts, openWithFonts } from "./lib/browser.ts";
import { print, run } from "./lib/command.ts";
import { openPlanOrExplain } from "./lib/pipeline.ts";

const help = {
  usage: "pack -- [options]",
  summary: "Prints the board pack of a plan folder as a PDF on A4.",
  options: [["--out FILE", "where the PDF is put (default: board-pack.pdf)"], audienceHelp],
} as const;

const options = { out: { type: "string", default: "board-pack.pdf" }, ...audienceOption } as const;

await run(help, options, async (plan, { out, audience }) => {
  const site = await openPlanOrExplain(plan, "nothing was printed", { followsHistory: true, audience });
  if (!site) return 1;
  await inScratchFolder("pack", async (folder) => {
    await buildSite(site, { out: join(folder, "portal"), base: "/", tell: print.message });
    writeFile(out, await packAsPdf(join(folder, "portal")));
  });
  print.message(`printed the board pack of \`${plan.planFolder}\` as of ${site.report.asOf} into \`${out}\``);
  return 0;
});

/** Prints the page with the browser of the tests; the portal is served to it on this machine alone. */
async function packAsPdf(portal: string): Promise<Uint8Array> {
  const server = await serveFolder(portal, { port: 0, base: "/" });
  try {
    const browser = await launchBrowser();
    try {
      const page = await newPageWithFonts(browser);
      await openWithFonts(page, `${server.url}pack/`);
      return await page.pdf({ preferCSSPageSize: true, printBackground: true });
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
