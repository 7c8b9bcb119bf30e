import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { basePath } from "./lib/base-path.ts";
import { print, run, UsageError } from "./lib/command.ts";
import { git, withoutGit } from "./publish/git.ts";
import { defaults, home, type StoredSettings, storeSettings } from "./publish/settings.ts";

const help = {
  usage: "install-hooks -- --repo DIR.git --site DIR [options]",
  summary:
    "Sets up a bare repository, which it creates if need be: a push of a broken plan is refused, any other is published.",
  options: [
    ["--repo DIR", "the bare repository"],
    ["--site DIR", "where releases are put; the web server serves the link DIR/current"],
    ["--branch NAME", `the branch that is published (default: ${defaults.branch})`],
    ["--folder PATH", `the plan folder in the repository, \`.\` for its top (default: ${defaults.folder})`],
    ["--base PATH", `the portal's path on its server (default: ${defaults.base})`],
    ["--audience NAME", "the edition that is published (default: of what has no audience)"],
    ["--all-editions", "every edition in a folder of its own: DIR/current/everyone and so on"],
    ["--url ADDRESS", "where readers find the portal, told to who pushes (default: the folder)"],
    ["--keep N", `how many releases are kept (default: ${defaults.keep})`],
    ["--seconds N", `the longest that a check or a build may take (default: ${defaults.seconds})`],
  ],
  withoutPlan: true,
} as const;

const options = {
  repo: { type: "string" },
  site: { type: "string" },
  branch: { type: "string", default: defaults.branch },
  folder: { type: "string", default: defaults.folder },
  base: { type: "string", default: defaults.base },
  audience: { type: "string" },
  "all-editions": { type: "boolean", default: false },
  url: { type: "string" },
  keep: { type: "string", default: String(defaults.keep) },
  seconds: { type: "string", default: String(defaults.seconds) },
} as const;

const hooks = ["pre-receive", "post-receive"] as const;

await run(help, options, (_, given) => {
  const {
    repo,
    site,
    branch,
    folder,
    base,
    audience,
    "all-editions": allEditions,
    url,
    keep,
    seconds,
  } = given;
  if (repo === undefined) throw new UsageError("name the repository with --repo DIR");
  if (site === undefined) throw new UsageError("name the folder of the site with --site DIR");
  if (allEditions && audience !== undefined)
    throw new UsageError("`--all-editions` publishes those for every audience; leave out `--audience`");
  const repository = resolve(repo);
  const settings: StoredSettings = {
    site: resolve(site),
    branch,
    folder: planFolder(folder),
    base: basePath(base),
    keep: number("--keep", keep),
    seconds: number("--seconds", seconds),
    audience,
    allEditions,
    url,
  };
  if (!existsSync(join(repository, "HEAD"))) create(repository, branch);
  if (git(repository, ["rev-parse", "--is-bare-repository"]) !== "true")
    throw new UsageError(`\`${repo}\` is not a bare repository; make one with \`git clone --bare\``);
  for (const hook of hooks) refuseToOverwrite(join(repository, "hooks", hook));

  mkdirSync(join(repository, "hooks"), { recursive: true });
  for (const hook of hooks) {
    const target = join(repository, "hooks", hook);
    copyFileSync(join(home, "scripts/hooks", hook), target);
    chmodSync(target, 0o755);
  }
  mkdirSync(settings.site, { recursive: true });
  storeSettings(repository, settings);
  print.result(
    `A push to \`${branch}\` of ${repository} is now checked and published. Let the web server serve ${join(settings.site, "current")}.`,
  );
  return 0;
});

/** A new repository keeps its history: what was promised once is not to be pushed out of it. */
function create(repository: string, branch: string): void {
  execFileSync("git", ["init", "--quiet", "--bare", `--initial-branch=${branch}`, repository], {
    env: withoutGit(process.env),
    stdio: ["ignore", "ignore", "inherit"],
  });
  git(repository, ["config", "receive.denyNonFastForwards", "true"]);
}

function refuseToOverwrite(hook: string): void {
  if (!existsSync(hook) || readFileSync(hook, "utf8").includes("npm run install-hooks")) return;
  throw new UsageError(
    `there is a hook of somebody else at \`${hook}\`; move it away, or call it and \`${home}/scripts/hooks\` one after the other by hand`,
  );
}

function planFolder(path: string): string {
  const folder = path.replace(/\/+$/, "");
  if (!/^(\.|[^/.][^/]*(\/[^/.][^/]*)*)$/.test(folder))
    throw new UsageError(`\`${path}\` is not a folder of the repository such as content`);
  return folder;
}

function number(option: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UsageError(`\`${text}\` is not a number for ${option}`);
  return Number(text);
}
