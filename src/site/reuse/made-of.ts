import { createHash, hash } from "node:crypto";
import { oncePer } from "../../model/index.ts";
import type { PageModel } from "../../views/entry-models.ts";
import type { FrameView } from "../../views/frame.ts";

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
  const maker = makerOf(madeBy);
  return (path, model) => hash("sha256", JSON.stringify([maker, path, model]));
}

/** What of a page decides whether it is kept: all but the basis of its figures, which is put into pages that are. */
export function ownModel(model: PageModel): unknown {
  return { ...model, frame: ownFrame(model.frame) };
}

/** The same for a frame, of which there are few for all pages, so that a hash stands for it. */
const ownFrame = oncePer(({ basis, ...constant }: FrameView) => {
  // Whether there is such a thing is no part of it: it decides what a page has room for.
  const own = { ...constant, tellsItsAge: basis.age !== undefined };
  return isPlain(own) ? hash("sha256", JSON.stringify(own)) : own;
});

/** Whether the JSON of a value says all of it: maps, functions and what is not a number would get lost. */
export function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case "string":
    case "boolean":
    case "undefined":
      return true;
    case "number":
      return Number.isFinite(value);
    case "object":
      return value === null || (Array.isArray(value) ? value.every(isPlain) : isPlainRecord(value));
    default:
      return false;
  }
}

/** All of every model is looked at, without a list of the parts of each. */
function isPlainRecord(value: object): boolean {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const name in value) if (!isPlain(value[name as keyof typeof value])) return false;
  return true;
}
