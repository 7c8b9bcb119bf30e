import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Portal } from "../model/index.ts";
import { type BuildSettings, buildSite } from "./build-site.ts";
import type { EditionFolder } from "./edition-folder.ts";
import type { Site } from "./site.ts";

/**
 * Builds every edition of a plan into a folder of its own below `out`. They take their place together: if one of them
 * cannot be built, all stay as they were.
 */
export async function buildEditions(
  editions: readonly EditionFolder[],
  open: (audience: string) => Promise<Site>,
  { out, base }: BuildSettings,
): Promise<void> {
  const target = resolve(out);
  const aside = join(dirname(target), `.${basename(target)}-${process.pid}-editions`);
  try {
    mkdirSync(aside, { recursive: true });
    for (const { audience, folder } of editions)
      await buildSite(publishedAt(await open(audience), folder), {
        out: join(aside, folder),
        base: `${base}${folder}/`,
      });
    const old = `${aside}-old`;
    if (existsSync(target)) renameSync(target, old);
    renameSync(aside, target);
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
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
