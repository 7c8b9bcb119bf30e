/**
 * An entry without what it says of entries that its edition leaves out.
 *
 * A reference that stands for itself becomes the words "restricted entry", so that it is neither shown as missing nor
 * mistaken for another: the milestone has an owner, the move was decided. An item that is about a left-out entry goes
 * as a whole, for its figures are in that entry's units (a contribution to its KPI), and so does a reference along
 * which the analysis would walk on (`parent`, `dependsOn`, `supersedes`). The fields that lost something are named.
 */
import type { z } from "zod";
import {
  type CollectionName,
  collections,
  type Entry,
  references,
  restrictedEntry,
} from "../../model/index.ts";
import { isRecord, unwrapped } from "../schema-walk.ts";

export interface ReducedEntry<Name extends CollectionName> {
  readonly entry: Entry<Name>;
  /** The fields that lost an item. */
  readonly withheld: readonly string[];
}

/** What an edition leaves out. */
export interface LeftOut {
  /** Whether an entry, as `collection/id`, is left out. */
  readonly has: (name: string) => boolean;
  /** Whether an id is that of an entry that is left out, and of none that is there. */
  readonly holdsAlone: (id: string) => boolean;
}

type IsLeftOut = LeftOut["has"];

/** References along which the analysis walks from one entry to the next. */
const walked: Readonly<Partial<Record<CollectionName, readonly string[]>>> = {
  units: ["parent"],
  objectives: ["parent"],
  plans: ["parent", "dependsOn"],
  decisions: ["supersedes"],
};

export function withoutReferences<Name extends CollectionName>(
  collection: Name,
  entry: Entry<Name>,
  leftOut: LeftOut,
): ReducedEntry<Name> {
  const isLeftOut = leftOut.has;
  const { shape } = collections[collection].schema.def;
  const withheld: string[] = [];
  const reduced: Record<string, unknown> = { ...entry };
  for (const [field, value] of Object.entries(entry)) {
    const type = (shape as Readonly<Record<string, z.core.$ZodType>>)[field];
    if (!type) continue;
    const isWalked = walked[collection]?.includes(field) ?? false;
    const left = isWalked ? withoutWalked(type, value, isLeftOut) : withoutLeftOut(type, value, isLeftOut);
    if (left === value) continue;
    if (left === undefined) delete reduced[field];
    else reduced[field] = left;
    if (isWalked || lengthOf(left) < lengthOf(value)) withheld.push(field);
  }
  if (collection === "decisions")
    withheld.push(...withoutNames(reduced as unknown as DecisionNames, leftOut));
  const isSame = Object.keys(entry).every((field) => reduced[field] === fieldOf(entry, field));
  return { entry: isSame ? entry : (reduced as unknown as Entry<Name>), withheld };
}

/** A value with the words in place of references to what is left out, and without items that are about such a thing. */
function withoutLeftOut(type: z.core.$ZodType, value: unknown, isLeftOut: IsLeftOut): unknown {
  const target = targetOf(type);
  if (target) return isLeftOut(`${target}/${value}`) ? restrictedEntry : value;
  const definition = unwrapped(type)._zod.def as z.core.$ZodTypes["_zod"]["def"];
  if (definition.type === "object" && isRecord(value)) {
    const fields = Object.entries(value).map(([key, each]) => {
      const field = definition.shape[key];
      return [key, each, field ? withoutLeftOut(field, each, isLeftOut) : each] as const;
    });
    return fields.some(([, before, after]) => before !== after)
      ? Object.fromEntries(fields.map(([key, , after]) => [key, after]))
      : value;
  }
  if (definition.type !== "array" || !Array.isArray(value)) return value;
  const { element } = definition;
  if (targetOf(element)) return withWordsOnce(value, (id) => withoutLeftOut(element, id, isLeftOut));
  const items = value
    .filter((item) => !isAbout(element, item, isLeftOut))
    .map((item) => withoutLeftOut(element, item, isLeftOut));
  return items.length === value.length && items.every((item, at) => item === value[at]) ? value : items;
}

/** How many of a list are left out is nobody's business, so the words stand in it once. */
function withWordsOnce(ids: readonly unknown[], wordsFor: (id: unknown) => unknown): readonly unknown[] {
  const words = ids.map(wordsFor);
  return words.every((word, at) => word === ids[at])
    ? ids
    : words.filter((word, at) => word !== restrictedEntry || words.indexOf(word) === at);
}

/** An item of a list is about the entries that it has to name. */
function isAbout(type: z.core.$ZodType, item: unknown, isLeftOut: IsLeftOut): boolean {
  const definition = unwrapped(type)._zod.def as z.core.$ZodTypes["_zod"]["def"];
  if (definition.type !== "object" || !isRecord(item)) return false;
  return Object.entries(definition.shape).some(([key, field]) => {
    const target = references.get(field)?.collection;
    return target !== undefined && isLeftOut(`${target}/${item[key]}`);
  });
}

function withoutWalked(type: z.core.$ZodType, value: unknown, isLeftOut: IsLeftOut): unknown {
  const definition = unwrapped(type)._zod.def as z.core.$ZodTypes["_zod"]["def"];
  const target = targetOf(definition.type === "array" ? definition.element : type);
  const isKept = (id: unknown) => !isLeftOut(`${target}/${id}`);
  if (!Array.isArray(value)) return isKept(value) ? value : undefined;
  return value.every(isKept) ? value : value.filter(isKept);
}

type DecisionNames = { [Field in "changes" | "removes" | "answers"]: readonly string[] };

/** Takes out what a decision names without a reference: entries as `collection/id`, and required decisions by id. */
function withoutNames(decision: DecisionNames, leftOut: LeftOut): readonly string[] {
  const isKept = {
    changes: (name: string) => !leftOut.has(name),
    removes: (name: string) => !leftOut.has(name),
    answers: (answer: string) => !leftOut.holdsAlone(subjectOfAnswer(answer)),
  };
  return (["changes", "removes", "answers"] as const).filter((field) => {
    const kept = decision[field].filter(isKept[field]);
    if (kept.length === decision[field].length) return false;
    decision[field] = kept;
    return true;
  });
}

/** A required decision is named by its rule and the id of its subject, e.g. `kpi/breach:churn`. */
function subjectOfAnswer(answer: string): string {
  return answer.slice(answer.indexOf(":") + 1);
}

function targetOf(type: z.core.$ZodType): CollectionName | undefined {
  return (references.get(unwrapped(type)) ?? references.get(type))?.collection;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 1;
}

function fieldOf(entry: object, field: string): unknown {
  return (entry as Readonly<Record<string, unknown>>)[field];
}
