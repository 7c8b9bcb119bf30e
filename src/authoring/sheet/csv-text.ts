import type { Sheet, SheetValue } from "./sheet.ts";

/**
 * A sheet as CSV (RFC 4180), with `\n` at the ends of lines, and at its beginning the mark by which spreadsheets know
 * UTF-8. A text that a spreadsheet would take for a formula
 * gets an apostrophe in front, as one would type it there; reading takes it away again.
 */
export function csvText({ headers, rows }: Sheet): string {
  return `\ufeff${[headers, ...rows].map((row) => `${row.map(csvCell).join(",")}\n`).join("")}`;
}

function csvCell(value: SheetValue): string {
  if (typeof value !== "string") return value === undefined ? "" : String(value);
  const text = guarded(value);
  return /[",\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** How a text begins that a spreadsheet runs, the full-width forms included; and what already has an apostrophe before that. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;

/** The text so that no spreadsheet takes it for a formula. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The inverse of {@link guarded}. */
export function unguarded(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}
