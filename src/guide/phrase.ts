/** A piece of a sentence: plain, a word as it stands in a file, or a link to a page of the site. */
export interface Phrase {
  readonly text: string;
  readonly isCode?: true;
  /** A path of the site without the base. */
  readonly href?: string;
}

/** A sentence of the model, in which backticks mark what stands in a file. */
export function phrases(sentence: string): readonly Phrase[] {
  return sentence
    .split("`")
    .map((text, index) => (index % 2 === 0 ? { text } : code(text)))
    .filter(({ text }) => text !== "");
}

export function code(text: string): Phrase {
  return { text, isCode: true };
}

/** Words as a list in a sentence: `green`, `amber` or `red`. */
export function oneOf(words: readonly string[]): readonly Phrase[] {
  return words.flatMap((word, index) => {
    const join = index === 0 ? [] : [{ text: index === words.length - 1 ? " or " : ", " }];
    return [...join, code(word)];
  });
}
