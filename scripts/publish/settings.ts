import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../lib/command.ts";
import { git, maybeGit } from "./git.ts";

/** Where Plumbline itself is. It is this copy that builds, never code that somebody pushed. */
export const home = resolve(fileURLToPath(new URL("../../", import.meta.url)));

/** How a bare repository is published. It is kept in the repository's own configuration, as `plumbline.…`. */
export interface PublishSettings {
  readonly repository: string;
  /** The branch whose newest commit is published, e.g. `main`. */
  readonly branch: string;
  /** The plan folder in the repository, `.` for its top. */
  readonly folder: string;
  /** The folder that holds the releases and `current`, the link that a web server serves. */
  readonly site: string;
  /** The path of the portal on its server, with a slash at both ends. */
  readonly base: string;
  /** How many releases are kept, the current one among them. */
  readonly keep: number;
  /** The longest that a check or a build may take. */
  readonly seconds: number;
  /** Whom the published edition is for; `undefined` for that of what has no audience. */
  readonly audience: string | undefined;
  /** Whether every edition is published, in a folder of its own. */
  readonly allEditions: boolean;
  /** Where readers find the portal; told to who pushes. */
  readonly url: string | undefined;
}

export type StoredSettings = Omit<PublishSettings, "repository">;

export const defaults = { branch: "main", folder: "content", base: "/", keep: 10, seconds: 600 } as const;

/** Reads the settings of a repository. Throws a {@link UsageError} if it has none. */
export function publishSettings(repository: string): PublishSettings {
  const path = resolve(repository);
  const value = (key: string) => maybeGit(path, ["config", "--get", `plumbline.${key}`]);
  const site = existsSync(join(path, "HEAD")) ? value("site") : undefined;
  if (site === undefined) {
    throw new UsageError(
      `\`${repository}\` is not a repository that is published; set it up with \`npm run install-hooks\``,
    );
  }
  return {
    repository: path,
    branch: value("branch") ?? defaults.branch,
    folder: value("folder") ?? defaults.folder,
    site,
    base: value("base") ?? defaults.base,
    keep: Number(value("keep") ?? defaults.keep),
    seconds: Number(value("seconds") ?? defaults.seconds),
    audience: value("audience"),
    allEditions: value("allEditions") === "true",
    url: value("url"),
  };
}

/** Writes the settings in place of those that are there, and where Plumbline is, for the hooks to find. */
export function storeSettings(repository: string, settings: StoredSettings): void {
  const before = maybeGit(repository, ["config", "--get", "plumbline.home"]);
  if (before !== undefined) git(repository, ["config", "--remove-section", "plumbline"]);
  for (const [key, value] of Object.entries({ ...settings, home })) {
    if (value !== undefined) git(repository, ["config", `plumbline.${key}`, String(value)]);
  }
}

/** The full name of the published branch. */
export function publishedRef({ branch }: Pick<PublishSettings, "branch">): string {
  return `refs/heads/${branch}`;
}

/** The path of a file of the plan in the repository, by its path in the plan folder. */
export function pathInRepository({ folder }: Pick<PublishSettings, "folder">, path: string): string {
  return folder === "." ? path : `${folder}/${path}`;
}
