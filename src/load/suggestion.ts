import { closest, distance } from "fastest-levenshtein";

/** Longer texts are no names, and comparing them with every candidate would take long. */
const longestName = 200;

/** A text of an author as it is quoted in a message. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The candidate that was probably meant, or `undefined` if none is near enough to be a help. */
export function nearest(found: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || found.length > longestName) return undefined;
  const candidate = closest(found.toLowerCase(), [...candidates]);
  // A name of which no letter is right was not meant, however short it is.
  const most = Math.min(found.length, candidate.length) - 1;
  const limit = Math.min(most, Math.max(2, Math.floor(candidate.length / 3)));
  return distance(found.toLowerCase(), candidate.toLowerCase()) <= limit ? candidate : undefined;
}

/** A hint that offers the nearest candidate, or lists what there is. */
export function suggestion(found: string, candidates: readonly string[], noun: string): string {
  const near = nearest(found, candidates);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  if (candidates.length === 0) return `there is no ${noun} yet`;
  const shown = candidates.slice(0, 8).map((candidate) => `\`${candidate}\``);
  const more = candidates.length - shown.length;
  if (candidates.length === 1) return `expected ${shown[0]}`;
  return `expected one of ${shown.join(", ")}${more > 0 ? ` or ${more} more` : ""}`;
}
