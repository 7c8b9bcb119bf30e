import { closest, distance } from "fastest-levenshtein";

/** The candidate that was probably meant, or `undefined` if none is near enough to be a help. */
export function nearest(found: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const candidate = closest(found.toLowerCase(), [...candidates]);
  const limit = Math.max(2, Math.floor(candidate.length / 3));
  return distance(found.toLowerCase(), candidate.toLowerCase()) <= limit ? candidate : undefined;
}

/** A hint that offers the nearest candidate, or lists what there is. */
export function suggestion(found: string, candidates: readonly string[], noun: string): string {
  const near = nearest(found, candidates);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  if (candidates.length === 0) return `there is no ${noun} yet`;
  const shown = candidates.slice(0, 8).map((candidate) => `\`${candidate}\``);
  const more = candidates.length - shown.length;
  return `expected one of ${shown.join(", ")}${more > 0 ? ` or ${more} more` : ""}`;
}
