/** A table of Markdown for a narrative; what Markdown or MDX would read as its own is escaped. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => plainText(cell)).join(" | ")} |`;
  return [line(heads), `|${" --- |".repeat(heads.length)}`, ...rows.map(line)].join("\n");
}

/** A text of a source as one line of Markdown that shows it as it is. */
export function plainText(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]{}<>|~#]/g, "\\$&")
    .replace(/^([-+]|\d+[.)])(?=\s)/, "\\$1")
    .trim();
}

/** A text of several paragraphs as Markdown that shows it as it is. */
export function plainParagraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map(plainText)
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}
