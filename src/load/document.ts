import { type Problem, type ProblemRule, problemRules } from "../model/index.ts";
import type { Place } from "./place.ts";

/** A step into a parsed file: a key of an object or an index of a list. */
export type Path = readonly (string | number)[];

/** What a syntax error leaves for the caller to place in a file. */
export interface Fault {
  readonly place: Place;
  readonly rule: ProblemRule;
  readonly message: string;
  readonly hint: string;
}

/**
 * The data of a file with the places of its parts. `locate` gives the place of the value at a path, or of
 * its key; a path that does not exist gives the nearest part above it that does, which is where a missing
 * key has to be added.
 */
export interface DataDocument {
  readonly data: unknown;
  readonly locate: (path: Path, part?: "key" | "value") => Place;
  /** False if a syntax error may have swallowed or moved a part: what is not found may then be there. */
  readonly isWhole: boolean;
}

/**
 * Either the document, or what keeps it from being used; then `partial` is as much of it as could be made
 * out, so that further problems are found in the same run.
 */
export type Parsed<Document> =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly partial?: Document | undefined };

export function problem(file: string, fault: Fault): Problem {
  const { place, rule, message, hint } = fault;
  const { severity } = problemRules[rule];
  return { file, ...place, severity, rule, message: visible(message), hint: visible(hint) };
}

/** What the eye does not see, what breaks a line, and what a terminal obeys; but not the joiners of emoji. */
const invisible = /[^\P{Cc}]|[^\P{Z} ]|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A message quotes what an author wrote; it stays one line in which every character shows. */
function visible(text: string): string {
  return text.replace(invisible, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `‹U+${code}›`;
  });
}
