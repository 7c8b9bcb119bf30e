/**
 * The columns of a collection's sheet.
 *
 * Every entry is a row, and every value has a column: a field has its name, `title`; the field of a field both
 * names, `baseline.finish`; a list has its items in one cell, `coo, cfo`; a table its rows as JSON in one cell. The
 * one table that a collection is about, such as the measurements of `actuals`, has columns of its own, and an entry
 * then as many rows as its table:
 *
 *     id,measurements.period,measurements.value
 *     churn,2026-01,4.5
 *     churn,2026-02,4.4
 */
import { type CollectionName, collections } from "../../model/index.ts";
import { type Field, fieldsInOrder, isTable, type Shape } from "../field.ts";

export interface SheetColumn {
  /** What stands at its head, e.g. `baseline.finish`. */
  readonly header: string;
  readonly path: readonly string[];
  readonly shape: Shape;
  readonly isRequired: boolean;
  /** The schema of the value; none for the id and the narrative, which are text. */
  readonly schema: Field["schema"] | undefined;
  /** The table that the column is a part of, e.g. `measurements`, if its rows are rows of the sheet. */
  readonly table: string | undefined;
}

/** The tables that are what their collection is about: their rows are rows of the sheet. */
export const rowTables: { readonly [Name in CollectionName]?: string } = {
  actuals: "measurements",
  teams: "capacity",
};

const text: Shape = { kind: "text" };

/** Every column that the sheet of a collection can have, those that an export may leave out included. */
export function sheetColumns(collection: CollectionName): readonly SheetColumn[] {
  const { schema, format } = collections[collection];
  return [
    ownColumn("id"),
    ...fieldsInOrder(schema).flatMap((field) => columnsOf(field, [])),
    ...(format === "mdx" ? [ownColumn("body")] : []),
  ];
}

function ownColumn(header: string): SheetColumn {
  const isRequired = header === "id";
  return { header, path: [header], shape: text, isRequired, schema: undefined, table: undefined };
}

function columnsOf(field: Field, above: readonly string[]): readonly SheetColumn[] {
  const path = [...above, field.name];
  const { shape, isRequired, schema } = field;
  const own = { header: path.join("."), path, shape, isRequired, schema, table: undefined };
  if (shape.kind === "object") {
    // The object itself has a column for the one value that none of its fields could show: an empty object.
    const inner = shape.fields.flatMap((part) => columnsOf(part, path));
    return [{ ...own, isRequired: false }, ...inner];
  }
  if (!isTable(shape) || shape.kind !== "list" || shape.item.kind !== "object") return [own];
  const parts = shape.item.fields.flatMap((part) => columnsOf(part, path));
  return [own, ...parts.map((part) => ({ ...part, table: own.header }))];
}
