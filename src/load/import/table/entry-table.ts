/**
 * Makes entries out of a table: which column is which field, what each cell is, and which rows are one entry.
 *
 * A column is a field by its head, as our own export writes it (`baseline.finish`) or as people do (`Baseline
 * Finish`), or by the map. A row without an id gets one out of its title. Rows with the same id are one entry when
 * the columns of a table stand in them, as those of measurements do.
 */
import type { Shape } from "../../../authoring/field.ts";
import { type Data, dataOf, valueAt, withValue } from "../../../authoring/settings.ts";
import { type SheetColumn, sheetColumns } from "../../../authoring/sheet/columns.ts";
import { type CollectionName, collections } from "../../../model/index.ts";
import { suggestion } from "../../suggestion.ts";
import type { ImportSettings } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import { quoted, type SourcePlace } from "../note.ts";
import { idFrom, slug } from "../slug.ts";
import { cellValue } from "../values/cell-value.ts";
import { hasCommaDecimals, isAmbiguousNumber } from "../values/number-column.ts";
import type { MappedColumn } from "./column-map.ts";
import { cellText, type Header, type Table, type TableCell, type TableRow } from "./table.ts";

/** A column of the table with the field that it is. */
interface ReadColumn {
  readonly header: Header;
  readonly column: SheetColumn;
  readonly mapped: MappedColumn | undefined;
  /** Columns `NAME (2)` and on, in which a text goes on that is too long for one cell. */
  readonly more: readonly number[];
  /** True where some figure of the column has a decimal comma, so that `1,234` may have one too. */
  readonly isDoubtful: boolean;
}

const text: Shape = { kind: "text" };

/** Columns that are no fields, and yet say something: the plan of a milestone, the KPI of a list of actuals. */
const helpers: { readonly [Name in CollectionName]?: string } = { milestones: "plan", actuals: "kpi" };

export function entriesOfTable(
  table: Table,
  collection: CollectionName,
  settings: ImportSettings,
  ledger: Ledger,
): void {
  for (const place of table.titles) {
    const hint = "nothing of it is lost for the plan if it is only the name of the table";
    ledger.warn(place, "import/column", "the row above the head is taken for a title and not read", hint);
  }
  const columns = readColumns(table, collection, settings, ledger);
  if (columns.length === 0) {
    const place = { file: table.file, row: 1, column: 1 };
    const hint = "give the columns the names of fields, or say which is which with `--map FILE`";
    ledger.error(place, "import/column", `no column is a field of \`${collection}\``, hint);
    return;
  }
  const entries = new Map<string, RowEntry>();
  for (const row of table.rows) readRow(row, { table, collection, columns, settings, ledger, entries });
  for (const [id, { data, body, place, places }] of entries) {
    ledger.add({ collection, id, data, ...(body === undefined ? {} : { body }), place, places });
  }
}

interface RowEntry {
  data: Data;
  body: string | undefined;
  readonly place: SourcePlace;
  readonly places: Map<string, SourcePlace>;
}

interface Reading {
  readonly table: Table;
  readonly collection: CollectionName;
  readonly columns: readonly ReadColumn[];
  readonly settings: ImportSettings;
  readonly ledger: Ledger;
  readonly entries: Map<string, RowEntry>;
}

function readColumns(
  table: Table,
  collection: CollectionName,
  { map }: ImportSettings,
  ledger: Ledger,
): readonly ReadColumn[] {
  const known = [...sheetColumns(collection), ...helperColumns(collection)];
  const byName = new Map(known.map((column) => [normalised(column.header), column]));
  const mapped = new Map(Object.entries(map?.columns ?? {}).map(([head, to]) => [normalised(head), to]));
  const heads = new Set(table.headers.map(({ text: head }) => normalised(head)));
  for (const head of Object.keys(map?.columns ?? {})) {
    if (heads.has(normalised(head))) continue;
    const place = { file: table.file, row: 1, column: 1 };
    const hint = suggestion(
      head,
      table.headers.map((header) => header.text),
      "column",
    );
    ledger.error(place, "import/column", `there is no column ${quoted(head)}, which the map names`, hint);
  }
  const found: ReadColumn[] = [];
  for (const header of table.headers) {
    const place = { file: table.file, row: header.row, column: header.column + 1 };
    if (/ \(\d+\)$/.test(header.text) && byName.has(normalised(header.text.replace(/ \(\d+\)$/, ""))))
      continue;
    const to = mapped.get(normalised(header.text));
    if (to === null) continue;
    const column = byName.get(normalised(to?.field ?? header.text));
    if (!column) {
      const names = known.map((candidate) => candidate.header);
      if (to) {
        const hint = suggestion(to.field, names, "field");
        ledger.error(
          place,
          "import/column",
          `the map names the field \`${to.field}\`, which there is not`,
          hint,
        );
      } else {
        const hint = `name its field with \`--map FILE\`, or map it to \`null\`; ${suggestion(header.text, names, "field")}`;
        ledger.warn(place, "import/column", `the column ${quoted(header.text)} is not read`, hint);
      }
      continue;
    }
    const before = found.find((other) => other.column === column);
    if (before) {
      const message = `the column ${quoted(header.text)} is the field \`${column.header}\`, which column ${before.header.column + 1} is already`;
      ledger.error(place, "import/column", message, "keep one of the two, or map one of them to `null`");
      continue;
    }
    const cells = table.rows.map(({ cells: row }) => cellText(row[header.column]));
    found.push({
      header,
      column,
      mapped: to,
      more: continuations(table, header),
      isDoubtful: column.shape.kind === "number" && hasCommaDecimals(cells),
    });
  }
  return found;
}

function helperColumns(collection: CollectionName): readonly SheetColumn[] {
  const header = helpers[collection];
  if (header === undefined) return [];
  return [{ header, path: [header], shape: text, isRequired: false, schema: undefined, table: undefined }];
}

function continuations({ headers }: Table, { text: head }: Header): readonly number[] {
  const columns: number[] = [];
  for (let number = 2; ; number += 1) {
    const next = headers.find((header) => header.text === `${head} (${number})`);
    if (!next) return columns;
    columns.push(next.column);
  }
}

/** Heads are the same if their words are: `Baseline Finish`, `baseline.finish` and `baseline_finish`. */
function normalised(head: string): string {
  return head
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%#]+/gu, " ")
    .trim();
}

function readRow(row: TableRow, reading: Reading): void {
  const { table, collection, columns, settings, ledger, entries } = reading;
  const start = { file: table.file, row: row.row, column: 1 };
  let data: Data = {};
  let item: Data = {};
  let itemTable: string | undefined;
  const places = new Map<string, SourcePlace>();
  const own = new Map<string, string>();
  for (const { header, column, mapped, more, isDoubtful } of columns) {
    const cell = wholeCell(row, header.column, more);
    if (cell === undefined) continue;
    const place = { ...start, column: header.column + 1 };
    if (column.schema === undefined) {
      if (cell.kind === "fault") ledger.error(place, "import/value", cell.message, cell.hint);
      else own.set(column.header, cellText(cell));
      continue;
    }
    // A value that cannot be read has a place all the same: the entry may have to go because of it.
    places.set(column.path[0] ?? "", place);
    if (isDoubtful && isAmbiguousNumber(cellText(cell), settings)) {
      const message = `${quoted(cellText(cell))} may have a decimal comma, as other cells of its column have`;
      ledger.error(place, "import/value", message, "say `--decimal ,` or `--decimal .`");
      continue;
    }
    const value = cellValue(
      meant(cell, mapped),
      column.shape,
      column.schema,
      formOf(settings),
      mapped?.scale,
    );
    if (!value.ok) {
      ledger.error(place, "import/value", `\`${column.header}\`: ${value.message}`, value.hint);
      continue;
    }
    if (column.table === undefined) data = withValue(data, column.path, value.value);
    else {
      itemTable = column.table;
      item = withValue(item, column.path.slice(1), value.value);
    }
  }
  const id = idOf(own, data, reading, start);
  if (id === undefined) return;
  const before = entries.get(id);
  const isContinued = before !== undefined && itemTable !== undefined;
  if (before && !isContinued) {
    const message = `\`${collection}/${id}\` is in row ${before.place.row} already; this row is left out`;
    ledger.error(start, "import/duplicate", message, "give one of the two rows another id");
    return;
  }
  const entry = before ?? { data: {}, body: undefined, place: start, places };
  for (const [name, value] of Object.entries(data)) {
    if (before === undefined || !Object.hasOwn(before.data, name))
      entry.data = { ...entry.data, [name]: value };
    else if (JSON.stringify(before.data[name]) !== JSON.stringify(value)) {
      const place = places.get(name) ?? start;
      const message = `\`${name}\` of \`${id}\` is said again, and differently from row ${before.place.row}`;
      ledger.error(place, "import/duplicate", message, "say it in one of the rows only");
    }
  }
  entry.body ??= own.get("body");
  if (itemTable !== undefined) {
    const items: unknown = valueAt(entry.data, [itemTable]);
    entry.data = { ...entry.data, [itemTable]: [...(Array.isArray(items) ? items : []), dataOf(item)] };
  }
  entries.set(id, entry);
}

/** A cell with what goes on in the columns behind it. */
function wholeCell(row: TableRow, column: number, more: readonly number[]): TableCell | undefined {
  const cell = row.cells[column];
  if (more.length === 0 || cell === undefined) return cell;
  return { kind: "text", text: [column, ...more].map((at) => cellText(row.cells[at])).join("") };
}

/** What a cell means by the values of the map. */
function meant(cell: TableCell, mapped: MappedColumn | undefined): TableCell {
  const values = mapped?.values ?? {};
  const written = cellText(cell).trim();
  return Object.hasOwn(values, written) ? { kind: "text", text: values[written] ?? "" } : cell;
}

export function formOf({ dates, decimal, currency, map }: ImportSettings) {
  return { dates: dates ?? map?.dates, decimal: decimal ?? map?.decimal ?? ".", currency } as const;
}

/** The id that a row gives, else one out of its title; none, with a note, where it has neither. */
function idOf(
  own: ReadonlyMap<string, string>,
  data: Data,
  { collection, ledger, settings }: Reading,
  place: SourcePlace,
): string | undefined {
  const helper = helpers[collection];
  const above = helper === undefined ? undefined : own.get(helper);
  const given = own.get("id") ?? (collection === "actuals" ? above : undefined);
  if (given !== undefined) {
    const id = idFrom(given);
    const isWhole = collection !== "milestones" || above === undefined || id.includes("/");
    return isWhole ? id : `${idFrom(above)}/${id}`;
  }
  const title = typeof data["title"] === "string" ? slug(data["title"]) : "";
  if (title === "") {
    const { noun } = collections[collection];
    const what = collection === "actuals" ? "`id` or `kpi`" : "`id` or `title`";
    ledger.error(
      place,
      "import/missing",
      `the row has no ${what}, so it is no ${noun}`,
      "add one of the two",
    );
    return undefined;
  }
  const plan = above ?? settings.into;
  const wanted = collection === "milestones" && plan !== undefined ? `${idFrom(plan)}/${title}` : title;
  return ledger.freeId(collection, wanted, place);
}
