import { deepest } from "./json-brackets.ts";

/**
 * The data of a text that is strict JSON, gives no key twice and is not nested too deep: nearly every file. What else
 * there is to say of a text takes several looks at each of its characters, so it is asked only of the others.
 */
export function soundJson(text: string): { readonly data: unknown } | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  return keysIn(data, 0) === keysWritten(text) ? { data } : undefined;
}

/** How many keys there are, of the same key in one object the last; not a number if it is nested too deep. */
function keysIn(value: unknown, depth: number): number {
  if (typeof value !== "object" || value === null) return 0;
  if (depth === deepest) return Number.NaN;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value) keys += keysIn(item, depth + 1);
  } else {
    for (const item of Object.values(value)) keys += 1 + keysIn(item, depth + 1);
  }
  return keys;
}

/** As many as are written or more: a quote and a colon may stand within a text, too. */
function keysWritten(text: string): number {
  let keys = 0;
  for (let quote = text.indexOf('"'); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let next = quote + 1;
    while (isBlank(text.charCodeAt(next))) next += 1;
    if (text.charCodeAt(next) === colon) keys += 1;
  }
  return keys;
}

const colon = 58;

/** A tab, a line feed, a carriage return or a space: what JSON has between its parts. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
