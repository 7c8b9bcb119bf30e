/**
 * Writes measurements into the text of a file and touches nothing else in it: the order of keys, blanks, and
 * rows on one line or on several stay as somebody wrote them, so that the change in git is the change in figures.
 */
import { applyEdits, findNodeAtLocation, modify, type Node, parseTree } from "jsonc-parser";
import type { Actuals, Measurement } from "../model/index.ts";

export type Provenance = NonNullable<Actuals["pulled"]>;

/** The text of a file with these measurements, given as it was; `undefined` for a file that is not there yet. */
export function actualsText(
  before: string | undefined,
  measurements: readonly Measurement[],
  pulled: Provenance,
): string {
  if (before === undefined) return `${JSON.stringify({ measurements, pulled }, undefined, 2)}\n`;
  const text = withMeasurements(before, measurements);
  const tabSize = indentOf(text);
  const formattingOptions = {
    insertSpaces: tabSize > 0,
    tabSize: Math.max(tabSize, 1),
    eol: lineBreakOf(text),
  };
  return applyEdits(text, modify(text, ["pulled"], pulled, { formattingOptions }));
}

function withMeasurements(text: string, measurements: readonly Measurement[]): string {
  const tree = parseTree(text);
  const list = tree && findNodeAtLocation(tree, ["measurements"]);
  if (!list) throw new Error("the file of actuals has no measurements, although it passed the check");
  const rows = list.children ?? [];
  const indexOf = new Map(rows.map((row, index) => [fieldOf(row, "period"), index]));
  const style = styleOf(text, list);
  let before: number | undefined = -1;
  const parts: string[] = [];
  for (const measurement of measurements) {
    const index = indexOf.get(measurement.period);
    const row = index === undefined ? undefined : rows[index];
    const gap = index === undefined ? undefined : gapBefore(text, list, index, before);
    const own = row ? withValue(text, row, measurement.value) : style.row(measurement);
    parts.push(`${gap ?? `${parts.length > 0 ? "," : ""}${style.lead}`}${own}`);
    before = index;
  }
  const end = parts.length > 0 ? style.end : "";
  return `${text.slice(0, list.offset)}[${parts.join("")}${end}]${text.slice(list.offset + list.length)}`;
}

/**
 * What stands in the file before its row at `index`, if that follows the same row as it did there; `before` is
 * the index of the row that it follows now, -1 at the beginning of the list and `undefined` behind a new row.
 */
function gapBefore(text: string, list: Node, index: number, before: number | undefined): string | undefined {
  const rows = list.children ?? [];
  const [row, previous] = [rows[index], rows[index - 1]];
  if (!row || before !== index - 1) return undefined;
  return text.slice(previous ? previous.offset + previous.length : list.offset + 1, row.offset);
}

/** The text of a row with its value replaced, where it is another one. */
function withValue(text: string, row: Node, value: number): string {
  const own = text.slice(row.offset, row.offset + row.length);
  const node = findNodeAtLocation(row, ["value"]);
  if (!node || node.value === value) return own;
  const at = node.offset - row.offset;
  return `${own.slice(0, at)}${JSON.stringify(value)}${own.slice(at + node.length)}`;
}

interface ListStyle {
  /** What stands before each row. */
  readonly lead: string;
  /** What stands behind the last one. */
  readonly end: string;
  readonly row: (measurement: Measurement) => string;
}

/** How the rows of a list are laid out: as its last row is, or with one field a line where there is none. */
function styleOf(text: string, list: Node): ListStyle {
  const eol = lineBreakOf(text);
  const unit = indentOf(text) > 0 ? " ".repeat(indentOf(text)) : "\t";
  const last = list.children?.at(-1);
  if (!last) {
    const indent = lineIndentAt(text, list.offset);
    return laidOut(`${eol}${indent}${unit}`, `${eol}${indent}`, unit, eol);
  }
  const first = list.children?.[0] ?? last;
  const lead = text.slice(list.offset + 1, first.offset);
  const end = text.slice(last.offset + last.length, list.offset + list.length - 1);
  const isOneLine = !text.slice(last.offset, last.offset + last.length).includes("\n");
  if (!isOneLine) return laidOut(lead, end, unit, eol);
  return { lead, end, row: (measurement) => oneLine(measurement) };
}

function laidOut(lead: string, end: string, unit: string, eol: string): ListStyle {
  const indent = lead.slice(lead.lastIndexOf("\n") + 1);
  const row = (measurement: Measurement) =>
    JSON.stringify(measurement, undefined, unit).replaceAll("\n", `${eol}${indent}`);
  return { lead, end, row };
}

function oneLine(measurement: Measurement): string {
  const fields = Object.entries(measurement).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{ ${fields.join(", ")} }`;
}

function fieldOf(row: Node, name: string): unknown {
  return findNodeAtLocation(row, [name])?.value;
}

/** How many blanks the fields of a file stand in; 0 for a tab. */
function indentOf(text: string): number {
  const [, indent = "  "] = /\n([ \t]+)"/.exec(text) ?? [];
  return indent.startsWith("\t") ? 0 : indent.length;
}

function lineIndentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

function lineBreakOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}
