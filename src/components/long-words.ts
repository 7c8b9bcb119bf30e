/** A word of more characters than this makes a column of a table as wide as itself. */
const longest = 20;
/** A line may break after so many characters of such a word. */
const part = 10;

/** A word, or what stands between two, of more characters than that. */
const longRun = new RegExp(`[^\\s-]{${longest + 1}}|[\\s-]{${longest + 1}}`);

/**
 * A text in the pieces between which a line may break beside its spaces and hyphens: those of its very long words.
 *
 *     "Weserschifffahrtsgesellschaft of 1843" → "Weserschif", "ffahrtsges", "ellschaft of 1843"
 *
 * Style alone cannot do that: `overflow-wrap: anywhere` lets a table break short words as well.
 */
export function breakablePieces(text: string): readonly string[] {
  if (!mayHaveLongRun(text) || !longRun.test(text)) return [text];
  const pieces = [""];
  for (const run of text.split(/([\s-]+)/)) {
    const [first = "", ...others] = piecesOfWord(run);
    pieces.push(`${pieces.pop()}${first}`, ...others);
  }
  return pieces;
}

/** Whether there is so much between two spaces, which takes a part of the time that the pattern takes, and is rare. */
function mayHaveLongRun(text: string): boolean {
  let from = 0;
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", from)) {
    if (at - from > longest) return true;
    from = at + 1;
  }
  return text.length - from > longest;
}

/** An address breaks behind its `@` and its slashes first; what is long even then, wherever it has to. */
function piecesOfWord(word: string): readonly string[] {
  if (word.length <= longest) return [word];
  return word.split(/(?<=[@/])/).flatMap((piece) => {
    const characters = piece.length > longest ? graphemes(piece) : [];
    if (characters.length <= longest) return [piece];
    const starts = Array.from({ length: Math.ceil(characters.length / part) }, (_, index) => index * part);
    return starts.map((at) => characters.slice(at, at + part).join(""));
  });
}

/** What a reader takes for a character, e.g. a letter with its accents. */
function graphemes(text: string): readonly string[] {
  const segments = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text);
  return [...segments].map(({ segment }) => segment);
}
