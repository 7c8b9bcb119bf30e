import { type CollectionName, collections } from "../../model/index.ts";
import type { Shape } from "../field.ts";
import { type Data, valueAt } from "../settings.ts";
import { rowTables, type SheetColumn, sheetColumns } from "./columns.ts";

/** What stands in a cell; nothing where a field was left out. */
export type SheetValue = string | number | boolean | undefined;

export interface Sheet {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly SheetValue[])[];
}

/** An entry as a sheet takes it: its data, and the narrative of an MDX file. */
export interface SheetEntry {
  readonly id: string;
  readonly data: Data;
  readonly body?: string | undefined;
}

/** The entries of a collection as a sheet: the columns that are required, and those in which some entry has a value. */
export function sheetOf(collection: CollectionName, entries: readonly SheetEntry[]): Sheet {
  const all = sheetColumns(collection).filter(({ header, table }) => isShown(collection, header, table));
  const rows = entries.flatMap((entry) => rowsOf(collection, entry, all));
  const used = all.map(
    ({ isRequired, table }, index) =>
      (isRequired && table === undefined) || rows.some((row) => row[index] !== undefined),
  );
  return {
    name: collection,
    headers: all.filter((_, index) => used[index]).map(({ header }) => header),
    rows: rows.map((row) => row.filter((_, index) => used[index])),
  };
}

/** A table is either rows of the sheet or JSON in a cell. */
function isShown(collection: CollectionName, header: string, table: string | undefined): boolean {
  const ofRows = rowTables[collection];
  return table === undefined ? header !== ofRows : table === ofRows;
}

function rowsOf(
  collection: CollectionName,
  { id, data, body }: SheetEntry,
  columns: readonly SheetColumn[],
): readonly (readonly SheetValue[])[] {
  const tableName = rowTables[collection];
  const table = tableName === undefined ? undefined : data[tableName];
  const items: readonly unknown[] = Array.isArray(table) && table.length > 0 ? table : [undefined];
  return items.map((item, index) => {
    const ofTable = tableName === undefined ? {} : { [tableName]: item };
    return columns.map(({ header, path, shape, table: of }) => {
      if (header === "id") return id;
      if (of !== undefined) return cellOf(shape, valueAt(ofTable, path));
      // What belongs to the entry stands in its first row.
      if (index > 0) return undefined;
      if (header === "body" && collections[collection].format === "mdx") return narrative(body);
      return cellOf(shape, valueAt(data, path));
    });
  });
}

/** The narrative without the empty lines around it, which the file has and the text does not need. */
export function narrative(body: string | undefined): string | undefined {
  const text = (body ?? "").replace(/^\n+|\s+$/g, "");
  return text === "" ? undefined : text;
}

function cellOf(shape: Shape, value: unknown): SheetValue {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : listCell(value);
  if (shape.kind === "object") return Object.keys(value).length === 0 ? "{}" : undefined;
  if (typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** `coo, cfo`, or JSON where an item is not a word or two. */
function listCell(items: readonly unknown[]): string {
  const isPlain = (item: unknown) =>
    typeof item === "string" && !/[,\n]/.test(item) && !/^[\s[{]|^$|\s$/.test(item);
  return items.every(isPlain) ? items.join(", ") : JSON.stringify(items);
}
