/**
 * Finds ids of entries in a text, as part of an address, as a value, or by themselves: an id is found where it stands
 * between characters that no id has, or between slashes. Ids have small letters only, so that the id `ann` is not
 * found in somebody's name.
 *
 *     "accountable": "night-owl"     /kpis/night-owl/     kpi/breach:night-owl     night-owl.md
 */
import { unescaped } from "./words.ts";

export interface IdMatcher<Found> {
  readonly add: (id: string, found: Found) => void;
  readonly find: (text: string) => ReadonlySet<Found>;
}

const run = /[a-z0-9][a-z0-9._/-]*/g;
const ending = /\.[a-z0-9_]{1,11}$/;

export function idMatcher<Found>(): IdMatcher<Found> {
  /** By the last part of the id, the parts before it and what is found. */
  const byLast = new Map<string, { readonly before: readonly string[]; readonly found: Found }[]>();
  return {
    add: (id, found) => {
      const parts = id.split("/");
      const last = parts.pop() as string;
      const list = byLast.get(last) ?? [];
      list.push({ before: parts, found });
      byLast.set(last, list);
    },
    find: (text) => {
      const found = new Set<Found>();
      for (const token of unescaped(text).match(run) ?? []) {
        const parts = token.split("/");
        for (const [at, part] of parts.entries())
          for (const form of formsOf(part))
            for (const each of byLast.get(form) ?? [])
              if (each.before.every((one, back) => parts[at - each.before.length + back] === one))
                found.add(each.found);
      }
      return found;
    },
  };
}

/** A part of an address by itself, and without what may follow it: the end of a sentence, the ending of a file. */
function formsOf(part: string): readonly string[] {
  const ended = part.replace(/[.-]+$/, "");
  const bare = ended.replace(ending, "");
  return ended === bare ? (ended === part ? [part] : [part, ended]) : [part, ended, bare];
}
