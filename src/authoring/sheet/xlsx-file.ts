/**
 * Writes sheets as a workbook (Office Open XML, ECMA-376): a zip of small XML files. Texts are texts and never
 * formulas. The same sheets give the same bytes: nothing in it says when it was written.
 */
import { strToU8, type Zippable, zipSync } from "fflate";
import type { Sheet, SheetValue } from "./sheet.ts";

/** A cell holds no more than this; the rest of a text goes on in the columns `NAME (2)`, `NAME (3)`. */
export const longestCell = 32_767;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
/** The first day that a zip can name. */
const mtime = "1980-01-01T00:00:00";

export function xlsxFile(sheets: readonly Sheet[]): Uint8Array {
  const numbers = sheets.map((_, index) => index + 1);
  const files: Readonly<Record<string, string>> = {
    "[Content_Types].xml": contentTypes(numbers),
    "_rels/.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": workbook(sheets),
    "xl/_rels/workbook.xml.rels": workbookRelations(numbers),
    "xl/styles.xml": styles,
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, worksheet(withinCells(sheet))]),
    ),
  };
  const zippable: Zippable = {};
  for (const [name, xml] of Object.entries(files)) zippable[name] = [strToU8(head + xml), { mtime }];
  return zipSync(zippable);
}

function contentTypes(numbers: readonly number[]): string {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts = [
    `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>`,
    ...numbers.map(
      (number) =>
        `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${type}.worksheet+xml"/>`,
    ),
  ];
  const rels = "application/vnd.openxmlformats-package.relationships+xml";
  return `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="${rels}"/><Default Extension="xml" ContentType="application/xml"/>${parts.join("")}</Types>`;
}

function workbook(sheets: readonly Sheet[]): string {
  const list = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${list.join("")}</sheets></workbook>`;
}

function workbookRelations(numbers: readonly number[]): string {
  const links = numbers.map(
    (number) =>
      `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  const style = `<Relationship Id="rId${numbers.length + 1}" Type="${relations}/styles" Target="styles.xml"/>`;
  return `<Relationships xmlns="${packages}/relationships">${links.join("")}${style}</Relationships>`;
}

/** Style 0 is that of figures, 1 that of texts, which keeps `2026-12` from becoming a date when a cell is edited, 2 that of heads. */
const styles = [
  `<styleSheet xmlns="${main}">`,
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>',
  "</styleSheet>",
].join("");

function worksheet({ headers, rows }: Sheet): string {
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  const lines = [headers, ...rows].map((row, index) => {
    const cells = row.map((value, column) =>
      cell(value, `${columnName(column)}${index + 1}`, index === 0 ? 2 : 1),
    );
    return `<row r="${index + 1}">${cells.join("")}</row>`;
  });
  return `<worksheet xmlns="${main}">${view}<sheetData>${lines.join("")}</sheetData></worksheet>`;
}

function cell(value: SheetValue, address: string, style: number): string {
  if (value === undefined) return "";
  if (typeof value === "number") return `<c r="${address}"><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c r="${address}" t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** `A` for 0, `AA` for 26. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** Text for XML. What XML cannot hold, and what would be read as such an escape, is written `_x000D_`. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      return `_x${code}_`;
    })
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** The sheet with every text cut to what a cell holds, the rest in further columns behind its own. */
function withinCells({ name, headers, rows }: Sheet): Sheet {
  const pieces = headers.map((_, column) => Math.max(1, ...rows.map((row) => piecesOf(row[column]).length)));
  return {
    name,
    headers: headers.flatMap((header, column) =>
      Array.from({ length: pieces[column] ?? 1 }, (_, at) => (at === 0 ? header : `${header} (${at + 1})`)),
    ),
    rows: rows.map((row) =>
      row.flatMap((value, column) => {
        const parts = piecesOf(value);
        return Array.from({ length: pieces[column] ?? 1 }, (_, at) => parts[at]);
      }),
    ),
  };
}

function piecesOf(value: SheetValue): readonly SheetValue[] {
  if (typeof value !== "string" || value.length <= longestCell) return [value];
  const parts: string[] = [];
  for (let at = 0; at < value.length; ) {
    let end = Math.min(value.length, at + longestCell);
    // A character of two units stays whole.
    if (end < value.length && /[\ud800-\udbff]/.test(value.charAt(end - 1))) end -= 1;
    parts.push(value.slice(at, end));
    at = end;
  }
  return parts;
}
