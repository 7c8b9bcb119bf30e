import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "astro";
import { newFolder } from "../files/new-folder.ts";
import { setCurrentExample } from "./current-example.ts";
import { setCurrentSite } from "./current-site.ts";
import { viewOf } from "./current-view.ts";
import { writeForm } from "./form/form-files.ts";
import { openGuideExample } from "./guide-example.ts";
import { writeHeadersFile } from "./headers/headers-file.ts";
import { refuseLeaks } from "./leaks/refuse-leaks.ts";
import { refuseWithinPlan } from "./output/refuse-within-plan.ts";
import { refuseForeign, seal } from "./output/sums.ts";
import { inWorkshop } from "./output/workshop.ts";
import { withOwnBase } from "./own-base.ts";
import { refuseUnsafeParts } from "./safety/built-files.ts";
import { writeSearchIndex } from "./search-index.ts";
import type { Site } from "./site.ts";
import { withoutTelemetry } from "./telemetry.ts";

export interface BuildSettings {
  /** Where the portal is put. */
  readonly out: string;
  /** The path of the portal on its server, with a slash at both ends, e.g. `/plans/`. */
  readonly base: string;
  /** Told in a sentence what takes longer than expected. */
  readonly tell?: (sentence: string) => void;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Builds the portal of a site. It takes its place when it is whole, so that whoever reads `out` sees the old portal
 * or the new one, never a mixture and never nothing, and a build that fails or is killed leaves the old one as it
 * was. So does a build whose pages hold anything active, or anything that its edition leaves out. What no build has put into `out` is never replaced.
 */
export async function buildSite(site: Site, { out, base, tell }: BuildSettings): Promise<void> {
  const planFolder = resolve(site.planFolder);
  refuseWithinPlan(out, planFolder);
  await newFolder(out, {
    refuse: refuseForeign,
    make: (path) =>
      inWorkshop(root, { path, tell }, async ({ portal, cache }) => {
        await writePages({ ...site, planFolder }, { base, portal, cache });
        await writeSearchIndex(viewOf(site), portal);
        writeHeadersFile(portal, base);
        const form = writeForm(site, portal, base);
        refuseLeaks(site, portal);
        refuseUnsafeParts(portal, form);
        seal(portal);
      }),
  });
}

interface PageSettings {
  readonly base: string;
  readonly portal: string;
  readonly cache: string;
}

async function writePages(site: Site, { base, portal, cache }: PageSettings): Promise<void> {
  setCurrentSite(site);
  setCurrentExample(await openGuideExample());
  withoutTelemetry();
  withOwnBase();
  await build({ root, base, outDir: portal, cacheDir: cache, logLevel: "warn", vite: { logLevel: "warn" } });
}
