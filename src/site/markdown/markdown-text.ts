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
  const words = [
    ...(status ? [inert(status.word)] : []),
    // A cell may say the word of its status itself.
    ...(text === "" || text === status?.word ? [] : [link(text, href, linkTo)]),
    ...(note === undefined || note === "" ? [] : [`(${link(note, noteHref, linkTo)})`]),
  ].join(" ");
  const more = (items ?? []).map((item) => cellMarkdown(item, linkTo));
  return [...(words === "" ? [] : [words]), ...more].join("; ");
}

export function tableMarkdown({ columns, rows }: Table, linkTo: LinkTo): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ title }) => inert(title))),
    line(columns.map(({ align }) => (align === "end" ? "---:" : "---"))),
    ...rows.map((row) => line(row.map((cell) => cellMarkdown(cell, linkTo)))),
  ].join("\n");
}

function link(text: string, href: string | undefined, linkTo: LinkTo): string {
  return href === undefined ? inert(text) : `[${inert(text)}](${linkTo(href)})`;
}
