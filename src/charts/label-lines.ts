/**
 * Widths of characters as shares of the font size, for fitting labels where nothing can be measured. They lie a
 * little above those of Inter, so that a label ends before its neighbour begins rather than in it.
 */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[iljtfrI.,:;'’|!()[\]\-\s]/, 0.35],
  [/[mwMW@%€&—…]/, 0.9],
  [/[A-Z0-9]/, 0.68],
  [/[\u2e80-\uffff]/, 1.05],
];
const usual = 0.59;

/** About how wide a text is, in pixels. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) {
    width += widths.find(([pattern]) => pattern.test(character))?.[1] ?? usual;
  }
  return width * fontSize;
}

/** Breaks a label between words into lines that fit; what does not fit on the last line ends in an ellipsis. */
export function labelLines(
  text: string,
  fontSize: number,
  width: number,
  mostLines: number,
): readonly string[] {
  const fits = (line: string) => textWidth(line, fontSize) <= width;
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && (fits(longer) || lines.length === mostLines)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => (fits(line) ? line : cut(line, fits)));
}

function cut(line: string, fits: (line: string) => boolean): string {
  const characters = [...line];
  while (characters.length > 1 && !fits(`${characters.join("").trimEnd()}…`)) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
