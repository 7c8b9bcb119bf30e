/** Words of a sentence that is made from figures. */
import { isRestricted } from "../model/index.ts";

const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** A count as a person writes it: words up to ten, digits beyond. */
export function countWord(count: number): string {
  return numbers[count] ?? String(count);
}

/** A count with its noun: `one plan`, `three plans`, `12 plans`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${countWord(count)} ${count === 1 ? noun : plural}`;
}

/** A part of what was just counted: `it`, `any of these 3`, `2 of these 3`. */
export function ofThese(count: number, total: number): string {
  if (count < total) return `${count} of these ${total}`;
  return total === 1 ? "it" : `any of these ${total}`;
}

/** Clauses of one sentence: `a`, `a, and b`, `a, b, and c`. */
export function clauses(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")}, and ${last}`;
}

/** A name at the beginning of a sentence; in place of one that an edition leaves out stand words. */
export function asSubject(name: string): string {
  return isRestricted(name) ? `A ${name}` : name;
}

export function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

export function isAre(count: number): "is" | "are" {
  return count === 1 ? "is" : "are";
}
