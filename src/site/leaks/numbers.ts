/**
 * Figures as they stand in a text. A figure is worth looking for if it is so long that it is hardly met by chance:
 * five digits of which four say something, or six where some stand behind the point.
 */

/** Digits with what may group them; a plain blank groups nothing, since figures stand side by side in a text. */
const run = /\d(?:[\d.,'’\u00a0\u202f\u2009]*\d)?/g;

export function isTelling(value: number): boolean {
  if (!Number.isFinite(value)) return false;
  const digits = String(Math.abs(value)).replace(/e.*$/, "");
  const isWhole = Number.isInteger(value);
  const telling = digits.replace(".", "").replace(/^0+/, "").replace(/0+$/, "").length;
  return isWhole ? Math.abs(value) >= 10_000 && telling >= 4 : telling >= 6;
}

/** The ways in which a figure is written: as in data, and as pages of that locale have it. */
export function formsOfNumber(value: number, locale: string): readonly string[] {
  const size = Math.abs(value);
  const pages = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(size);
  return [...new Set([String(size), pages, pages.replace(/[\u00a0\u202f\u2009]/g, "\u00a0")])];
}

/** The figures of a text as they are written. Values of a table stand beside each other with a comma between them. */
export function numbersIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const written of text.match(run) ?? []) {
    if (written.length < 5) continue;
    found.add(written);
    found.add(written.replace(/[\u202f\u2009]/g, "\u00a0"));
    if (written.includes(",")) for (const part of written.split(",")) if (part.length >= 5) found.add(part);
  }
  return found;
}
