/**
 * The fields of a kind of file as rows of a table. All of it comes from the schemas, so the guide cannot tell
 * anything else than the check does:
 *
 *     contributes.delta   required   number   The signed change in the KPI's units, e.g. `-1.5`.
 */
import { z } from "zod";
import { type Field, fieldsInOrder, fieldsOf, type Shape } from "../authoring/field.ts";
import { withArticle } from "../authoring/known-entries.ts";
import { unwrapped } from "../load/schema-walk.ts";
import { type CollectionName, collections, PortalSchema } from "../model/index.ts";
import { guidePageOf, guidePath } from "./guide-pages.ts";
import { code, oneOf, type Phrase, phrases } from "./phrase.ts";

export interface FieldRow {
  /** With the names of the fields that it stands in, e.g. `contributes.delta`. */
  readonly name: string;
  /** How many fields it stands in. */
  readonly depth: number;
  readonly isRequired: boolean;
  /** What holds when it is left out, where that is a value. */
  readonly byDefault: string | undefined;
  readonly type: readonly Phrase[];
  readonly meaning: readonly Phrase[];
}

/** The kinds of files that have fields: the settings, and the entries of every collection. */
export type FileKind = CollectionName | "portal";

export function fieldTable(kind: FileKind): readonly FieldRow[] {
  const schema = kind === "portal" ? PortalSchema : collections[kind].schema;
  return rowsOf(fieldsInOrder(schema), []);
}

function rowsOf(fields: readonly Field[], above: readonly string[]): readonly FieldRow[] {
  return fields.flatMap((field) => {
    const path = [...above, field.name];
    const row = {
      name: path.join("."),
      depth: above.length,
      isRequired: field.isRequired,
      byDefault: defaultOf(field.schema),
      type: typeOf(field),
      meaning: phrases(field.description),
    };
    return [row, ...rowsOf(fieldsInside(field), path)];
  });
}

/** An object of several kinds, such as the source of a KPI, has the fields of each of them in turn. */
function fieldsInside({ shape, schema }: Field): readonly Field[] {
  const kinds = kindsOf(schema);
  if (kinds.length > 0) return kinds.flatMap(fieldsOf);
  const named = namedValueOf(schema);
  if (named instanceof z.ZodObject) return fieldsOf(named);
  if (shape.kind === "object") return shape.fields;
  return shape.kind === "list" && shape.item.kind === "object" ? shape.item.fields : [];
}

function kindsOf(schema: z.core.$ZodType): readonly z.ZodObject[] {
  const definition = unwrapped(schema)._zod.def as z.core.$ZodTypes["_zod"]["def"];
  return definition.type === "union" ? (definition.options as readonly z.ZodObject[]) : [];
}

/** What stands behind each name of an object whose names are free, such as the connections of a portal. */
function namedValueOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const definition = unwrapped(schema)._zod.def as z.core.$ZodTypes["_zod"]["def"];
  return definition.type === "record" ? definition.valueType : undefined;
}

/** A default that is a list or an object is an empty one, which says no more than that it may be left out. */
function defaultOf(schema: z.core.$ZodType): string | undefined {
  const definition = schema._zod.def as z.core.$ZodTypes["_zod"]["def"];
  if (definition.type !== "default") return undefined;
  return typeof definition.defaultValue === "object" ? undefined : String(definition.defaultValue);
}

function typeOf({ shape, schema }: Field): readonly Phrase[] {
  switch (shape.kind) {
    case "boolean":
      return oneOf(["true", "false"]);
    case "choice":
      return oneOf(shape.options);
    case "reference":
      return [
        { text: "the id of " },
        link(shape.collection, withArticle(collections[shape.collection].noun)),
      ];
    case "object":
      return [{ text: kindsOf(schema).length > 0 ? "the fields below, of one kind" : "the fields below" }];
    case "list":
      return listType(shape.item);
    case "number":
      return [{ text: numberType(schema) }];
    case "text":
      return textType(schema);
  }
}

function listType(item: Shape): readonly Phrase[] {
  if (item.kind === "reference")
    return [{ text: "a list of ids of " }, link(item.collection, item.collection)];
  if (item.kind === "object") return [{ text: "a list, each with the fields below" }];
  return [{ text: `a list of ${item.kind}s` }];
}

function link(collection: CollectionName, text: string): Phrase {
  return { text, href: `${guidePath(guidePageOf(collection))}#${fieldsAnchor(collection)}` };
}

/** Where the fields of a kind of file stand on their page. */
export function fieldsAnchor(kind: FileKind): string {
  return `fields-${kind}`;
}

function numberType(schema: z.core.$ZodType): string {
  const { type, minimum, maximum } = z.toJSONSchema(unwrapped(schema), { io: "input" });
  const noun = type === "integer" ? "a whole number" : "a number";
  // A whole number always has the limits of what a computer can count.
  const limit = (value: number | undefined) =>
    value === undefined || Math.abs(value) === Number.MAX_SAFE_INTEGER ? undefined : value;
  const [low, high] = [limit(minimum), limit(maximum)];
  if (low === undefined) return noun;
  return high === undefined ? `${noun}, ${low} or more` : `${noun}, ${low} to ${high}`;
}

function textType(schema: z.core.$ZodType): readonly Phrase[] {
  const inner = unwrapped(schema);
  const named = namedValueOf(schema);
  if (named instanceof z.ZodObject) return [{ text: "names, each with the fields below" }];
  if (named) {
    const values = (named._zod.def as z.core.$ZodEnumDef).entries;
    return [{ text: "names, each with " }, ...oneOf(Object.values(values).map(String))];
  }
  const { format, pattern } = z.toJSONSchema(inner, { io: "input" });
  if (format === "date") return [{ text: "a day" }];
  if (pattern?.includes("Q[1-4]")) return [{ text: "a period" }];
  return [{ text: "text" }];
}

/** The default of a row, or whether it has to be given. */
export function needOf({ isRequired, byDefault }: FieldRow): readonly Phrase[] {
  if (isRequired) return [{ text: "required" }];
  return byDefault === undefined ? [{ text: "optional" }] : [code(byDefault), { text: " by default" }];
}
