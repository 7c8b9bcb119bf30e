import { findNodeAtLocation, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { placesIn } from "../place.ts";
import { isRecord } from "../schema-walk.ts";
import type { SourceFile } from "./import-format.ts";
import type { Ledger } from "./ledger.ts";
import type { SourcePlace } from "./note.ts";
import { decoded } from "./table/csv-grid.ts";

/** An object of a JSON file with the places of its fields. */
export interface JsonRecord {
  readonly place: SourcePlace;
  readonly at: (field: string) => SourcePlace;
  /** The text of a field; empty where it has none, or something else than text. */
  readonly text: (field: string) => string;
  readonly value: (field: string) => unknown;
}

/** The objects of a JSON file that is a list of them, or has one under one of these names. */
export function jsonRecords(
  source: SourceFile,
  names: readonly string[],
  ledger: Ledger,
): readonly JsonRecord[] {
  const text = decoded(source, ledger);
  if (text === undefined) return [];
  const errors: ParseError[] = [];
  const placeIn = placesIn(text);
  const placeOf = (offset: number): SourcePlace => {
    const { line, column } = placeIn(offset, offset);
    return { file: source.name, row: line, column };
  };
  const root = treeOf(text, errors);
  const [error] = errors;
  if (!root || error) {
    const what = error ? printParseErrorCode(error.error) : "nothing can be read";
    const hint = "export it again; a page of HTML in its place means that you were not signed in";
    ledger.error(placeOf(error?.offset ?? 0), "import/file", `the file is not JSON: ${what}`, hint);
    return [];
  }
  const value: unknown = JSON.parse(text);
  const name = isRecord(value) ? names.find((candidate) => Array.isArray(value[candidate])) : undefined;
  const list: unknown = name === undefined ? value : isRecord(value) ? value[name] : undefined;
  if (!Array.isArray(list)) {
    const hint = `expected a list, or an object with one under \`${names.join("`, `")}\``;
    ledger.error(placeOf(0), "import/file", "the file holds no list", hint);
    return [];
  }
  const above = name === undefined ? [] : [name];
  const at = (path: readonly (string | number)[]) =>
    placeOf(findNodeAtLocation(root, [...above, ...path])?.offset ?? 0);
  return list.flatMap((item: unknown, index) => {
    if (!isRecord(item)) {
      const hint = "take it out of the list";
      ledger.error(at([index]), "import/value", "what stands here is no object with fields", hint);
      return [];
    }
    const valueOfField = (field: string): unknown => (Object.hasOwn(item, field) ? item[field] : undefined);
    return [
      {
        place: at([index]),
        at: (field) => at(Object.hasOwn(item, field) ? [index, field] : [index]),
        value: valueOfField,
        text: (field) => {
          const found = valueOfField(field);
          return typeof found === "string" ? found.trim() : typeof found === "number" ? String(found) : "";
        },
      } satisfies JsonRecord,
    ];
  });
}

function treeOf(text: string, errors: ParseError[]) {
  try {
    return parseTree(text, errors, { disallowComments: true });
  } catch (error) {
    // The parser calls itself for every level.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
