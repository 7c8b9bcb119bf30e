/** A package whose files go to readers, or the portal's own program, with the text of its licence. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** What of it a reader gets, e.g. `the font of the text`. */
  readonly use: string;
  readonly text: string;
}

/** The notices that the licences ask for, as one text: who made what, and under which terms a copy may be passed on. */
export function licencesText(opening: string, packages: readonly Licensed[]): string {
  const list = packages.map(({ name, version, use }) => `- ${name} ${version}: ${use}`).join("\n");
  const texts = packages.map(({ name, version, text }) => {
    const title = `${name} ${version}`;
    return `${title}\n${"=".repeat(title.length)}\n\n${text.replace(/\r\n?/g, "\n").trim()}`;
  });
  return `${[opening, list, ...texts].join("\n\n")}\n`;
}
