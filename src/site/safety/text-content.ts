import { parse } from "csv-parse/sync";
import { markdownToMdast } from "satteri";
import { guarded } from "../../authoring/sheet/csv-text.ts";
import type { ActiveContent } from "./active-content.ts";
import { linkFault } from "./address.ts";

interface MarkdownNode {
  readonly type: string;
  readonly url?: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
  readonly position?: { readonly start: { readonly line: number; readonly column: number } };
}

/**
 * What is active in a Markdown file of the portal. Browsers show it as text, but whoever renders it would run HTML
 * in it, follow its links and load its pictures: it has no HTML and no pictures, and links as pages have them.
 */
export function activeMarkdown(source: string): readonly ActiveContent[] {
  const found: ActiveContent[] = [];
  const pending: MarkdownNode[] = [markdownToMdast(source) as MarkdownNode];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const fault = markdownFault(node);
    if (fault !== undefined) {
      const { line, column } = node.position?.start ?? { line: 1, column: 1 };
      found.push({ line, column, message: fault, excerpt: (node.value ?? node.url ?? "").slice(0, 160) });
    }
    pending.push(...[...(node.children ?? [])].reverse());
  }
  return found;
}

function markdownFault({ type, url }: MarkdownNode): string | undefined {
  if (type === "html") return "we write no HTML in Markdown";
  if (type === "image" || type === "imageReference") return "we write no pictures in Markdown";
  if (type !== "link" && type !== "definition") return undefined;
  const fault = linkFault(url ?? "");
  return fault === undefined ? undefined : `the address of the link ${fault}`;
}

/** What a spreadsheet would run in a CSV file of the portal: a cell that begins as a formula does and is no number. */
export function activeTable(source: string): readonly ActiveContent[] {
  const rows: readonly (readonly string[])[] = parse(source, { relaxColumnCount: true });
  return rows.flatMap((row, index) =>
    row.flatMap((cell, column) => {
      // A text that was made safe begins with an apostrophe, and stays as it is when it is made safe again.
      const isFormula = !cell.startsWith("'") && guarded(cell) !== cell && !Number.isFinite(Number(cell));
      if (!isFormula) return [];
      const message = "a spreadsheet would take the cell for a formula";
      return [{ line: index + 1, column: column + 1, message, excerpt: cell.slice(0, 160) }];
    }),
  );
}
