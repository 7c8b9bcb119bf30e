/**
 * Formatters for numbers and dates. To make one takes as long as to write a hundred values with it, so each is made once.
 * There are as many as the program has ways to write something, times the languages of the plans that it has seen.
 */
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

export function numberFormatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return once("number", locale, options, () => new Intl.NumberFormat(locale, options));
}

/** Days have no time zone, so that all dates are written as of UTC. */
export function dateFormatter(
  locale: string,
  parts: Pick<Intl.DateTimeFormatOptions, "day" | "month" | "year">,
): Intl.DateTimeFormat {
  const options = { ...parts, timeZone: "UTC" };
  return once("date", locale, options, () => new Intl.DateTimeFormat(locale, options));
}

function once<Formatter extends Intl.NumberFormat | Intl.DateTimeFormat>(
  kind: "number" | "date",
  locale: string,
  options: object,
  make: () => Formatter,
): Formatter {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known as Formatter;
  const formatter = make();
  made.set(key, formatter);
  return formatter;
}
