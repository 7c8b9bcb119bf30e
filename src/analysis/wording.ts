/**
 * Days, money and numbers as they stand in the messages of findings. The text is English and the same on every
 * machine, whatever its locale data; pages format the evidence of a finding in the reader's locale themselves.
 */
import type { Day } from "../model/index.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** E.g. "29 January 2027". */
export function dayText(day: Day): string {
  return `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

/** E.g. "1 day", "60 days". */
export function countText(count: number, singular: string, plural = `${singular}s`): string {
  return `${numberText(count)} ${count === 1 ? singular : plural}`;
}

/** A number as it was typed, e.g. "99.998", "1,660", "−2". The noise of binary fractions is left out. */
export function numberText(value: number): string {
  const isExact = Number.isInteger(value) && Math.abs(value) < 1e12;
  return grouped(isExact ? value : Number(value.toPrecision(12)));
}

/** A computed number to three significant digits (or as many as asked for), e.g. "0.104", "32.7", "1,660". */
export function roughText(value: number, digits = 3): string {
  const isLarge = Math.abs(value) >= 10 ** (digits - 1);
  return grouped(isLarge ? Math.round(value) : Number(value.toPrecision(digits)));
}

/** A change with its sign, e.g. "+0.4", "−1.5". */
export function signedText(value: number): string {
  return value > 0 ? `+${roughText(value)}` : roughText(value);
}

/** A number with its unit, e.g. "31.3 %", "4.6 days". */
export function withUnit(number: string, unit: string): string {
  return unit === "" ? number : `${number} ${unit}`;
}

/** The unit of a difference: between two percentages lie percentage points, which are no percentage. */
export function changeUnit(unit: string): string {
  return unit === "%" ? "percentage points" : unit;
}

/** A ratio in percent to three digits, e.g. "72.4 %", "0.4 %"; what is short of the whole is never "100 %". */
export function percentText(ratio: number): string {
  const rounded = roughText(ratio * 100);
  return `${ratio < 1 && rounded === "100" ? "99.9" : rounded} %`;
}

const scales = [
  { size: 1e9, name: " billion" },
  { size: 1e6, name: " million" },
  { size: 1e3, name: " thousand" },
] as const;

/** An amount of money, e.g. "87 thousand USD", "4.34 million USD", "950 USD". */
export function moneyText(amount: number, currency: string): string {
  const rounded = Math.abs(amount) >= 1e6 ? Number(amount.toPrecision(3)) : roundedThousands(amount);
  const scale = scales.find(({ size }) => Math.abs(rounded) >= size);
  return `${grouped(scale ? rounded / scale.size : rounded)}${scale?.name ?? ""} ${currency}`;
}

/** E.g. "A", "A and B", "A, B and C", "A, B, C and 4 others". */
export function listText(items: readonly string[]): string {
  const named = items.length > 4 ? [...items.slice(0, 3), `${items.length - 3} others`] : items;
  const last = named.at(-1) ?? "";
  return named.length > 1 ? `${named.slice(0, -1).join(", ")} and ${last}` : last;
}

function roundedThousands(amount: number): number {
  return Math.abs(amount) >= 1000 ? Math.round(amount / 1000) * 1000 : Math.round(amount);
}

/** Digits in groups of three, and a real minus sign. */
function grouped(value: number): string {
  // Most numbers are small and have nothing to group.
  if (Math.abs(value) < 1000) return value < 0 ? `−${-value}` : String(value);
  const [whole = "", fraction] = String(Math.abs(value)).split(".");
  const digits = /^\d+$/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return `${value < 0 ? "−" : ""}${digits}${fraction === undefined ? "" : `.${fraction}`}`;
}
