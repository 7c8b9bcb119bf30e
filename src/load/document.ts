import type { Problem } from "../model/index.ts";
import type { Place } from "./place.ts";

/** A step into a parsed file: a key of an object or an index of a list. */
export type Path = readonly (string | number)[];

/** What a syntax error leaves for the caller to place in a file. */
export interface Fault {
  readonly place: Place;
  readonly rule: string;
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
}

/** Either the data, or what keeps it from being read. */
export type Parsed<Document> =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export function problem(file: string, fault: Fault, severity: Problem["severity"] = "error"): Problem {
  const { place, rule, message, hint } = fault;
  return { file, ...place, severity, rule, message, hint };
}
