import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { everyone } from "../../src/model/index.ts";
import { print } from "../lib/command.ts";
import { git, maybeGit, short } from "./git.ts";
import { withLock } from "./lock.ts";
import { currentRelease, putInPlace } from "./releases.ts";
import { runScript } from "./run-script.ts";
import { type PublishSettings, publishedRef } from "./settings.ts";

export interface PublishWish {
  /** The commit that was pushed, to say what became of it; none where nothing was. */
  readonly pushed?: string;
  /** Build although the newest commit is what the portal shows: its figures age from day to day. */
  readonly again?: boolean;
}

/**
 * Brings a site to the newest commit of its branch, and answers whether it is there. Publications come one
 * after another, and each builds what is newest when its turn comes, not what it was called for: of pushes
 * that waited together the first builds the last one's commit, and the others find it done.
 */
export async function publish(settings: PublishSettings, wish: PublishWish = {}): Promise<boolean> {
  const { site, repository, seconds } = settings;
  mkdirSync(site, { recursive: true });
  const wait = () => print.message("Another commit is being published; waiting for its end.");
  // Before a turn comes, one build may be under way and one commit be built that is newer than both.
  return withLock(join(site, "lock"), { seconds: 2 * seconds + 60, wait }, async () => {
    clearLeftovers(settings);
    const newest = maybeGit(repository, ["rev-parse", "--verify", "--quiet", publishedRef(settings)]);
    if (newest === undefined) {
      print.message(`The branch \`${settings.branch}\` has no commit yet, so there is nothing to publish.`);
      return true;
    }
    const current = currentRelease(site);
    if (wish.pushed !== undefined && wish.pushed !== newest) {
      print.message(`${short(wish.pushed)} was superseded by ${short(newest)} while it waited.`);
    }
    if (current?.commit === newest && wish.again !== true) {
      print.message(`The portal shows ${short(newest)}, the newest commit: ${place(settings)}`);
      return true;
    }
    return buildAndSwap(settings, newest);
  });
}

/** Builds a commit off to the side and swaps it in if it is whole. Answers whether it was. */
async function buildAndSwap(settings: PublishSettings, commit: string): Promise<boolean> {
  const { site, repository, base, keep, folder, seconds, audience, allEditions } = settings;
  // A killed publication may leave a build behind that still writes; the name keeps the two apart.
  const release = join(site, "work", `${short(commit)}-${process.pid}`);
  const checkout = `${release}-checkout`;
  const portal = join(release, "portal");
  const served = join(site, "current");
  mkdirSync(release, { recursive: true });
  print.message(`Building the portal of ${short(commit)} …`);
  const began = performance.now();
  // A work tree and not an archive: the build reads the history of the files.
  git(repository, ["worktree", "add", "--quiet", "--detach", checkout, commit]);
  try {
    const { status, output, tookTooLong } = await runScript(settings, "build.ts", join(checkout, folder), [
      "--out",
      portal,
      "--base",
      base,
      "--today",
      ...(allEditions ? ["--all-editions"] : []),
      ...(audience === undefined ? [] : ["--audience", audience]),
      // Its pages are kept where nothing on them changed, as long as the release stays.
      ...(existsSync(served) && !allEditions ? ["--last", served] : []),
    ]);
    if (status !== 0) {
      print.message(output.replaceAll(`\`${portal}\``, "the portal"));
      const reason = tookTooLong ? `took more than ${seconds} seconds and was ended` : "failed";
      print.message(`The build of ${short(commit)} ${reason}. The last portal stays: ${place(settings)}`);
      return false;
    }
    const first = join(portal, allEditions ? everyone : "");
    const { asOf } = JSON.parse(readFileSync(join(first, "data/build.json"), "utf8"));
    putInPlace(site, release, { commit, keep });
    const took = Math.round((performance.now() - began) / 1000);
    print.message(`Published ${short(commit)} as of ${asOf}, in ${took} seconds: ${place(settings)}`);
    return true;
  } finally {
    clearLeftovers(settings);
  }
}

/** Removes what is in the making, or what a killed publication left. Only who holds the lock may do so. */
function clearLeftovers({ site, repository }: PublishSettings): void {
  rmSync(join(site, "work"), { recursive: true, force: true });
  git(repository, ["worktree", "prune"]);
}

function place({ url, site }: PublishSettings): string {
  return url ?? `\`${join(basename(site), "current")}\` on the server`;
}
