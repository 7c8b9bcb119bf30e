/**
 * Comparisons with a margin, so that a limit that is reached exactly is not passed because of the last binary
 * digit: 0.1 + 0.2 does not exceed 0.3. Every comparison of a computed figure goes through these.
 */
const margin = 1e-9;

/** Whether `value` is above `limit` by more than the margin. */
export function exceeds(value: number, limit: number): boolean {
  return value > limit + margin;
}

/** Whether the two are equal within the margin. */
export function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= margin;
}

/** `dividend / divisor`, or `null` where the divisor is 0 or negative, within the margin. */
export function ratio(dividend: number, divisor: number): number | null {
  return exceeds(divisor, 0) ? dividend / divisor : null;
}

/** The number itself, 0 for −0: nothing times −1 is nothing, and is written so. */
export function plainZero(value: number): number {
  return value === 0 ? 0 : value;
}

/** Adds numbers from left to right; 0 for none. */
export function sum(values: readonly number[]): number {
  let total = 0;
  // Every figure goes through here; an iterator would make an object for each number.
  for (let index = 0; index < values.length; index++) total += values[index] as number;
  return total;
}
