import { type CollectionName, collections, oncePer, planOfMilestone } from "../../model/index.ts";
import { valueAt } from "../schema-faults.ts";
import { isRecord } from "../schema-walk.ts";
import { shortened } from "../suggestion.ts";
import { type CheckedEntry, type CheckScope, faultAt, type ReportFault } from "./checked-entry.ts";

/** Updates are titled alike on purpose, and actuals have no title of their own. */
const exempt: ReadonlySet<CollectionName> = new Set(["updates", "actuals"]);

/**
 * Warns of two entries of one kind with nearly the same title, which is how an entry gets written twice. Case,
 * punctuation, accents, small words, plurals and the order of the words make no difference, nor does a letter
 * more, less or mistyped in one longer word; a figure does, because `Phase 2` is not `Phase 1`. Milestones are
 * compared within their plan.
 */
export function checkSimilarTitles({ entries }: CheckScope, report: ReportFault): void {
  const first = new Map<string, CheckedEntry>();
  for (const entry of entries) {
    const written = entry.document.data;
    if (exempt.has(entry.collection) || !isRecord(written)) continue;
    const group = groupOf(entry);
    const keys = formsOfTitle(written).map((form) => `${group}:${form}`);
    const other = keys.map((key) => first.get(key)).find((found) => found !== undefined);
    if (other) {
      const { noun } = collections[entry.collection];
      const message = `the title is nearly that of the ${noun} \`${other.id}\`: \`${shortened(String(valueAt(other.document.data, ["title"])))}\``;
      const hint = "if both are the same thing, keep one; otherwise say in the titles what is different";
      report(entry, faultAt(entry, ["title"], "content/duplicate-title", message, hint));
    }
    for (const key of keys) if (!first.has(key)) first.set(key, entry);
  }
}

/** The forms of the title that an entry's file gives, made once for what was read of it; none where it gives no words. */
const formsOfTitle = oncePer((written: Readonly<Record<string, unknown>>): readonly string[] => {
  const title = written["title"];
  const words = typeof title === "string" ? wordsOf(title) : [];
  return words.length === 0 ? [] : slipsOf(words);
});

function groupOf({ collection, id }: CheckedEntry): string {
  return collection === "milestones" ? `milestones/${planOfMilestone(id)}` : collection;
}

const longestTitle = 200;

const smallWords = new Set(["a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"]);

function wordsOf(title: string): readonly string[] {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => !smallWords.has(word))
    .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, "") : word))
    .sort();
}

/**
 * The words themselves, and with one letter of one longer word taken out. Two titles that differ by one letter
 * put in, left out or mistyped have such a form in common, so that no title has to be compared with all others
 * (the idea is that of symmetric deletion, W. Garbe, SymSpell, 2012).
 */
function slipsOf(words: readonly string[]): readonly string[] {
  const whole = words.join(" ");
  // So much text is no title, and its forms would be as many as it has letters, each as long as the text.
  if (whole.length > longestTitle) return [whole.slice(0, longestTitle)];
  const slips = new Set([whole]);
  for (const [index, word] of words.entries()) {
    if (word.length < 6 || /\p{N}/u.test(word)) continue;
    for (let at = 0; at < word.length; at += 1) {
      const slip = word.slice(0, at) + word.slice(at + 1);
      slips.add([...words.slice(0, index), slip, ...words.slice(index + 1)].join(" "));
    }
  }
  return [...slips];
}
