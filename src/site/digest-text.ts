import type { Digest, DigestItem, DigestSection } from "../views/digest.ts";
import { inert } from "./markdown.ts";

export const digestFormats = ["markdown", "text"] as const;
export type DigestFormat = (typeof digestFormats)[number];

/** The address of a page by its path, or `undefined` where the plan does not say where it is published. */
export type Address = (page: string) => string | undefined;

const columns = 78;

/** Writes a digest for a message: Markdown for chat and issues, plain text of short lines for mail. */
export function digestText(digest: Digest, format: DigestFormat, addressOf: Address): string {
  const { title, lede, sections } = digest;
  const blocks =
    format === "markdown"
      ? [`# ${inert(title)}`, inert(lede), ...sections.map((section) => markdownSection(section, addressOf))]
      : [
          underlined(title, "="),
          wrapped(lede),
          ...sections.map((section) => plainSection(section, addressOf)),
        ];
  return `${blocks.join("\n\n")}\n`;
}

function markdownSection({ heading, items, empty }: DigestSection, addressOf: Address): string {
  const lines = items.map(({ text, facts, page }) => {
    const address = addressOf(page);
    const what = address === undefined ? inert(text) : `[${inert(text)}](${address})`;
    return `- ${what}${facts.length > 0 ? ` (${inert(facts.join("; "))})` : ""}`;
  });
  return [`## ${inert(heading)}`, lines.length > 0 ? lines.join("\n") : inert(empty)].join("\n\n");
}

function plainSection({ heading, items, empty }: DigestSection, addressOf: Address): string {
  const body = items.length > 0 ? items.map((item) => plainItem(item, addressOf)).join("\n") : wrapped(empty);
  return `${underlined(heading, "-")}\n\n${body}`;
}

function plainItem({ text, facts, page }: DigestItem, addressOf: Address): string {
  const address = addressOf(page);
  const lines = wrapped(`${text}${facts.length > 0 ? ` (${facts.join("; ")})` : ""}`, columns - 2).split(
    "\n",
  );
  return [...lines, ...(address === undefined ? [] : [address])]
    .map((line, at) => `${at === 0 ? "*" : " "} ${line}`)
    .join("\n");
}

function underlined(text: string, rule: string): string {
  return `${text}\n${rule.repeat([...text].length)}`;
}

/** Breaks a text at blanks into lines of at most so many characters; a longer word stays whole. */
function wrapped(text: string, width = columns): string {
  const lines: string[] = [];
  for (const word of text.split(/[ \n]+/)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}
