import { z } from "zod";
import type { DataDocument, Fault, Path } from "./document.ts";
import { isRecord, schemaAt, unwrapped } from "./schema-walk.ts";
import { suggestion } from "./suggestion.ts";

/**
 * Says in an author's words what a schema has against the data of a file. `noun` is what the file holds,
 * e.g. "milestone". Every fault stands at the value it is about, at the key for an unknown key, and at the
 * object that lacks it for a missing one.
 */
export function schemaFaults(
  schema: z.core.$ZodType,
  noun: string,
  document: DataDocument,
): readonly Fault[] {
  const result = z.safeParse(schema, document.data);
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
  const at = (rule: string, message: string, hint: string): Fault[] => [
    { place: document.locate(path), rule, message, hint },
  ];

  if (issue.code === "unrecognized_keys") {
    const fields = fieldNames(schema, path);
    const owner = path.length === 0 ? `a ${noun}` : `\`${pathName(path)}\``;
    return issue.keys.map((key) => ({
      place: document.locate([...path, key], "key"),
      rule: "schema/unknown-key",
      message: `\`${key}\` is not a field of ${owner}`,
      hint: suggestion(key, fields, "field"),
    }));
  }
  if (issue.code === "invalid_union" && isRecord(value)) {
    const nested = closestOption(issue.errors);
    if (nested)
      return nested.flatMap((inner) =>
        issueFaults({ ...inner, path: [...issue.path, ...inner.path] }, schema, noun, document),
      );
  }
  if (value === undefined && isMissing(issue)) {
    const field = String(path.at(-1) ?? noun);
    return at(
      "schema/missing",
      `\`${field}\` is missing in ${ownerName(path, noun)}`,
      missingHint(schema, path),
    );
  }
  if (issue.code === "custom") {
    const { rule, hint } = (issue.params ?? {}) as { rule?: string; hint?: string };
    const isSentence = issue.message.startsWith("`") && rule !== "date/invalid";
    const message = isSentence ? issue.message : `\`${name}\` ${issue.message}`;
    return at(rule ?? "schema/value", message, hint ?? expectation(schema, path));
  }
  if (issue.code === "invalid_value") {
    const values = issue.values.map(String);
    return at("schema/value", `\`${name}\` is ${shown(value)}`, suggestion(String(value), values, ""));
  }
  if (issue.code === "invalid_type") {
    const expected = typeNames[issue.expected] ?? issue.expected;
    const found =
      typeof value === "string" && value.trim() !== "" ? `the text ${shown(value)}` : shown(value);
    return at(
      "schema/type",
      `\`${name}\` is ${found}, expected ${expected}`,
      typeHint(issue.expected, value, schema, path),
    );
  }
  if (issue.code === "too_small" || issue.code === "too_big") {
    return at("schema/range", `\`${name}\` is ${shown(value)}`, rangeHint(issue));
  }
  const message = issue.message.startsWith("is ")
    ? issue.message
    : `is ${shown(value)}, which is not what is expected here`;
  return at("schema/value", `\`${name}\` ${message}`, expectation(schema, path));
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

function typeHint(expected: string, value: unknown, schema: z.core.$ZodType, path: Path): string {
  if (expected === "string" && Array.isArray(value))
    return `write exactly one value, not a list: ${expectation(schema, path)}`;
  if (expected === "string" && typeof value === "number") return `put it into quotes: "${value}"`;
  if (
    expected === "number" &&
    typeof value === "string" &&
    value.trim() !== "" &&
    Number.isFinite(Number(value))
  ) {
    return `write it without quotes: ${Number(value)}`;
  }
  if (expected === "array") return "write a list, e.g. `[one, two]`; a list with one value is still a list";
  return expectation(schema, path);
}

function rangeHint(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const unit = issue.origin === "array" ? " entries" : issue.origin === "string" ? " characters" : "";
  if (issue.code === "too_small")
    return `expected ${issue.inclusive ? "at least" : "more than"} ${issue.minimum}${unit}`;
  return `expected ${issue.inclusive ? "at most" : "less than"} ${issue.maximum}${unit}`;
}

function missingHint(schema: z.core.$ZodType, path: Path): string {
  return `add it: ${expectation(schema, path)}`;
}

/** The sentence that documents a field, which tells what is expected there. */
function expectation(schema: z.core.$ZodType, path: Path): string {
  const field = schemaAt(schema, path);
  const description =
    field &&
    (z.globalRegistry.get(field)?.description ?? z.globalRegistry.get(unwrapped(field))?.description);
  return description ?? "see the guide for what is expected here";
}

function fieldNames(schema: z.core.$ZodType, path: Path): readonly string[] {
  const owner = schemaAt(schema, path);
  const definition = owner && (unwrapped(owner)._zod.def as z.core.$ZodTypes["_zod"]["def"]);
  return definition?.type === "object" ? Object.keys(definition.shape) : [];
}

/** Of the ways in which a union can be read, the one that fails in the fewest places is what was meant. */
function closestOption(
  options: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] | undefined {
  return [...options].sort((a, b) => a.length - b.length)[0];
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code === "invalid_type" || issue.code === "invalid_value" || issue.code === "invalid_union";
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
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (value === null) return "empty";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") {
    if (value.trim() === "") return "empty text";
    return `\`${value.length > 60 ? `${value.slice(0, 59)}…` : value}\``;
  }
  return `\`${String(value)}\``;
}
