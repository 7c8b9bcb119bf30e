import type { CollectionName } from "../model/index.ts";
import { type Field, isTable } from "./field.ts";
import { type Data, dataOf, withValue } from "./settings.ts";

/** A field that an entry cannot do without and does not have yet. */
export interface MissingField {
  readonly path: readonly string[];
  readonly field: Field;
}

/** What a valid entry still needs, in the order of its fields; for an object, what it needs inside. */
export function missingFields(
  collection: CollectionName,
  fields: readonly Field[],
  data: Data,
): readonly MissingField[] {
  const needed = fields.map((field) => ({ ...field, isRequired: isNeeded(collection, field, data) }));
  return missingIn(needed, data, []);
}

/** The data with every missing table empty: rows are easier to write in the file than to give one by one. */
export function withEmptyTables(data: Data, missing: readonly MissingField[]): Data {
  const tables = missing.filter(({ field }) => isTable(field.shape));
  return tables.reduce((filled, { path }) => withValue(filled, path, []), data);
}

/** The data with what follows from them: a KPI that holds a range has no targets, see `KpiSchema`. */
export function withImplied(collection: CollectionName, data: Data): Data {
  const isHeld = collection === "kpis" && data["direction"] === "hold";
  return isHeld && data["targets"] === undefined ? { ...data, targets: [] } : data;
}

/** A KPI that holds a range needs the range. */
function isNeeded(collection: CollectionName, { name, isRequired }: Field, data: Data): boolean {
  return isRequired || (collection === "kpis" && name === "range" && data["direction"] === "hold");
}

function missingIn(fields: readonly Field[], data: Data, above: readonly string[]): MissingField[] {
  return fields.flatMap((field) => {
    const path = [...above, field.name];
    const value = Object.hasOwn(data, field.name) ? data[field.name] : undefined;
    if (value === undefined && !field.isRequired) return [];
    if (field.shape.kind === "object") {
      return typeof value === "object" || value === undefined
        ? missingIn(field.shape.fields, dataOf(value), path)
        : [];
    }
    return value === undefined ? [{ path, field }] : [];
  });
}
