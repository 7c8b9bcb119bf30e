import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { newFolder } from "../files/new-folder.ts";
import type { Portal } from "../model/index.ts";
import { type BuildSettings, buildSite } from "./build-site.ts";
import type { EditionFolder } from "./edition-folder.ts";
import { refuseWithinPlan } from "./output/refuse-within-plan.ts";
import { listEditions, refuseForeign } from "./output/sums.ts";
import type { Site } from "./site.ts";

/**
 * Builds every edition of a plan into a folder of its own below `out`. They take their place together: if one of them
 * cannot be built, all stay as they were.
 */
export async function buildEditions(
  editions: readonly EditionFolder[],
  open: (audience: string) => Promise<Site>,
  { out, base, ...settings }: BuildSettings,
): Promise<void> {
  await newFolder(out, {
    refuse: refuseForeign,
    make: async (path) => {
      mkdirSync(path);
      for (const { audience, folder } of editions) {
        const site = publishedAt(await open(audience), folder);
        refuseWithinPlan(out, resolve(site.planFolder));
        await buildSite(site, { ...settings, out: join(path, folder), base: `${base}${folder}/` });
      }
      listEditions(
        path,
        editions.map(({ folder }) => folder),
      );
    },
  });
}

/** A site whose feeds and calendars know that it is published in a folder below the address of the portal. */
function publishedAt(site: Site, folder: string): Site {
  const portal = addressedTo(site.repository.portal, folder);
  const repository = { ...site.repository, portal };
  const now = { ...site.now, repository: { ...site.now.repository, portal } };
  return { ...site, repository, now };
}

function addressedTo(portal: Portal, folder: string): Portal {
  return portal.url === undefined
    ? portal
    : { ...portal, url: `${portal.url.replace(/\/*$/, "")}/${folder}/` };
}
