/**
 * Tries an import out before anything is written: the plan is read as it would be with the new entries, and checked
 * as `check` does it. An entry that the check refuses is taken out, with the problem at its place in the
 * source, until the plan is as sound as it was before.
 */
import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { entryPath } from "../../authoring/entry-address.ts";
import { wholeEntryText } from "../../authoring/entry-text.ts";
import { narrative } from "../../authoring/sheet/sheet.ts";
import { collections, entriesOf, PortalSchema, type Problem } from "../../model/index.ts";
import { folderTree } from "../file-tree.ts";
import { type LoadedPlan, loadTree } from "../load-plan.ts";
import type { Draft, Ledger } from "./ledger.ts";
import { overlayTree } from "./overlay-tree.ts";

/** A file that the import writes, by its path in the plan folder. */
export interface ImportedFile {
  readonly path: string;
  readonly text: string;
}

export interface StagedImport {
  readonly files: readonly ImportedFile[];
  /** How many entries the plan has already, exactly as they would be written. */
  readonly same: number;
  /** Errors of the plan as a whole that no entry of the source is the place of. */
  readonly problems: readonly Problem[];
}

/** The files that are to be written. `before` is the plan as it is; its folder need not exist. */
export function stagedImport(
  ledger: Ledger,
  planFolder: string,
  before: LoadedPlan | undefined,
): StagedImport {
  const same = withoutThoseThere(ledger, before);
  const portal = portalFile(ledger, planFolder, before);
  const name = basename(resolve(planFolder));
  const below = existsSync(planFolder) ? folderTree(planFolder) : undefined;
  for (;;) {
    const files = [...portal, ...ledger.drafts.map(fileOf)];
    const tree = overlayTree(name, below, new Map(files.map(({ path, text }) => [path, text])));
    const errors = loadTree(tree).problems.filter(({ severity }) => severity === "error");
    const refused = refusedDrafts(ledger, name, errors);
    if (refused.length === 0) return { files, same, problems: errors };
    for (const draft of refused) ledger.remove(draft);
  }
}

function fileOf({ collection, id, data, body }: Draft): ImportedFile {
  const text = narrative(body);
  const below = text === undefined ? "" : `\n${text}\n`;
  return { path: entryPath(collection, id), text: wholeEntryText(collection, data, below) };
}

/** Takes out the entries that the plan has already; one that differs is reported, since nothing is overwritten. */
function withoutThoseThere(ledger: Ledger, before: LoadedPlan | undefined): number {
  let same = 0;
  for (const draft of ledger.drafts) {
    const source = before?.sources.get(`${draft.collection}/${draft.id}`);
    if (!source) continue;
    ledger.remove(draft);
    const entry = before?.repository && entriesOf(before.repository, draft.collection).get(draft.id);
    const data = collections[draft.collection].schema.safeParse(draft.data).data;
    const isSame =
      isDeepStrictEqual({ ...data, id: draft.id }, entry) && narrative(source.body) === narrative(draft.body);
    if (isSame) same += 1;
    else {
      const { noun } = collections[draft.collection];
      const message = `the ${noun} \`${draft.id}\` is in the plan already and stays as it was`;
      const hint = `nothing is overwritten; edit \`${source.file}\`, or delete it and import again`;
      ledger.error(draft.place, "import/exists", message, hint);
    }
  }
  return same;
}

/** `portal.json`, if the source has the settings and the plan does not. */
function portalFile(
  ledger: Ledger,
  planFolder: string,
  before: LoadedPlan | undefined,
): readonly ImportedFile[] {
  if (ledger.portal === undefined) return [];
  const path = "portal.json";
  if (!existsSync(join(planFolder, path))) {
    return [{ path, text: `${JSON.stringify(ledger.portal, undefined, 2)}\n` }];
  }
  const given = PortalSchema.safeParse(ledger.portal).data;
  if (!isDeepStrictEqual(given, before?.repository?.portal)) {
    ledger.warn(
      { file: "portal", row: 1, column: 1 },
      "import/exists",
      "the plan has its own `portal.json`, which stays as it was",
      "compare the two, and change the settings by hand",
    );
  }
  return [];
}

/** The entries that have an error, each reported at its place in the source. */
function refusedDrafts(ledger: Ledger, folder: string, errors: readonly Problem[]): readonly Draft[] {
  const byFile = new Map(ledger.drafts.map((draft) => [`${folder}/${fileOf(draft).path}`, draft]));
  const refused = new Set<Draft>();
  for (const { file, line, message, hint, rule } of errors) {
    const draft = byFile.get(file);
    if (!draft) continue;
    refused.add(draft);
    const { noun } = collections[draft.collection];
    const what = `the ${noun} \`${draft.id}\` is left out: ${message} (line ${line} of what would be its file, ${rule})`;
    ledger.error(draft.place, "import/check", what, hint);
  }
  return [...refused];
}
