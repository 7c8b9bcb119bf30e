import { z } from "zod";
import { type CollectionName, references } from "../model/index.ts";

/** A field as somebody who fills it in sees it. */
export interface Field {
  readonly name: string;
  readonly isRequired: boolean;
  /** The sentence of the schema, which ends in a default or an example. */
  readonly description: string;
  readonly shape: Shape;
  readonly schema: z.core.$ZodType;
}

/** What is written into a field. A day and a period are text, which the schema looks at more closely. */
export type Shape =
  | { readonly kind: "text" | "number" | "boolean" }
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "reference"; readonly collection: CollectionName }
  | { readonly kind: "list"; readonly item: Shape }
  | { readonly kind: "object"; readonly fields: readonly Field[] };

/** The fields of an object schema, in its order. */
export function fieldsOf(schema: z.ZodObject): readonly Field[] {
  return Object.entries(schema.shape).map(([name, type]) => fieldOf(name, type));
}

/** The fields of an entry as a file has them: in the order of the schema, with the labels that any entry may carry last. */
export function fieldsInOrder(schema: z.ZodObject): readonly Field[] {
  const isLabel = ({ name }: Field) => name === "tags" || name === "audience";
  const fields = fieldsOf(schema);
  return [...fields.filter((field) => !isLabel(field)), ...fields.filter(isLabel)];
}

/** The words that are known at once: the values of a choice, and the two of a boolean; none for other shapes. */
export function optionsOf(shape: Shape): readonly string[] {
  if (shape.kind === "choice") return shape.options;
  return shape.kind === "boolean" ? ["true", "false"] : [];
}

/** True for a list whose items have fields of their own, such as the targets of a KPI: a table in a file. */
export function isTable(shape: Shape): boolean {
  return shape.kind === "list" && shape.item.kind === "object";
}

function fieldOf(name: string, schema: z.core.$ZodType): Field {
  return {
    name,
    isRequired: schema._zod.optin === undefined,
    description: z.globalRegistry.get(schema)?.description ?? "",
    shape: shapeOf(schema),
    schema,
  };
}

function shapeOf(type: z.core.$ZodType): Shape {
  const target = references.get(type);
  if (target) return { kind: "reference", collection: target.collection };
  const definition = type._zod.def as z.core.$ZodTypes["_zod"]["def"];
  switch (definition.type) {
    case "optional":
    case "default":
      return shapeOf(definition.innerType);
    case "object":
      return {
        kind: "object",
        fields: Object.entries(definition.shape).map(([name, field]) => fieldOf(name, field)),
      };
    case "array":
      return { kind: "list", item: shapeOf(definition.element) };
    case "enum":
      return { kind: "choice", options: Object.values(definition.entries).map(String) };
    case "literal":
      return { kind: "choice", options: definition.values.map(String) };
    case "number":
      return { kind: "number" };
    case "boolean":
      return { kind: "boolean" };
    case "union":
      return { kind: "object", fields: fieldsOfAll(definition.options.map(shapeOf)) };
    default:
      return { kind: "text" };
  }
}

/**
 * An object of several kinds, such as the source of a KPI, is taken as the fields of all of them. Which go
 * together is left to the schema, so none of them is required here.
 */
function fieldsOfAll(kinds: readonly Shape[]): readonly Field[] {
  const fields = new Map<string, Field>();
  for (const kind of kinds) {
    for (const field of kind.kind === "object" ? kind.fields : []) {
      const before = fields.get(field.name)?.shape;
      const options = [...(before ? optionsOf(before) : []), ...optionsOf(field.shape)];
      const shape: Shape = options.length > 0 ? { kind: "choice", options } : field.shape;
      fields.set(field.name, { ...field, shape, isRequired: false });
    }
  }
  return [...fields.values()];
}
