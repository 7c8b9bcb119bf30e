import type { z } from "zod";
import type { DataDocument, Fault, Parsed } from "./document.ts";
import { fileStart, type Place } from "./place.ts";
import { schemaFaults } from "./schema-faults.ts";
import { sourceText } from "./source-text.ts";

/** The text of a file, or what keeps it from being read. */
export function textOf(read: () => Uint8Array): Parsed<string> {
  let bytes: Uint8Array;
  try {
    bytes = read();
  } catch (error) {
    const message = `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    const hint = "look at the permissions of the file, or delete it";
    return { ok: false, faults: [{ place: fileStart, rule: "file/unreadable", message, hint }] };
  }
  return sourceText(bytes);
}

/** What can be made out of a file, and what is wrong with the way it is written. */
export function contentOf(
  text: Parsed<string>,
  parse: (text: string) => Parsed<DataDocument>,
): { readonly document: DataDocument | undefined; readonly faults: readonly Fault[] } {
  if (!text.ok) return { document: undefined, faults: text.faults };
  const parsed = parse(text.document);
  return parsed.ok
    ? { document: parsed.document, faults: [] }
    : { document: parsed.partial, faults: parsed.faults };
}

/**
 * What a schema has against a file. After a syntax error a field may seem to be missing that is there, or to
 * stand where it does not belong, and the value at the error itself was already complained about.
 */
export function faultsOf(
  schema: z.ZodObject,
  noun: string,
  document: DataDocument,
  syntax: readonly Fault[],
  result?: z.ZodSafeParseResult<unknown>,
): readonly Fault[] {
  const faults = schemaFaults(schema, noun, document, result);
  if (document.isWhole) return faults;
  return faults.filter(
    (fault) =>
      fault.rule !== "schema/missing" &&
      !isFieldAbove(schema, fault) &&
      !syntax.some(({ place }) => beginsIn(fault.place, place)),
  );
}

function beginsIn(inner: Place, outer: Place): boolean {
  const isBefore = (line: number, column: number, other: readonly [number, number]) =>
    line < other[0] || (line === other[0] && column < other[1]);
  return (
    isBefore(inner.line, inner.column, [outer.endLine, outer.endColumn]) &&
    !isBefore(inner.line, inner.column, [outer.line, outer.column])
  );
}

/** True if an unknown key is a field of the whole entry, which a bracket that is not closed has taken in. */
function isFieldAbove(schema: z.ZodObject, { rule, message }: Fault): boolean {
  return (
    rule === "schema/unknown-key" &&
    Object.keys(schema.shape).some((key) => message.startsWith(`\`${key}\` `))
  );
}
