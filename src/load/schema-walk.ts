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

/** The schema of the field at a path, or `undefined` where the schema has none. */
export function schemaAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  let type: z.core.$ZodType | undefined = schema;
  for (const step of path) {
    if (!type) return undefined;
    const definition = unwrapped(type)._zod.def as z.core.$ZodTypes["_zod"]["def"];
    if (definition.type === "object") type = definition.shape[String(step)];
    else if (definition.type === "array") type = definition.element;
    else if (definition.type === "record") type = definition.valueType;
    else return undefined;
  }
  return type;
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
