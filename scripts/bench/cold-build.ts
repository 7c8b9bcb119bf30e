import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BuildFigures } from "./build.ts";
import { type Measured, measuredProcess } from "./measured-process.ts";

export interface MeasuredBuild extends Measured {
  readonly figures: BuildFigures;
  /** Where the portal is. */
  readonly out: string;
}

const script = fileURLToPath(new URL("build.ts", import.meta.url));

export interface BuildWish {
  readonly plan: string;
  /** Holds the portal, and what is kept between builds. */
  readonly folder: string;
  readonly withoutSearch?: boolean;
}

/** A build of nothing: there is neither a portal nor anything that was kept. */
export function coldBuild(wish: BuildWish): Promise<MeasuredBuild> {
  rmSync(wish.folder, { recursive: true, force: true });
  mkdirSync(wish.folder, { recursive: true });
  return nextBuild(wish);
}

/** A build onto what the last one has left in the folder, in a process of its own as the command is. */
export async function nextBuild({ plan, folder, withoutSearch = false }: BuildWish): Promise<MeasuredBuild> {
  const out = join(folder, "portal");
  const args = [script, plan, out, withoutSearch ? "without-search" : "with-search"];
  const measured = await measuredProcess({ command: process.execPath, args, folder });
  return { ...measured, figures: JSON.parse(measured.output), out };
}
