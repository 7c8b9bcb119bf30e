/**
 * Reads the sheets of a workbook (Office Open XML, ECMA-376).
 *
 * A workbook comes from a stranger. Before anything is unpacked its parts are listed, and too many of them, or
 * parts that grow too large, are refused; a part is unpacked into no more room than it claimed. Its XML declares
 * nothing (see `readXml`), macros and links to other files are not looked at, and a formula is never computed:
 * what counts is the result that the spreadsheet saved with it.
 */
import { toDay } from "../../../model/index.ts";
import type { SourceFile } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import type { Grid, Merge, TableCell } from "./table.ts";
import {
  type NumberKind,
  unescaped,
  unpacked,
  type Workbook,
  WorkbookFault,
  workbookOf,
} from "./workbook.ts";
import { readXml, XmlFault } from "./xml.ts";

const mostRows = 50_000;
const mostColumns = 1_000;
const mostMerged = 1_000_000;

/** The sheets of a workbook in their order, or nothing, with a note why. */
export function xlsxGrids(source: SourceFile, ledger: Ledger): readonly Grid[] {
  try {
    const parts = unpacked(source.bytes);
    const book = workbookOf(parts);
    return book.sheets.flatMap(({ name, part }) => {
      const xml = parts[part];
      return xml === undefined ? [] : [gridOf(`${source.name}[${name}]`, name, xml, book)];
    });
  } catch (error) {
    if (!(error instanceof WorkbookFault) && !(error instanceof XmlFault)) throw error;
    ledger.error(
      { file: source.name, row: 1, column: 1 },
      "import/file",
      `the workbook cannot be read: ${error.message}`,
      "open it and save it as an Excel workbook (.xlsx), or export the sheet as CSV",
    );
    return [];
  }
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  hasFormula: boolean;
  value: string;
  hasValue: boolean;
}

function gridOf(file: string, name: string, xml: string, book: Workbook): Grid {
  const rows: (TableCell | undefined)[][] = [];
  const ranges: Omit<Merge, "value">[] = [];
  let merged = 0;
  let cell: OpenCell | undefined;
  let inside = "";
  let row = -1;
  let column = -1;
  readXml(xml, {
    open: (element, attributes) => {
      inside = element;
      if (element === "row") {
        row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]) - 1;
        column = -1;
        if (!(row >= 0 && row < mostRows)) throw new WorkbookFault(`it has more than ${mostRows} rows`);
      } else if (element === "c") {
        column = attributes["r"] === undefined ? column + 1 : columnOf(attributes["r"]);
        if (!(column >= 0 && column < mostColumns)) {
          throw new WorkbookFault(`it has more than ${mostColumns} columns`);
        }
        const type = attributes["t"] ?? "n";
        const style = Number(attributes["s"] ?? 0);
        cell = { row, column, type, style, hasFormula: false, value: "", hasValue: false };
      } else if (element === "f" && cell) cell.hasFormula = true;
      else if ((element === "v" || element === "t") && cell) cell.hasValue = true;
      else if (element === "mergeCell") {
        const range = rangeOf(attributes["ref"] ?? "");
        merged += (range.bottom - range.top + 1) * (range.right - range.left + 1);
        if (!(merged <= mostMerged))
          throw new WorkbookFault(`more than ${mostMerged} cells of it are merged`);
        ranges.push(range);
      }
    },
    close: (element) => {
      inside = "";
      if (element !== "c" || !cell) return;
      const value = cellOf(cell, book);
      while (rows.length <= cell.row) rows.push([]);
      const line = rows[cell.row];
      if (line) line[cell.column] = value;
      cell = undefined;
    },
    text: (text) => {
      if (cell && (inside === "v" || inside === "t")) cell.value += text;
    },
  });
  const dense = rows.map((line) => Array.from(line));
  return {
    file,
    name,
    rows: dense,
    merges: ranges.map((range) => ({ ...range, value: dense[range.top]?.[range.left] })),
  };
}

/** 0 for `A7`, 26 for `AA7`; not a number for anything else. */
function columnOf(address: string): number {
  const letters = /^([A-Z]{1,3})\d+$/.exec(address)?.[1];
  if (letters === undefined) return Number.NaN;
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
}

function rangeOf(reference: string): Omit<Merge, "value"> {
  const [from = "", to = from] = reference.split(":");
  const rowOf = (address: string) => Number(/\d+$/.exec(address)?.[0] ?? Number.NaN) - 1;
  return { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) };
}

function cellOf(
  { type, style, value, hasValue, hasFormula }: OpenCell,
  book: Workbook,
): TableCell | undefined {
  if (!hasValue) {
    if (!hasFormula) return undefined;
    const hint = "open the workbook and save it again, so that results are in it, or write the value itself";
    return { kind: "fault", message: "the cell holds a formula without a result", hint };
  }
  switch (type) {
    case "s":
      return textCell(book.texts[Number(value)] ?? "");
    case "str":
    case "inlineStr":
      return textCell(unescaped(value));
    case "b":
      return { kind: "boolean", value: value === "1" || value === "true" };
    case "e": {
      const hint = "mend the formula, or write the value itself";
      return { kind: "fault", message: `the cell holds the error \`${value}\``, hint };
    }
    case "d":
      return { kind: "text", text: value.slice(0, 10) };
    default:
      return numberCell(Number(value), book.styles[style] ?? "number", book.is1904);
  }
}

function textCell(text: string): TableCell | undefined {
  return text === "" ? undefined : { kind: "text", text: text.replaceAll("\r\n", "\n") };
}

function numberCell(number: number, kind: NumberKind, is1904: boolean): TableCell {
  if (kind === "time") {
    return { kind: "fault", message: "the cell holds a time of day", hint: "write a day or a number" };
  }
  if (kind === "number" || kind === "percent")
    return { kind: "number", number, isPercent: kind === "percent" };
  // Day 60 is 29 February 1900, which never was: from there on days count from 1899-12-30.
  const epoch = is1904 ? -24_107 : -25_569;
  const isEarly = !is1904 && number < 60;
  return { kind: "date", day: toDay(Math.floor(number) + epoch + (isEarly ? 1 : 0)), form: kind };
}
