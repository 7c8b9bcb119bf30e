import type { Problem } from "../model/index.ts";

/** So many problems of one rule are listed for one file; one more line stands for all the others. */
const mostOfARule = 10;

/**
 * Sorted problems without endless repetition: a list that came out of a spreadsheet with the wrong decimal sign
 * is one mistake, and a thousand lines about it would hide the other ones. Nothing is lost: the line that stands
 * for the rest says how many they are, and is where the first of them is.
 */
export function capped(problems: readonly Problem[]): readonly Problem[] {
  const sizes = new Map<string, number>();
  for (const problem of problems) sizes.set(groupOf(problem), (sizes.get(groupOf(problem)) ?? 0) + 1);
  const listed = new Map<string, number>();
  return problems.flatMap((problem): readonly Problem[] => {
    const group = groupOf(problem);
    const size = sizes.get(group) ?? 0;
    const before = listed.get(group) ?? 0;
    listed.set(group, before + 1);
    // A single further problem takes no more room than the line that would stand for it.
    if (before < mostOfARule || size === mostOfARule + 1) return [problem];
    if (before > mostOfARule) return [];
    const repeats = size - mostOfARule;
    const message = `${repeats} more problems of this rule begin here`;
    return [{ ...problem, message, hint: "mend those above first; most likely all have one cause", repeats }];
  });
}

function groupOf({ file, rule }: Problem): string {
  return `${rule} ${file}`;
}
