import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { inScratchFolder } from "../../src/files/scratch-folder.ts";
import { print } from "../lib/command.ts";
import { git, maybeGit, short, withoutGit } from "./git.ts";
import type { ReceivedRef } from "./received.ts";
import { runScript } from "./run-script.ts";
import { type PublishSettings, publishedRef } from "./settings.ts";

/**
 * Answers whether a push may come in: one of the published branch only with a plan without errors. Says why
 * not. Other branches and tags are nobody's portal and always may.
 */
export async function mayComeIn(
  settings: PublishSettings,
  received: readonly ReceivedRef[],
): Promise<boolean> {
  const update = received.find(({ name }) => name === publishedRef(settings));
  if (!update) return true;
  if (update.commit === undefined) {
    print.message(
      `\`${settings.branch}\` is the branch that the portal is built from, so it is not deleted. Choose another branch on the server first, with \`git config plumbline.branch\`.`,
    );
    return false;
  }
  return isSound(settings, update.commit);
}

async function isSound(settings: PublishSettings, commit: string): Promise<boolean> {
  const { repository, folder, seconds } = settings;
  return inScratchFolder("push", async (top) => {
    if (!extract(settings, commit, top)) {
      print.message(
        `${short(commit)} has no folder \`${folder}\`, where the plan is expected; nothing was accepted. Put the plan there, or say where it is with \`git config plumbline.folder\` in \`${repository}\` on the server.`,
      );
      return false;
    }
    const { status, output, tookTooLong } = await runScript(
      settings,
      "check.ts",
      join(top, "files", folder),
      [],
    );
    if (output !== "") print.message(output);
    if (status === 0) return true;
    print.message(
      status === 1
        ? `The push of ${short(commit)} was refused, and the portal is as it was. Mend what is named above, commit and push again.`
        : `The plan of ${short(commit)} could not be checked${tookTooLong ? ` within ${seconds} seconds` : ""}, so it was not accepted. Tell whoever runs the server.`,
    );
    return false;
  });
}

/**
 * Writes the plan folder of a commit below `top/files`, if there is one. Until a push is accepted, its objects
 * are in quarantine: git finds them by variables of the hook's environment, which stay, and refuses to change
 * any reference, so that a work tree cannot be added. An index of its own needs none.
 */
function extract({ repository, folder }: PublishSettings, commit: string, top: string): boolean {
  const quarantine = ["GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH"];
  const files = join(top, "files");
  const environment: NodeJS.ProcessEnv = {
    ...withoutGit(process.env),
    ...Object.fromEntries(quarantine.map((name) => [name, process.env[name]])),
    GIT_INDEX_FILE: join(top, "index"),
    GIT_WORK_TREE: files,
  };
  const path = folder === "." ? "" : folder;
  const tree = maybeGit(repository, ["ls-tree", "-d", `${commit}^{tree}`, "--", path || "."], environment);
  if (folder !== "." && (tree === undefined || tree === "")) return false;
  mkdirSync(files);
  git(repository, ["checkout", "--quiet", commit, "--", folder], environment);
  return true;
}
