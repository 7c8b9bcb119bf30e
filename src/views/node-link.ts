import type { StatusMark } from "./status.ts";
import type { Table } from "./table.ts";
import { counted, sentenceCase } from "./wording.ts";

/** A node-link diagram: what is drawn and said, without any place or size. */
export interface NodeLinkView {
  /** The heading of the section that the diagram stands in. */
  readonly heading: string;
  /** The message of the diagram, as a sentence. */
  readonly title: string;
  readonly description: string;
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
  /** What the kinds of lines that occur mean. */
  readonly key: readonly KeyEntry[];
  /** How many are not drawn and where they are listed; `undefined` if all are drawn. */
  readonly omitted: Omission | undefined;
  /** The same in words, arrow by arrow. */
  readonly table: Table;
}

export interface Omission {
  readonly text: string;
  /** Where they are listed; a path of the site without the base. */
  readonly href: string;
  readonly link: string;
}

export interface NodeView {
  readonly id: string;
  readonly title: string;
  /** Its status in shape, word and figure, e.g. `▼ Breach, +86 days`. */
  readonly state: string | undefined;
  readonly tone: StatusMark["tone"];
  readonly note: string | undefined;
  /** A path of the site without the base. */
  readonly href: string;
  /** Everything about it in a sentence, for those who cannot see the box or want to know more. */
  readonly words: string;
  /** The entry that the page is about. */
  readonly isFocus: boolean;
  readonly isCritical: boolean;
}

/**
 * How an arrow is drawn. What each line means differs from diagram to diagram and stands in its key: `thin`
 * no longer matters, `plain` is the usual case, `bold` stands out, and `dashed` is missing something.
 */
export type LineKind = "thin" | "plain" | "bold" | "dashed";

export interface EdgeView {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly line: LineKind;
  readonly isCritical: boolean;
  readonly label: readonly string[];
  /** What the arrow says, in a sentence. */
  readonly words: string;
}

export interface KeyEntry {
  /** Without a line the text is about the words on the arrows. */
  readonly line: LineKind | "critical" | undefined;
  readonly text: string;
}

/** The entries of a key whose kind of line occurs. */
export function keyOf(
  edges: readonly EdgeView[],
  meanings: Readonly<Partial<Record<LineKind | "critical", string>>>,
): readonly KeyEntry[] {
  const kinds = ["plain", "bold", "dashed", "critical", "thin"] as const;
  // A critical arrow is a double line that keeps the colour and the dashes of its kind; a plain one has neither.
  const occurs = (kind: (typeof kinds)[number]) =>
    edges.some(({ line, isCritical }) =>
      kind === "critical" ? isCritical : line === kind && !(isCritical && kind === "plain"),
    );
  return kinds.flatMap((line) => {
    const text = meanings[line];
    return text !== undefined && occurs(line) ? [{ line, text }] : [];
  });
}

/** Says how many neighbours are left out of a drawing; nothing if none is. */
export function omission(
  count: number,
  noun: string,
  list: Pick<Omission, "href" | "link">,
): Omission | undefined {
  if (count === 0) return undefined;
  const text = `${sentenceCase(counted(count, `more ${noun}`))} within two steps ${count === 1 ? "is" : "are"} not drawn.`;
  return { text, ...list };
}

/** A status as it stands in a box: its shape and word, and a figure if there is one; a line breaks between the two. */
export function stateText({ glyph, word }: StatusMark, figure?: string): string {
  const parts = figure ? [`${glyph} ${word},`, figure] : [`${glyph} ${word}`];
  return parts.map((part) => part.replaceAll(" ", "\u00a0")).join(" ");
}
