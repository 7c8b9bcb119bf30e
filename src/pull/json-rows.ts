import { mostRows, type Row, SourceFault, tooManyRows } from "./source.ts";

/** The list of rows at a path such as `data.rows`, where a number is a place in a list; the top without one. */
export function rowsAt(document: unknown, path: string | undefined): readonly Row[] {
  const steps = path === undefined ? [] : path.split(".");
  const found = steps.reduce(child, document);
  const where = path === undefined ? "at its top" : `at \`${path}\``;
  if (!Array.isArray(found)) {
    throw new SourceFault(
      `the document has no list ${where}`,
      `set \`path\` to where the list of measurements stands; ${offered(document)}`,
    );
  }
  if (found.length > mostRows) throw tooManyRows();
  const rows: readonly unknown[] = found;
  const odd = rows.findIndex((row) => typeof row !== "object" || row === null || Array.isArray(row));
  if (odd === -1) return rows as readonly Row[];
  throw new SourceFault(
    `item ${odd + 1} of the list ${where} is not an object`,
    "the list has one object a period, with `period` and `value`",
  );
}

function child(value: unknown, step: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[step];
}

function offered(document: unknown): string {
  const names = typeof document === "object" && document !== null ? Object.keys(document).slice(0, 8) : [];
  return names.length === 0 || Array.isArray(document)
    ? "the document has no named parts"
    : `its parts are ${names.map((name) => `\`${name}\``).join(", ")}`;
}
