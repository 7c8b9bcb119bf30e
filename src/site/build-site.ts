import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "astro";
import { setCurrentExample } from "./current-example.ts";
import { setCurrentSite } from "./current-site.ts";
import { viewOf } from "./current-view.ts";
import { writeForm } from "./form/form-files.ts";
import { openGuideExample } from "./guide-example.ts";
import { refuseLeaks } from "./leaks/refuse-leaks.ts";
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
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Builds the portal of a site. It is made in a folder of its own beside `out` and takes its place by a
 * rename when it is whole, so that whoever reads `out` sees the old portal or the new one, never a mixture,
 * and a build that fails leaves the old one as it was. So does a build whose pages hold anything active.
 */
export async function buildSite(site: Site, { out, base }: BuildSettings): Promise<void> {
  const target = resolve(out);
  const aside = join(dirname(target), `.${basename(target)}-${process.pid}`);
  // Astro keeps the entries that it was handed in a file of this folder. A server may build two plans at once.
  const cacheDir = `${aside}-cache`;
  mkdirSync(dirname(target), { recursive: true });
  setCurrentSite(site);
  setCurrentExample(await openGuideExample());
  withoutTelemetry();
  withOwnBase();
  try {
    await build({ root, base, outDir: aside, cacheDir, logLevel: "warn", vite: { logLevel: "warn" } });
    await writeSearchIndex(viewOf(site), aside);
    refuseLeaks(site, aside);
    refuseUnsafeParts(aside, writeForm(site, aside, base));
    takePlace(aside, target);
  } finally {
    for (const folder of [aside, cacheDir]) rmSync(folder, { recursive: true, force: true });
  }
}

function takePlace(made: string, target: string): void {
  const old = `${made}-old`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(made, target);
  rmSync(old, { recursive: true, force: true });
}
