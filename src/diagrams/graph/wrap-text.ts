/** The width of a line of text in pixels. */
export type Measure = (text: string) => number;

/**
 * Breaks a text into lines that are no wider than `room`: between words, and inside a word only where it is
 * wider than a whole line. What does not fit into `mostLines` ends in `…`.
 */
export function wrapText(text: string, room: number, measure: Measure, mostLines: number): readonly string[] {
  // A no-break space, as between a number and its unit, is part of a word.
  const words = text
    .trim()
    .split(/[^\S\u00a0]+/)
    .flatMap((word) => pieces(word, room, measure));
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), shortened(lines[mostLines - 1] ?? "", room, measure)];
}

/** A word in pieces that each fit into a line. */
function pieces(word: string, room: number, measure: Measure): readonly string[] {
  if (measure(word) <= room) return [word];
  if (word.includes("\u00a0")) return word.split("\u00a0").flatMap((part) => pieces(part, room, measure));
  const found: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && measure(piece + character) > room) {
      found.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...found, piece];
}

/** The line with `…` at its end, shorter where there is no room for that. */
function shortened(line: string, room: number, measure: Measure): string {
  let kept = [...line];
  while (kept.length > 1 && measure(`${kept.join("")}…`) > room) kept = kept.slice(0, -1);
  return `${kept.join("").trimEnd()}…`;
}
