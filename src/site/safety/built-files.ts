import { extname } from "node:path";
import { headersFile } from "../headers/headers-file.ts";
import { type ActiveContent, activeContent } from "./active-content.ts";
import { activeCalendarContent, activeFeedContent } from "./feed-content.ts";
import { isPlainPage } from "./plain-page.ts";
import { isPlainMarkdown, isPlainTable } from "./plain-text.ts";
import { activeMarkdown, activeTable } from "./text-content.ts";

/** How a kind of files is judged. */
interface Judge {
  /** Says for certain, and quickly, that a file holds nothing active; without an answer it is read in full. */
  readonly isPlain?: (content: Buffer) => boolean;
  readonly parts: (source: string) => readonly ActiveContent[];
}

/** Files that could hold something active, by their ending. */
const judges: Readonly<Record<string, Judge>> = {
  ".html": { isPlain: isPlainPage, parts: (source) => activeContent(source, "html") },
  ".svg": { parts: (source) => activeContent(source, "svg") },
  ".xml": { parts: activeFeedContent },
  ".ics": { parts: activeCalendarContent },
  ".md": { isPlain: isPlainMarkdown, parts: activeMarkdown },
  ".csv": { isPlain: isPlainTable, parts: activeTable },
};

/** Endings of files that browsers do not run as pages; those of scripts and styles are our own. */
const passive = new Set(
  `.avif .css .gif .ico .jpeg .jpg .js .json .pagefind .pf_filter .pf_fragment .pf_index .pf_meta .png .sha256
  .txt .webp .woff2`.split(/\s+/),
);

/** How many parts an error names; a fault of a template is on every page. */
const shown = 10;

/** Active content with the file that it was found in, by its path in the folder of the portal. */
export interface UnsafePart extends ActiveContent {
  readonly file: string;
}

/**
 * Files that are active and ours, by their path in the portal: each with the digest (SHA-256, in hexadecimal)
 * that it must have, and nothing else in their folders. The form in the browser consists of such files.
 */
export type ExactFiles = ReadonlyMap<string, string>;

/** Everything active in a file, by its path in the portal. */
export function fileParts(file: string, content: Buffer): readonly ActiveContent[] {
  const ending = extname(file);
  const judge = judges[ending];
  if (judge) return judge.isPlain?.(content) ? [] : judge.parts(content.toString("utf8"));
  if (passive.has(ending) || file === headersFile) return [];
  return [{ line: 1, column: 1, message: "we write no files of this type", excerpt: file }];
}

/**
 * Everything active in the files of a built portal, given what {@link fileParts} found in each and its digest. The gate
 * for texts lets nothing of the kind pass, so what is found here has come round it, or is a fault of our own templates.
 */
export function unsafeParts(
  files: ReadonlyMap<string, { readonly whole: string; readonly parts: readonly ActiveContent[] }>,
  exact: ExactFiles = new Map(),
): readonly UnsafePart[] {
  const exactFolders = new Set([...exact.keys()].map(topFolder));
  return [...files].flatMap(([file, { whole, parts }]): readonly UnsafePart[] => {
    const at = { file, line: 1, column: 1, excerpt: file };
    const digest = exact.get(file);
    if (digest !== undefined)
      return whole === digest ? [] : [{ ...at, message: "this is not the file that was written" }];
    if (exactFolders.has(topFolder(file)))
      return [{ ...at, message: "nothing else is written into this folder" }];
    return parts.map((part) => ({ file, ...part }));
  });
}

function topFolder(file: string): string {
  return file.slice(0, file.indexOf("/") + 1);
}

/** Throws, with the places, if anything active was found in a built portal. */
export function refuseUnsafeParts(parts: readonly UnsafePart[]): void {
  if (parts.length === 0) return;
  const error = new Error(explanation(parts));
  // The places are in the files; where this program stood when it found them helps nobody.
  error.stack = error.message;
  throw error;
}

function explanation(parts: readonly UnsafePart[]): string {
  const places = parts
    .slice(0, shown)
    .map(
      ({ file, line, column, message, excerpt }) => `${file}:${line}:${column}: ${message}\n  ${excerpt}\n`,
    );
  const more = parts.length > shown ? `and ${parts.length - shown} more\n` : "";
  return [
    "the pages that were built hold what could run code or load from elsewhere, so they are not published:\n\n",
    ...places,
    more,
    "\nThe last good portal is as it was. No text of a plan should be able to do this; it is a fault of Plumbline. ",
    "Please report it with these lines and, if you can, the plan that shows it.",
  ].join("");
}
