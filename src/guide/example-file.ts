/** A part of a file with frontmatter, as the guide shows it alone. */
export type FilePart = "frontmatter" | "text";

/** A part of a file: its frontmatter with both lines `---`, or the text below. */
export function partOf(file: string, part: FilePart): string {
  const end = file.indexOf("\n---\n", 3) + "\n---\n".length;
  return (part === "frontmatter" ? file.slice(0, end) : file.slice(end)).trim();
}
