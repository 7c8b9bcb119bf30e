import type { Cell } from "./table.ts";

/** A sentence in parts, some of which lead somewhere. */
export type Sentence = readonly Cell[];

/**
 * A sentence with links in it:
 *
 *     sentence`${entryCell(context, "people", "cfo")} decides by ${day}.`
 */
export function sentence(
  texts: TemplateStringsArray,
  ...values: readonly (string | Cell | Sentence)[]
): Sentence {
  return texts.flatMap((text, place): Sentence => {
    const value = values[place];
    const own = text === "" ? [] : [{ text }];
    if (value === undefined || value === "") return own;
    if (typeof value === "string") return [...own, { text: value }];
    return [...own, ...("text" in value ? [value] : value)];
  });
}

/** The words of a sentence alone. */
export function plainText(parts: Sentence): string {
  return parts.map(({ text }) => text).join("");
}

/** Cells as an enumeration: `a`, `a and b`, `a, b and c`. */
export function enumerated(cells: readonly Cell[]): Sentence {
  return cells.flatMap((cell, place) => [
    ...(place === 0 ? [] : [{ text: place === cells.length - 1 ? " and " : ", " }]),
    cell,
  ]);
}
