/**
 * The fields of the form in the browser, made from the schemas of the model as everything else that knows
 * about fields. What they are called is said at https://sveltiacms.app/en/docs/fields.
 *
 *     accountable   an id of a person   a relation: people by their names, stored as their ids
 *     baseline      an object           a group of fields that can be added and taken away
 *     targets       a table             a list of groups
 */
import { z } from "zod";
import { type CollectionName, collections } from "../model/index.ts";
import { type Field, fieldsOf, type Shape } from "./field.ts";

export type FormField = Readonly<Record<string, unknown>>;

export function formField(field: Field): FormField {
  const { name, isRequired, description, shape, schema } = field;
  return {
    name,
    label: label(name),
    hint: plain(description),
    required: isRequired,
    ...widget(shape, schema),
  };
}

function widget(shape: Shape, schema: z.core.$ZodType): FormField {
  switch (shape.kind) {
    case "text":
      return textWidget(schema);
    case "number":
      return numberWidget(schema);
    case "boolean":
      // A switch would be on or off and so be written, also where nothing was said; a choice can be left open.
      return {
        widget: "select",
        options: [
          { label: "Yes", value: true },
          { label: "No", value: false },
        ],
      };
    case "choice":
      return { widget: "select", options: shape.options };
    case "reference":
      return relation(shape.collection);
    case "object":
      return objectWidget(shape.fields, schema);
    case "list":
      return listWidget(shape.item, schema);
  }
}

function relation(collection: CollectionName): FormField {
  const hasTitle = Object.hasOwn(collections[collection].schema.shape, "title");
  const shown = hasTitle ? ["title"] : ["{{slug}}"];
  return {
    widget: "relation",
    collection,
    value_field: "{{slug}}",
    display_fields: shown,
    search_fields: [...shown, "{{slug}}"],
  };
}

function textWidget(schema: z.core.$ZodType): FormField {
  const { format, pattern } = z.toJSONSchema(bare(schema), { io: "input" });
  if (format === "date") return { widget: "datetime", type: "date", format: "YYYY-MM-DD" };
  const rule = pattern === undefined || pattern === "\\S" ? {} : { pattern: [pattern, "see the help text"] };
  return { widget: "string", use_emoji_autocomplete: false, ...rule };
}

function numberWidget(schema: z.core.$ZodType): FormField {
  const { type, minimum, maximum } = z.toJSONSchema(bare(schema), { io: "input" });
  // A whole number always has the limits of what a computer can count.
  const limit = (value: number | undefined) => Math.abs(value ?? Infinity) < Number.MAX_SAFE_INTEGER;
  return {
    widget: "number",
    value_type: type === "integer" ? "int" : "float",
    ...(limit(minimum) ? { min: minimum } : {}),
    ...(limit(maximum) ? { max: maximum } : {}),
  };
}

/** An object of several kinds, such as the source of a KPI, lets its kind be chosen first. */
function objectWidget(fields: readonly Field[], schema: z.core.$ZodType): FormField {
  const definition = bare(schema)._zod.def as z.core.$ZodTypes["_zod"]["def"];
  if (definition.type !== "union") return { widget: "object", fields: fields.map(formField) };
  const kinds = (definition.options as readonly z.ZodObject[]).map(fieldsOf);
  return {
    widget: "object",
    typeKey: "kind",
    types: kinds.map((kind) => {
      const [name = ""] = kind.flatMap(({ name, shape }) =>
        name === "kind" && shape.kind === "choice" ? shape.options : [],
      );
      const others = kind.filter((field) => field.name !== "kind");
      return { name, label: label(name), widget: "object", fields: others.map(formField) };
    }),
  };
}

function listWidget(item: Shape, schema: z.core.$ZodType): FormField {
  if (item.kind === "reference") return { ...relation(item.collection), multiple: true };
  if (item.kind === "choice") return { widget: "select", multiple: true, options: item.options };
  if (item.kind !== "object") {
    const { element } = bare(schema)._zod.def as z.core.$ZodArrayDef;
    return { widget: "list", field: { name: "item", label: "Item", ...widget(item, element) } };
  }
  const first = item.fields[0]?.name ?? "";
  return { widget: "list", summary: `{{fields.${first}}}`, fields: item.fields.map(formField) };
}

/** The type behind `optional` and `default`. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const definition = schema._zod.def as z.core.$ZodTypes["_zod"]["def"];
  return definition.type === "optional" || definition.type === "default"
    ? bare(definition.innerType)
    : schema;
}

/** A name as words, e.g. `Value statement` for `valueStatement`, and `KPIs` for `kpis`. */
export function label(name: string): string {
  const words = name
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/\b(kpi)(s?)\b/, "KPI$2");
  return capitalised(words);
}

export function capitalised(words: string): string {
  return words.replace(/^./, (letter) => letter.toUpperCase());
}

/** A sentence of a schema without its marks: a hint of the form has links and emphasis only. */
function plain(sentence: string): string {
  return sentence.replaceAll("`", "");
}
