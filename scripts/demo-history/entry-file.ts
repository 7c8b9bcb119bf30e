/** A file of a plan folder taken apart into its fields and its text, and put together again. */
import { parse, stringify } from "yaml";

// biome-ignore lint/suspicious/noExplicitAny: what a file holds has the shape that its schema says; the plan was checked before.
export type Fields = Readonly<Record<string, any>>;

export interface EntryFile {
  readonly fields: Fields;
  /** What stands below the frontmatter; empty for JSON. */
  readonly body: string;
}

const frontmatter = /^---\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n(.*))?$/s;

export function entryFile(path: string, text: string): EntryFile {
  if (path.endsWith(".json")) return { fields: JSON.parse(text) as Fields, body: "" };
  const [, head = "", body = ""] = frontmatter.exec(text) ?? [];
  // The core schema of YAML leaves dates the text that they are.
  return { fields: parse(head) as Fields, body };
}

/** The text of a file. One in which nothing changed keeps the bytes that it has. */
export function fileText(path: string, text: string, changed: EntryFile): string {
  const before = entryFile(path, text);
  if (JSON.stringify(before) === JSON.stringify(changed)) return text;
  const { fields, body } = changed;
  return path.endsWith(".json")
    ? `${JSON.stringify(fields, undefined, 2)}\n`
    : `---\n${stringify(fields)}---\n${body}`;
}
