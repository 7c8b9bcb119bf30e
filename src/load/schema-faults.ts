import { z } from "zod";
import type { ProblemRule } from "../model/index.ts";
import type { DataDocument, Fault, Path } from "./document.ts";
import { childOf, kindsOf, schemaAt, unwrapped } from "./schema-walk.ts";
import { shortened, suggestion } from "./suggestion.ts";

/**
 * Says in an author's words what a schema has against the data of a file. `noun` is what the file holds, e.g.
 * "milestone"; `result` is what the schema made of it, if that is at hand. Every fault stands at the value it is about,
 * at the key for an unknown key, and at the object that lacks it for a missing one.
 */
export function schemaFaults(
  schema: z.core.$ZodType,
  noun: string,
  document: DataDocument,
  result: z.ZodSafeParseResult<unknown> = z.safeParse(schema, document.data),
): readonly Fault[] {
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => issueFaults(issue, schema, noun, document));
}

function issueFaults(
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType,
  noun: string,
  document: DataDocument,
): Fault[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  const value = valueAt(document.data, path);
  const name = path.length === 0 ? noun : pathName(path);
  const at = (rule: ProblemRule, message: string, hint: string): Fault[] => [
    { place: document.locate(path), rule, message, hint },
  ];
  const expected = expectation(schema, path, document.data);

  if (issue.code === "unrecognized_keys") {
    const fields = fieldNames(schema, path, document.data);
    const owner = path.length === 0 ? `a ${noun}` : `\`${pathName(path)}\``;
    return issue.keys.map((key) => ({
      place: document.locate([...path, key], "key"),
      rule: "schema/unknown-key",
      message: `\`${shortened(key)}\` is not a field of ${owner}`,
      hint: suggestion(key, fields, "field"),
    }));
  }
  if (issue.code === "invalid_union") {
    const owner = schemaAt(schema, path.slice(0, -1), document.data);
    const values = (owner && kindsOf(owner)?.values) ?? [];
    const field = String(path.at(-1));
    return value === undefined
      ? at(
          "schema/missing",
          `\`${field}\` is missing in ${ownerName(path, noun)}`,
          `add it: ${oneOf(values)}`,
        )
      : at("schema/value", `\`${name}\` is ${shown(value)}`, suggestion(wordOf(value), values, "kind"));
  }
  if (value === undefined && isMissing(issue)) {
    const field = String(path.at(-1) ?? noun);
    return at("schema/missing", `\`${field}\` is missing in ${ownerName(path, noun)}`, `add it: ${expected}`);
  }
  if (issue.code === "custom") {
    const { rule, hint } = (issue.params ?? {}) as { rule?: ProblemRule; hint?: string };
    // A check of several fields speaks in sentences; one of a single value says what is wrong with it.
    const isSentence = issue.message.startsWith("`");
    const message = isSentence ? issue.message : `\`${name}\` is ${shown(value)}, which ${issue.message}`;
    return at(rule ?? "schema/value", message, hint ?? expected);
  }
  if (issue.code === "invalid_value") {
    const values = issue.values.map(String);
    return at("schema/value", `\`${name}\` is ${shown(value)}`, suggestion(wordOf(value), values, "value"));
  }
  if (issue.code === "invalid_type") {
    const type = typeNames[issue.expected] ?? issue.expected;
    if (path.length === 0)
      return at(
        "schema/type",
        `the file holds ${shown(value)}, expected the fields of a ${noun}`,
        "write each field with its name, e.g. `title`",
      );
    const found =
      typeof value === "string" && value.trim() !== "" ? `the text ${shown(value)}` : shown(value);
    return at(
      "schema/type",
      `\`${name}\` is ${found}, expected ${type}`,
      typeHint(issue.expected, value, expected, fieldNames(schema, path, document.data)),
    );
  }
  if (typeof value === "string" && value.trim() === "") {
    return at("schema/value", `\`${name}\` is empty text`, expected);
  }
  if (issue.code === "too_small" || issue.code === "too_big") {
    return at("schema/range", `\`${name}\` is ${shown(value)}`, `${rangeHint(issue)}: ${expected}`);
  }
  const what = issue.message.startsWith("is ") ? issue.message : "is not what is expected here";
  return at("schema/value", `\`${name}\` is ${shown(value)}, which ${what}`, expected);
}

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
  record: "an object",
};

function typeHint(type: string, value: unknown, expected: string, fields: readonly string[]): string {
  if (fields.length > 0)
    return `write its fields: ${fields.map((field) => `\`${field}\``).join(", ")}; ${expected}`;
  if (type === "string" && Array.isArray(value)) return `write exactly one value, not a list: ${expected}`;
  if (type === "string" && typeof value === "number") return `put it into quotes: "${value}"`;
  if (
    type === "number" &&
    typeof value === "string" &&
    value.trim() !== "" &&
    Number.isFinite(Number(value))
  ) {
    return `write it without quotes: ${Number(value)}`;
  }
  if (type === "array") return `write a list, also for a single value: ${expected}`;
  return expected;
}

function rangeHint(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const limit = Number(issue.code === "too_small" ? issue.minimum : issue.maximum);
  const unit = issue.origin !== "array" ? "" : limit === 1 ? " entry" : " entries";
  if (issue.code === "too_small")
    return `expected ${issue.inclusive ? "at least" : "more than"} ${limit}${unit}`;
  return `expected ${issue.inclusive ? "at most" : "less than"} ${limit}${unit}`;
}

/** The sentence that documents a field, or the one it stands in, which tells what is expected there. */
function expectation(schema: z.core.$ZodType, path: Path, data: unknown): string {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const field = schemaAt(schema, path.slice(0, depth), data);
    const description =
      field &&
      (z.globalRegistry.get(field)?.description ?? z.globalRegistry.get(unwrapped(field))?.description);
    if (description !== undefined) return description;
  }
  return "see the guide for what is expected here";
}

function oneOf(values: readonly string[]): string {
  return `one of ${values.map((value) => `\`${value}\``).join(", ")}`;
}

function fieldNames(schema: z.core.$ZodType, path: Path, data: unknown): readonly string[] {
  const owner = schemaAt(schema, path, data);
  const definition = owner && (unwrapped(owner)._zod.def as z.core.$ZodTypes["_zod"]["def"]);
  return definition?.type === "object" ? Object.keys(definition.shape) : [];
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code === "invalid_type" || issue.code === "invalid_value";
}

function ownerName(path: Path, noun: string): string {
  return path.length <= 1 ? `this ${noun}` : `\`${pathName(path.slice(0, -1))}\``;
}

/** A path as an author would point to it, e.g. `contributes[0].delta`. */
export function pathName(path: Path): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join("");
}

export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce(childOf, data);
}

/** What an author probably meant by a value where one word is expected: a list of it has it as its first value. */
function wordOf(value: unknown): string {
  if (Array.isArray(value)) return wordOf(value[0]);
  return typeof value === "object" ? "" : String(value);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (value === null) return "empty";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") {
    if (value.trim() === "") return "empty text";
    return `\`${shortened(value)}\``;
  }
  return `\`${String(value)}\``;
}
