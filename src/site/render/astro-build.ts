import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { withOwnBase } from "../own-base.ts";
import { withoutTelemetry } from "../telemetry.ts";

/** The folder of the program, in which Astro finds its settings. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

export interface AstroBuildSettings {
  readonly base: string;
  /** Where Astro puts what it makes; nothing is there yet. */
  readonly portal: string;
  readonly cache: string;
  readonly integrations: readonly AstroIntegration[];
}

/** Has Astro build with the settings of the program. */
export async function astroBuild({ base, portal, cache, integrations }: AstroBuildSettings): Promise<void> {
  withoutTelemetry();
  withOwnBase();
  // Loaded when there is something to build: it takes a second.
  const { build } = await import("astro");
  await build({
    root,
    base,
    outDir: portal,
    cacheDir: cache,
    logLevel: "warn",
    vite: { logLevel: "warn" },
    integrations: [...integrations],
  });
}
