/**
 * Numbers are written half a million times for a large plan, and most of them look alike when they are rounded. So what a
 * formatter has written is kept by what it rounds to: in hundredths, 4.562 and 4.56 are both 456.
 */

/** So many texts a formatter keeps, a few hundred kilobytes; what comes later is written each time. */
const mostKept = 10_000;

/** Nearer to the middle between two decimals, the product says too little about which of them the formatter takes. */
const doubt = 1e-6;
/** From here on the product is not exact enough to say it either. */
const largest = 1e9;

/**
 * Writes numbers as a function does that rounds them to so many decimals and gives what is rounded to zero no sign. Such a
 * function is asked once for each number that can come out.
 */
export function roundedOnce(decimals: number, write: (value: number) => string): (value: number) => string {
  const known = new Map<number, string>();
  const factor = 10 ** decimals;
  return (value) => {
    const exact = value * factor;
    const rounded = Math.round(exact);
    const isSure = Math.abs(exact) < largest && Math.abs(exact - Math.floor(exact) - 0.5) > doubt;
    if (!isSure) return write(value);
    const before = known.get(rounded);
    if (before !== undefined) return before;
    const text = write(value);
    if (known.size < mostKept) known.set(rounded, text);
    return text;
  };
}
