/**
 * The last look before a portal takes its place: an edition that holds anything of an entry that it leaves out is not
 * published. Nothing of the kind should come about, for the entries are gone before anything is computed; an author can
 * write it by hand, though, and a fault of this program could.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Site } from "../site.ts";
import { findLeaks, type Leak } from "./find-leaks.ts";
import { idMatcher } from "./id-matcher.ts";
import { type Secret, secretsOf } from "./secrets.ts";
import { wordMatcher } from "./word-matcher.ts";
import { wordsOf } from "./words.ts";

/** Says what an edition would have given away, and where. */
export class LeakError extends Error {}

/** How many secrets and places an error names; what is on every page is named once. */
const shown = { secrets: 10, files: 3 } as const;

/** Throws a {@link LeakError} if a folder that was built holds anything that its edition leaves out. */
export function refuseLeaks(site: Site, folder: string): void {
  const hasPast = site.history.kind === "memory" && site.history.withdrawn.length > 0;
  if (site.leftOut.size === 0 && !hasPast) return;
  const leaks = findLeaks(folder, secretsOf(site));
  if (leaks.length > 0) throw new LeakError(explanation(site, leaks));
}

const nouns: Readonly<Record<Secret["kind"], string>> = {
  id: "the id",
  title: "the title",
  text: "words",
  figure: "the figure",
  picture: "the picture",
};

function explanation(site: Site, leaks: readonly Leak[]): string {
  const bySecret = [...Map.groupBy(leaks, ({ secret }) => secret)];
  const lines = bySecret.slice(0, shown.secrets).flatMap(([secret, found]) => {
    const { kind, entry, says } = secret;
    const files = found.slice(0, shown.files).map(({ file }) => file);
    const more = found.length - files.length;
    const where = `${files.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
    return [
      `${where}: ${nouns[kind]} \`${says}\` of ${entry}, which is restricted`,
      `  ${advice(site, secret)}`,
    ];
  });
  const rest = bySecret.length - shown.secrets;
  return [
    `the edition for ${site.repository.edition?.audience ?? "everyone"} would give away what it leaves out, so it is not published:`,
    "",
    ...lines,
    ...(rest > 0 ? [`and ${rest} more`] : []),
    "",
    "The last good portal is as it was.",
  ].join("\n");
}

function advice(site: Site, secret: Secret): string {
  const place = writtenAt(site, secret);
  return place === undefined
    ? "no entry that is shown says it; this is a fault of Plumbline, please report it with this line"
    : `it is written at ${place}, in an entry that is shown; take it out there, or restrict that entry as well`;
}

/** The file and line of an entry that is shown, or of the settings, in which the secret is written by hand. */
function writtenAt({ planFolder, sources }: Site, secret: Secret): string | undefined {
  const [first] = sources.values();
  const name = first?.file.slice(0, first.file.indexOf("/")) ?? "";
  const files = [
    ...(name === "" ? [] : [`${name}/portal.json`]),
    ...[...sources.values()].map(({ file }) => file),
  ];
  const says = lookFor(secret);
  for (const file of files) {
    const path = join(planFolder, file.slice(file.indexOf("/") + 1));
    const text = readFileSync(path, "utf8");
    if (!says(text)) continue;
    const lines = text.split("\n");
    const at = lines.findIndex((line) => says(line));
    // What runs on from one line to the next is found with the line where it begins.
    const across = lines.findIndex((line, index) => says(`${line}\n${lines[index + 1] ?? ""}`));
    return `${file}:${(at === -1 ? across : at) + 1}`;
  }
  return undefined;
}

function lookFor({ kind, says }: Secret): (text: string) => boolean {
  if (kind === "figure") return (text) => text.includes(says);
  if (kind === "id") {
    const ids = idMatcher<string>();
    ids.add(says, says);
    return (text) => ids.find(text).size > 0;
  }
  const words = wordMatcher<string>();
  words.add(wordsOf(says), says);
  return (text) => words.find(wordsOf(text)).size > 0;
}
