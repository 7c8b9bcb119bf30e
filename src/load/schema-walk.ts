import type { z } from "zod";
import { type CollectionName, references } from "../model/index.ts";
import type { Path } from "./document.ts";

/** A reference field of an entry: where it stands, what it points to. */
export interface FoundReference {
  readonly path: Path;
  readonly collection: CollectionName;
  readonly id: string;
}

/** Finds the references of an entry by walking its data along the schema. */
export function referencesIn(schema: z.core.$ZodType, data: unknown): readonly FoundReference[] {
  const found: FoundReference[] = [];
  const walk = (type: z.core.$ZodType, value: unknown, path: Path): void => {
    const inner = unwrapped(type);
    const target = references.get(inner) ?? references.get(type);
    if (target) {
      if (typeof value === "string") found.push({ path, collection: target.collection, id: value });
      return;
    }
    const definition = inner._zod.def as z.core.$ZodTypes["_zod"]["def"];
    if (definition.type === "object" && isRecord(value)) {
      for (const [key, field] of Object.entries(definition.shape)) {
        if (Object.hasOwn(value, key)) walk(field, value[key], [...path, key]);
      }
    } else if (definition.type === "array" && Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(definition.element, item, [...path, index]);
    }
  };
  walk(schema, data, []);
  return found;
}

/**
 * The schema of the field at a path, or `undefined` where the schema has none. Where there are several kinds
 * of an object, the data tell which one is meant.
 */
export function schemaAt(schema: z.core.$ZodType, path: Path, data: unknown): z.core.$ZodType | undefined {
  let type: z.core.$ZodType | undefined = chosenOption(schema, data);
  let value = data;
  for (const step of path) {
    if (!type) return undefined;
    value = childOf(value, step);
    const definition = unwrapped(type)._zod.def as z.core.$ZodTypes["_zod"]["def"];
    if (definition.type === "object") type = definition.shape[String(step)];
    else if (definition.type === "array") type = definition.element;
    else if (definition.type === "record") type = definition.valueType;
    else return undefined;
    type = type && chosenOption(type, value);
  }
  return type;
}

/** The kinds of an object of which a field tells the kind, e.g. `source.kind`, and that field's values. */
export function kindsOf(
  type: z.core.$ZodType,
): { readonly field: string; readonly values: readonly string[] } | undefined {
  const definition = unwrapped(type)._zod.def as z.core.$ZodDiscriminatedUnionDef;
  if (definition.type !== "union" || definition.discriminator === undefined) return undefined;
  const { discriminator: field } = definition;
  return { field, values: definition.options.flatMap((option) => literalsOf(option, field)) };
}

function chosenOption(type: z.core.$ZodType, value: unknown): z.core.$ZodType {
  const kinds = kindsOf(type);
  if (!kinds) return type;
  const { options } = unwrapped(type)._zod.def as z.core.$ZodDiscriminatedUnionDef;
  const kind = childOf(value, kinds.field);
  return (
    options.find((option) => typeof kind === "string" && literalsOf(option, kinds.field).includes(kind)) ??
    type
  );
}

function literalsOf(option: z.core.$ZodType, field: string): readonly string[] {
  const { shape } = option._zod.def as z.core.$ZodObjectDef;
  const definition = shape?.[field]?._zod.def as z.core.$ZodLiteralDef<string> | undefined;
  return (definition?.values ?? []).map(String);
}

export function childOf(value: unknown, step: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[step];
}

/** The type behind `optional` and `default`, whose wrappers say nothing about the shape. */
export function unwrapped(type: z.core.$ZodType): z.core.$ZodType {
  let inner = type;
  for (;;) {
    const definition = inner._zod.def as z.core.$ZodTypes["_zod"]["def"];
    if (definition.type !== "optional" && definition.type !== "default") return inner;
    inner = definition.innerType;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
