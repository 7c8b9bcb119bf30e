/**
 * Reads what `--set field=value` gives into the data of an entry.
 *
 * A field of a field is named with a dot (`baseline.finish=2026-12-18`), a list is written with commas or by
 * naming it again (`deciders=coo,cfo`), and a table in brackets as in YAML
 * (`targets=[{ period: 2026-12, value: 9 }]`). The schema decides what a text becomes: `2027` is a number in
 * a number field and a period in a period field.
 */
import { parseDocument } from "yaml";
import { type Field, isTable, type Shape } from "./field.ts";

export type Data = Readonly<Record<string, unknown>>;

export type SettingFault =
  | { readonly kind: "form"; readonly setting: string }
  | {
      readonly kind: "unknown";
      readonly setting: string;
      readonly name: string;
      readonly candidates: readonly string[];
    }
  | { readonly kind: "twice"; readonly setting: string }
  | { readonly kind: "unreadable"; readonly setting: string };

export interface ReadSettings {
  readonly data: Data;
  readonly faults: readonly SettingFault[];
}

export function readSettings(fields: readonly Field[], settings: readonly string[]): ReadSettings {
  let data: Data = {};
  const faults: SettingFault[] = [];
  for (const setting of settings) {
    const [name = "", text] = splitAt(setting, "=");
    const path = name.split(".");
    if (text === undefined || name === "") {
      faults.push({ kind: "form", setting });
      continue;
    }
    const found = fieldAt(fields, path);
    if (found.field === undefined) {
      faults.push({ kind: "unknown", setting, name, candidates: found.candidates });
      continue;
    }
    const value = toValue(found.field.shape, text.trim());
    const before = valueAt(data, path);
    if (value === undefined) faults.push({ kind: "unreadable", setting });
    else if (before === undefined) data = withValue(data, path, value);
    else if (Array.isArray(before) && Array.isArray(value)) {
      data = withValue(data, path, [...before, ...value]);
    } else faults.push({ kind: "twice", setting });
  }
  return { data, faults };
}

/** Converts a text to a value of this shape; `undefined` for brackets that cannot be read. */
export function toValue(shape: Shape, text: string): unknown {
  if (shape.kind === "object" || isTable(shape) || (shape.kind === "list" && /^\[.*\]$/s.test(text))) {
    // An empty text is an empty list; in the failsafe schema of YAML every other value is a text.
    if (shape.kind === "list" && text === "") return [];
    const document = parseDocument(text, { schema: "failsafe", logLevel: "error" });
    const value: unknown = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 });
    return typeof value === "object" && value !== null ? typed(shape, value) : undefined;
  }
  if (shape.kind !== "list") return typed(shape, text);
  const items = text.split(",").map((item) => item.trim());
  return items.filter((item) => item !== "").map((item) => typed(shape.item, item));
}

/** The data with a value put in at a path. */
export function withValue(data: Data, path: readonly string[], value: unknown): Data {
  const [name = "", ...rest] = path;
  if (rest.length === 0) return { ...data, [name]: value };
  return { ...data, [name]: withValue(dataOf(data[name]), rest, value) };
}

export function valueAt(data: Data, path: readonly string[]): unknown {
  const [name = "", ...rest] = path;
  const value = Object.hasOwn(data, name) ? data[name] : undefined;
  return rest.length === 0 ? value : valueAt(dataOf(value), rest);
}

export function dataOf(value: unknown): Data {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

/** Turns texts into what the shape asks for. What does not fit stays, and the schema says what is wrong. */
function typed(shape: Shape, value: unknown): unknown {
  if (Array.isArray(value)) {
    return shape.kind === "list" ? value.map((item) => typed(shape.item, item)) : value;
  }
  if (typeof value !== "string") {
    if (shape.kind !== "object") return value;
    const shapes = new Map(shape.fields.map((field) => [field.name, field.shape]));
    const entries = Object.entries(dataOf(value)).map(([name, item]) => {
      const inner = shapes.get(name);
      return [name, inner ? typed(inner, item) : item];
    });
    return Object.fromEntries(entries);
  }
  if (shape.kind === "number" && /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(value)) return Number(value);
  if (shape.kind === "boolean" && (value === "true" || value === "false")) return value === "true";
  return value;
}

function fieldAt(
  fields: readonly Field[],
  [name = "", ...rest]: readonly string[],
): { readonly field: Field | undefined; readonly candidates: readonly string[] } {
  const candidates = fields.map((field) => field.name);
  const field = fields.find((candidate) => candidate.name === name);
  if (!field || rest.length === 0) return { field, candidates };
  return field.shape.kind === "object"
    ? below(field, fieldAt(field.shape.fields, rest))
    : { field: undefined, candidates: [name] };
}

function below(parent: Field, found: ReturnType<typeof fieldAt>): ReturnType<typeof fieldAt> {
  return { ...found, candidates: found.candidates.map((name) => `${parent.name}.${name}`) };
}

function splitAt(text: string, mark: string): readonly [string, string?] {
  const at = text.indexOf(mark);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
