import type { ImportSettings } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import { formOf } from "../table/entry-table.ts";
import { numberOf } from "../values/number-text.ts";
import type { NamedRow } from "./columns-by-name.ts";
export const indicatorColumns =
  "indicator_id doc dept_code department level subject_id program_id subject core_responsibility_id result_id result is_efficiency indicator target_type target_min target_max target_narrative target_year target_month actual_datatype actual status_color status_period recomputed explanation".split(
    " ",
  );
export const subprogramColumns =
  "id parent_id program_id dept_code name spend_planned_y1 spend_actual_y1 spend_explanation fte_planned_y1 fte_actual_y1 fte_explanation description".split(
    " ",
  );
export const programColumns =
  "program_id dept_code department core_responsibility_id program is_internal_service spend_actual_y5 spend_actual_y4 spend_actual_y3 spend_actual_y2 spend_actual_y1 spend_planned_y1 spend_plan_next1 spend_plan_next2 spend_plan_next3 fte_actual_y5 fte_actual_y4 fte_actual_y3 fte_actual_y2 fte_actual_y1 fte_planned_y1 fte_plan_next1 fte_plan_next2 fte_plan_next3".split(
    " ",
  );
export const responsibilityColumns =
  "id dept_code name_en desc_en is_active is_drf is_internal_service".split(" ");

export interface Tables {
  readonly indicators: readonly NamedRow[];
  readonly subprograms: readonly NamedRow[];
  readonly programs: readonly NamedRow[];
  readonly responsibilities: readonly NamedRow[];
}

export interface Reading extends Tables {
  readonly settings: ImportSettings;
  readonly ledger: Ledger;
  /** The unit of a row's department and who stands for its owner. */
  readonly department: (row: NamedRow) => { readonly unit: string; readonly owner: string };
  /** The fiscal year that spending is of, e.g. `2017`. */
  readonly year: string;
}

export function figure(row: NamedRow, column: string, { settings, ledger }: Reading): number | undefined {
  const text = row.get(column);
  if (text === "") return undefined;
  const read = numberOf(text, formOf(settings));
  if (read.ok) return read.value.number;
  ledger.error(row.at(column), "import/value", `\`${column}\`: ${read.message}`, read.hint);
  return undefined;
}
