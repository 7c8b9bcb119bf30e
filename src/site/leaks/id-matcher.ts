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

/** A part of an address between slashes. */
const part = /[a-z0-9][a-z0-9._-]*/g;
const inWord = /[\p{L}\p{N}._-]/u;
const ending = /\.[a-z0-9_]{1,11}$/;

export function idMatcher<Found>(): IdMatcher<Found> {
  /** By the last part of the id, what stands before it with its slash, and what is found. */
  const byLast = new Map<string, { readonly before: string; readonly found: Found }[]>();
  return {
    add: (id, found) => {
      const slash = id.lastIndexOf("/") + 1;
      const last = id.slice(slash);
      const list = byLast.get(last) ?? [];
      list.push({ before: id.slice(0, slash), found });
      byLast.set(last, list);
    },
    find: (text) => {
      const found = new Set<Found>();
      const plain = unescaped(text);
      for (const match of plain.matchAll(part))
        for (const form of formsOf(match[0]))
          for (const each of byLast.get(form) ?? [])
            if (isWhole(plain, match.index, match[0], each.before)) found.add(each.found);
      return found;
    },
  };
}

/** Whether the parts before the last one stand there, and the whole is not a piece of a longer word. */
function isWhole(text: string, at: number, last: string, before: string): boolean {
  const start = at - before.length;
  if (start < 0 || !text.startsWith(before, start)) return false;
  return !inWord.test(text.charAt(start - 1)) && !/\p{L}/u.test(text.charAt(at + last.length));
}

/** A part of an address by itself, and without what may follow it: the end of a sentence, the ending of a file. */
function formsOf(written: string): readonly string[] {
  if (!written.includes(".") && !written.endsWith("-")) return [written];
  const ended = written.replace(/[.-]+$/, "");
  return [...new Set([written, ended, ended.replace(ending, "")])];
}
