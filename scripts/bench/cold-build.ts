import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BuildFigures } from "./build.ts";
import { type Measured, measuredProcess } from "./measured-process.ts";
import { setAside } from "./set-aside.ts";

export interface MeasuredBuild extends Measured {
  readonly figures: BuildFigures;
  /** Where the portal is. */
  readonly out: string;
}

const script = fileURLToPath(new URL("build.ts", import.meta.url));
const project = new URL("../../package.json", import.meta.url);

/** With what `npm run build` starts Node. */
export function nodeOptions(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(project, "utf8"));
  const [node, ...words] = scripts.build.split(" ");
  if (node !== "node" || words.pop() !== "scripts/build.ts")
    throw new Error(
      `\`npm run build\` is \`${scripts.build}\`, of which the options of Node cannot be told.`,
    );
  // From whatever folder the build is run, as `npm run` does from that of the project.
  return words.map((word: string) => (word.startsWith("./") ? new URL(word, project).href : word));
}

export interface BuildWish {
  readonly plan: string;
  /** Holds the portal, and what is kept between builds. */
  readonly folder: string;
  readonly withoutSearch?: boolean;
}

/** A build of nothing: there is neither a portal nor anything that was kept. */
export function coldBuild(wish: BuildWish): Promise<MeasuredBuild> {
  setAside(wish.folder);
  mkdirSync(wish.folder, { recursive: true });
  return nextBuild(wish);
}

/** A build onto what the last one has left in the folder, in a process of its own as the command is. */
export async function nextBuild({ plan, folder, withoutSearch = false }: BuildWish): Promise<MeasuredBuild> {
  const out = join(folder, "portal");
  const args = [...nodeOptions(), script, plan, out, withoutSearch ? "without-search" : "with-search"];
  const measured = await measuredProcess({ command: process.execPath, args, folder });
  return { ...measured, figures: JSON.parse(measured.output), out };
}
