/** A word of more characters than this makes a column of a table as wide as itself. */
const longest = 20;
/** A line may break after so many characters of such a word. */
const part = 10;

/**
 * A text in the pieces between which a line may break beside its spaces and hyphens: those of its very long words.
 *
 *     "Weserschifffahrtsgesellschaft of 1843" → "Weserschif", "ffahrtsges", "ellschaft of 1843"
 *
 * Style alone cannot do that: `overflow-wrap: anywhere` lets a table break short words as well.
 */
export function breakablePieces(text: string): readonly string[] {
  if (text.length <= longest) return [text];
  const pieces = [""];
  for (const run of text.split(/([\s-]+)/)) {
    const characters = run.length > longest ? graphemes(run) : [];
    if (characters.length <= longest) {
      pieces.push(`${pieces.pop()}${run}`);
      continue;
    }
    pieces.push(`${pieces.pop()}${characters.slice(0, part).join("")}`);
    for (let at = part; at < characters.length; at += part) {
      pieces.push(characters.slice(at, at + part).join(""));
    }
  }
  return pieces;
}

/** What a reader takes for a character, e.g. a letter with its accents. */
function graphemes(text: string): readonly string[] {
  const segments = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text);
  return [...segments].map(({ segment }) => segment);
}
