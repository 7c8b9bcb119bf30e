/**
 * Numbers and amounts as people write them: `1,234.50`, `£1.2m`, `(300)`, `12 %`, `1 234,50 EUR`.
 *
 * The decimal sign is a point unless the person who imports says a comma. A number whose separators do not fit that
 * is refused, never read in another way: `1.234,50` is 1,234.50 to one and a typing error to another.
 */
import { quoted } from "../note.ts";
import { type Outcome, refused, taken } from "./outcome.ts";

export interface NumberText {
  readonly number: number;
  readonly isPercent: boolean;
}

export interface NumberForm {
  readonly decimal: "." | ",";
  /** The currency of the plan; an amount that names another one is refused. */
  readonly currency: string;
}

const magnitudes: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mn: 1e6, mio: 1e6, bn: 1e9, b: 1e9 };
const signs: Readonly<Record<string, string>> = {
  "£": "GBP",
  "€": "EUR",
  "¥": "JPY",
  "₹": "INR",
  "₩": "KRW",
};

/**
 * A currency in front or behind. In files that changed their encoding on the way the sign is one of a few wrong
 * characters: `Â£` and `â‚¬`; what is left of a sign that was lost is `\ufffd`.
 */
const currencyPattern =
  /^(?:Â?(£|¥)|â‚¬|(€|₹|₩)|US\$|\$|\ufffd|([A-Z]{3})(?![A-Z]))\s*|\s*(?:Â?(£|¥)|â‚¬|(€|₹|₩)|\$|\ufffd|([A-Z]{3}))$/g;

export function numberOf(text: string, { decimal, currency }: NumberForm): Outcome<NumberText> {
  let rest = text.trim().replace(/[\u2212\u2013]/g, "-");
  const isPercent = /%$/.test(rest);
  if (isPercent) rest = rest.slice(0, -1).trim();
  const isNegative = /^\(.*\)$/.test(rest) || /^-|-$/.test(rest);
  rest = rest
    .replace(/^\((.*)\)$/, "$1")
    .replace(/^-\s*|\s*-$/g, "")
    .replace(/^\+/, "")
    .trim();
  const other = foreignCurrency(rest, currency);
  if (other !== undefined) {
    return refused(`${quoted(text)} is in ${other}, but the plan is in ${currency}`, "convert it first");
  }
  rest = rest.replace(currencyPattern, "").trim();
  // The sign may stand behind the currency: `£-2.7`.
  const isNegativeInside = !isNegative && rest.startsWith("-");
  if (isNegativeInside) rest = rest.slice(1).trim();
  const magnitude = /^(.*\d)\s*(k|mn|mio|m|bn|b)\.?$/i.exec(rest);
  const digits = plainDigits(magnitude?.[1] ?? rest, decimal);
  if (digits === undefined) {
    const hint =
      decimal === "." && /,\d+$/.test(rest)
        ? "write it with a decimal point, or say `--decimal ,` if the file has decimal commas"
        : "write digits, with a decimal point if need be";
    return refused(`${quoted(text)} is not a number`, hint);
  }
  const factor = magnitudes[magnitude?.[2]?.toLowerCase() ?? ""] ?? 1;
  const number = scaled(Number(digits), factor);
  return taken({ number: isNegative || isNegativeInside ? -number : number, isPercent });
}

/** A figure times a factor, without the dust that binary fractions leave: 1.1 million is 1100000. */
export function scaled(number: number, factor: number): number {
  return factor === 1 ? number : Number((number * factor).toPrecision(15));
}

/** The currency that an amount names, if it is not that of the plan. A dollar sign names none: there are many dollars. */
function foreignCurrency(text: string, currency: string): string | undefined {
  for (const match of text.matchAll(currencyPattern)) {
    const sign = match[1] ?? match[2] ?? match[4] ?? match[5];
    const code = match[3] ?? match[6] ?? (sign === undefined ? undefined : signs[sign]);
    if (code !== undefined && code !== currency) return code;
  }
  return undefined;
}

/** The digits as a program writes them, or `undefined` where the separators do not fit. */
function plainDigits(text: string, decimal: "." | ","): string | undefined {
  const point = decimal === "." ? "\\." : ",";
  const groups = decimal === "." ? ",'’\\u00a0\\u202f " : ".'’\\u00a0\\u202f ";
  const plain = new RegExp(`^\\d+(?:${point}\\d*)?(?:e[+-]?\\d+)?$|^${point}\\d+(?:e[+-]?\\d+)?$`, "i");
  const grouped = new RegExp(`^\\d{1,3}(?:([${groups}])\\d{3})(?:\\1\\d{3})*(?:${point}\\d+)?$`);
  if (plain.test(text)) return text.replace(",", ".");
  const separator = grouped.exec(text)?.[1];
  return separator === undefined ? undefined : text.replaceAll(separator, "").replace(",", ".");
}
