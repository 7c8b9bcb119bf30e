/**
 * The field types that the schemas of the collections are built from.
 *
 * An object is strict: a key that it does not know is an error, because it is usually a typing error and
 * would silently drop a figure. Nothing is coerced. A list that may be left out is read as empty, and a
 * documented default is filled in, so that the program never asks "was it given?" where that has no meaning.
 */
import { z } from "zod";
import type { CollectionName } from "./collection-name.ts";
import type { ProblemRule } from "./problem-rules.ts";

/** Which collection a reference field points into; readers find references by it, editors offer ids by it. */
export const references = z.registry<{ readonly collection: CollectionName }>();

/** The id of an entry of another collection. */
export function reference(collection: CollectionName) {
  return z.string().min(1).register(references, { collection });
}

/** A list of references; none if left out. */
export function referenceList(collection: CollectionName) {
  return z.array(reference(collection)).default([]);
}

/** What the eye does not see and a reader would be misled by: control characters, and those that turn text round. */
const hidden = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u;

export const text = () =>
  z
    .string()
    .regex(/\S/)
    .refine((value) => !hidden.test(value), { error: "holds a character that the eye does not see" });

/** An amount in major units of the currency that `portal.json` names. */
export const money = () => z.number();

/** An amount that cannot be negative, such as a budget. */
export const amount = () => z.number().min(0);

/** A number from 0 to 1. */
export const share = () => z.number().min(0).max(1);

export const month = () => z.int().min(1).max(12);

/** An object as it stands in the file, before or after its fields were found to be right or wrong. */
export type Fields = Readonly<Record<string, unknown>>;

/** Reports a problem at `path` below the object, with the id of the rule and what to do about it. */
export type ReportProblem = (
  path: readonly (string | number)[],
  message: string,
  rule: ProblemRule,
  hint: string,
) => void;

/**
 * Adds a check that looks at several fields of one object. It also runs when other fields of the object are
 * wrong, so that all problems are found in one run; it must therefore look only at fields whose type it tests.
 */
export function withCheck<Shape extends z.core.$ZodShape>(
  schema: z.ZodObject<Shape, z.core.$strict>,
  check: (value: Fields, report: ReportProblem) => void,
) {
  const crossCheck = z.core._check<z.output<typeof schema>>((payload: z.core.ParsePayload) => {
    const value: unknown = payload.value;
    if (typeof value !== "object" || value === null) return;
    check(value as Fields, (path, message, rule, hint) => {
      payload.issues.push({
        code: "custom",
        input: value,
        path: [...path],
        message,
        params: { rule, hint },
        continue: true,
      });
    });
  });
  crossCheck._zod.def.when = () => true;
  return schema.check(crossCheck);
}
