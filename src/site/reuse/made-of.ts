import { createHash } from "node:crypto";
import type { PageModel } from "../../views/entry-models.ts";

/** A hash of everything that a file of the portal is made of: where two are the same, so are the files. */
export type Key = string;

export type KeyOf = (path: string, model: unknown) => Key;

export interface MadeBy {
  /** A hash of the whole program, of its packages and of what runs it. */
  readonly program: string;
  /** The base path of the portal, which is in every link. */
  readonly base: string;
}

/** A name for all that has the same keys for the same models. */
export function makerOf({ program, base }: MadeBy): string {
  return createHash("sha256").update(`${program}\n${base}\n`).digest("hex").slice(0, 32);
}

/**
 * Makes keys. A model is hashed as JSON: V8's own form of a value would miss nothing, but it differs with how the value
 * came about, e.g. for 3 and 1.5 + 1.5. So only what is wholly in its JSON may have a key: {@link isPlain}.
 */
export function keysFor(madeBy: MadeBy): KeyOf {
  const begin = createHash("sha256").update(`${makerOf(madeBy)}\n`);
  return (path, model) =>
    begin
      .copy()
      .update(`${path}\n${JSON.stringify(model)}`)
      .digest("hex");
}

/** What of a page decides whether it is kept: all but the basis of its figures, which is put into pages that are. */
export function ownModel({ frame, ...content }: PageModel): unknown {
  const { basis, ...constant } = frame;
  // Whether there is such a thing is no part of it: it decides what a page has room for.
  return { ...content, frame: constant, tellsItsAge: basis.age !== undefined };
}

/** Whether the JSON of a value says all of it: maps, functions and what is not a number would get lost. */
export function isPlain(value: unknown): boolean {
  if (value === null || ["string", "boolean", "undefined"].includes(typeof value)) return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object") return false;
  if (Array.isArray(value)) return value.every(isPlain);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
}
