import { distance } from "fastest-levenshtein";
import type { KnownEntry } from "./known-entries.ts";

/** As many as are shown at once. */
const most = 12;

export interface ChoiceList {
  readonly shown: readonly KnownEntry[];
  /** How many more there are. */
  readonly more: number;
}

/** The first entries of all. */
export function firstOf(entries: readonly KnownEntry[]): ChoiceList {
  return { shown: entries.slice(0, most), more: Math.max(0, entries.length - most) };
}

/**
 * The entries that a typed text may mean, the nearest first: those whose id or title begins with it, then those
 * that have it inside, then those that are a few letters away.
 */
export function nearestTo(typed: string, entries: readonly KnownEntry[]): ChoiceList {
  const text = typed.toLowerCase();
  const ranked = entries
    .map((entry) => ({ entry, rank: rankOf(text, entry) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank);
  return firstOf(ranked.map(({ entry }) => entry));
}

/** The list as numbered lines, ids in one column and titles in the next. */
export function choiceLines({ shown, more }: ChoiceList): readonly string[] {
  const width = Math.max(...shown.map(({ id }) => id.length));
  const lines = shown.map(({ id, title }, index) => {
    const number = String(index + 1).padStart(String(shown.length).length);
    return title === id ? `  ${number}  ${id}` : `  ${number}  ${id.padEnd(width)}  ${title}`;
  });
  return more > 0 ? [...lines, `  … ${more} more; type a part of the id or the title`] : lines;
}

function rankOf(text: string, { id, title }: KnownEntry): number {
  const names = [id.toLowerCase(), title.toLowerCase()];
  if (names.some((name) => name.startsWith(text))) return 0;
  if (names.some((name) => name.includes(text))) return 1;
  const away = distance(text, id.toLowerCase());
  return away <= Math.max(2, Math.floor(id.length / 3)) && away < id.length
    ? 1 + away
    : Number.POSITIVE_INFINITY;
}
