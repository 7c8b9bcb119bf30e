import type { Cell, Table } from "../../views/table.ts";

/** Words as Markdown that shows them as they are, in one line. */
export function inert(text: string): string {
  // Most words of a table hold nothing of the kind.
  if (!/[\n\\`*_[\]<>|]/.test(text)) return text;
  return text.replace(/\s*\n\s*/g, " ").replace(/[\\`*_[\]<>|]/g, "\\$&");
}

/** The address of a page as a text gives it; `undefined` for what is not to be linked. */
export type LinkTo = (path: string) => string;

export function cellMarkdown(cell: Cell, linkTo: LinkTo): string {
  const { text, href, note, noteHref, status, items } = cell;
  let words = status ? inert(status.word) : "";
  // A cell may say the word of its status itself.
  if (text !== "" && text !== status?.word) words = joined(words, " ", link(text, href, linkTo));
  if (note !== undefined && note !== "") words = joined(words, " ", `(${link(note, noteHref, linkTo)})`);
  for (const item of items ?? []) words = joined(words, "; ", cellMarkdown(item, linkTo));
  return words;
}

export function tableMarkdown({ columns, rows }: Table, linkTo: LinkTo): string {
  let lines = line(columns, ({ title }) => inert(title));
  lines += `\n${line(columns, ({ align }) => (align === "end" ? "---:" : "---"))}`;
  for (const row of rows) lines += `\n${line(row, (cell) => cellMarkdown(cell, linkTo))}`;
  return lines;
}

function line<Part>(parts: readonly Part[], textOf: (part: Part) => string): string {
  let text = "|";
  for (const part of parts) text += ` ${textOf(part)} |`;
  return text;
}

function joined(before: string, between: string, after: string): string {
  return before === "" ? after : `${before}${between}${after}`;
}

function link(text: string, href: string | undefined, linkTo: LinkTo): string {
  return href === undefined ? inert(text) : `[${inert(text)}](${linkTo(href)})`;
}
