/** A figure that can only have a decimal comma: `12,5`, `1.234,50`; groups of three digits it has not. */
const commaDecimal = /\d,\d{1,2}(?!\d)|\d,\d{4,}|\d\.\d{3},\d/;

/** True if some figure of a column has a decimal comma. */
export function hasCommaDecimals(texts: readonly string[]): boolean {
  return texts.some((text) => commaDecimal.test(text));
}

/** True for a figure such as `1,234`, of which nobody can tell whether it is a thousand or a little more than one. */
export function isAmbiguousNumber(
  text: string,
  {
    decimal,
    map,
  }: {
    readonly decimal?: "." | "," | undefined;
    readonly map?: { readonly decimal?: "." | "," | undefined } | undefined;
  },
): boolean {
  return decimal === undefined && map?.decimal === undefined && /^\D*\d{1,3},\d{3}\D*$/.test(text.trim());
}
