import { z } from "zod";
import type { Field, Shape } from "../../../authoring/field.ts";
import { toValue } from "../../../authoring/settings.ts";
import { unwrapped } from "../../schema-walk.ts";
import { suggestion } from "../../suggestion.ts";
import { quoted } from "../note.ts";
import { cellText, percentOf, type TableCell } from "../table/table.ts";
import { type DateOrder, dayOf } from "./day-text.ts";
import { type NumberForm, numberOf, scaled } from "./number-text.ts";
import { type Outcome, refused, taken } from "./outcome.ts";
import { periodOf } from "./period-text.ts";

export interface ValueForm extends NumberForm {
  readonly dates: DateOrder;
}

/** What a cell is as the value of a field, by the field's shape and, for days, periods and shares, its schema. */
export function cellValue(
  cell: TableCell,
  shape: Shape,
  schema: Field["schema"] | undefined,
  form: ValueForm,
  scale = 1,
): Outcome<unknown> {
  if (cell.kind === "fault") return refused(cell.message, cell.hint);
  switch (shape.kind) {
    case "number":
      return numberValue(cell, schema, form, scale);
    case "boolean":
      return cell.kind === "boolean" ? taken(cell.value) : booleanValue(cellText(cell));
    case "choice":
      return choiceValue(cellText(cell), shape.options);
    case "reference":
      return taken(cellText(cell).trim());
    case "text":
      return textValue(cell, schema, form);
    case "list":
    case "object":
      return compoundValue(cellText(cell), shape);
  }
}

function numberValue(
  cell: TableCell,
  schema: Field["schema"] | undefined,
  form: ValueForm,
  scale: number,
): Outcome<number> {
  if (cell.kind === "number") {
    if (!Number.isFinite(cell.number)) return refused("the cell is not a number", "write the value itself");
    // A share is a part of one; any other figure in percent is the number before the sign.
    return taken(scaled(cell.isPercent && !isShare(schema) ? percentOf(cell.number) : cell.number, scale));
  }
  if (cell.kind === "date") {
    return refused(`${quoted(cellText(cell))} is a date`, "write a number; the cell is formatted as a date");
  }
  const read = numberOf(cellText(cell), form);
  if (!read.ok) return read;
  const { number, isPercent } = read.value;
  return taken(isPercent && isShare(schema) ? Number((number / 100).toPrecision(15)) : scaled(number, scale));
}

/** True for a field that holds a number from 0 to 1, such as a probability. */
function isShare(schema: Field["schema"] | undefined): boolean {
  return fits(schema, 0, 1) && !fits(schema, 1.5) && !fits(schema, -0.5);
}

/** True if the schema takes each of these values: what a field means shows in what it accepts. */
function fits(schema: Field["schema"] | undefined, ...values: readonly unknown[]): boolean {
  return schema !== undefined && values.every((value) => z.safeParse(unwrapped(schema), value).success);
}

function booleanValue(text: string): Outcome<boolean> {
  const word = text.trim().toLowerCase();
  if (["true", "yes", "y", "x", "1"].includes(word)) return taken(true);
  if (["false", "no", "n", "0"].includes(word)) return taken(false);
  return refused(`${quoted(text)} is neither yes nor no`, "write `true` or `false`");
}

function choiceValue(text: string, options: readonly string[]): Outcome<string> {
  const wanted = text.trim();
  const option =
    options.find((candidate) => candidate === wanted) ??
    options.find((candidate) => candidate.toLowerCase() === wanted.toLowerCase());
  return option === undefined
    ? refused(`${quoted(text)} is not one of the values it can have`, suggestion(wanted, options, "value"))
    : taken(option);
}

function textValue(cell: TableCell, schema: Field["schema"] | undefined, form: ValueForm): Outcome<string> {
  const isDated = fits(schema, "2026-12-18") && !fits(schema, "words");
  if (!isDated) return taken(cellText(cell));
  if (fits(schema, "2026-Q4")) {
    return cell.kind === "date" ? taken(cellText(cell)) : periodOf(cellText(cell), form.dates);
  }
  return cell.kind === "date" ? taken(cell.day) : dayOf(cellText(cell), form.dates);
}

/** Lists are written with commas; tables, and lists whose items hold commas, as JSON. */
function compoundValue(text: string, shape: Shape): Outcome<unknown> {
  const trimmed = text.trim();
  if (/^[[{]/.test(trimmed)) {
    const value = parsedJson(trimmed);
    if (value !== undefined) return taken(value);
  }
  const value = toValue(shape, trimmed);
  return value === undefined || (shape.kind === "object" && typeof value !== "object")
    ? refused(
        `${quoted(text)} cannot be read`,
        'write a list as `a, b`, a table as `[{"period": "2026-12", "value": 9}]`',
      )
    : taken(value);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // It may be YAML, which people write without quotes.
    return undefined;
  }
}
