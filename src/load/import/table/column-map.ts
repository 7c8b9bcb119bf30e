import { z } from "zod";
import { text } from "../../../model/field.ts";

const MappedColumnSchema = z.strictObject({
  field: text().describe("The field of the entry, e.g. `baseline.finish`."),
  values: z
    .record(z.string(), z.string())
    .default({})
    .describe("What stands in the column, and what it means, e.g. `{ G: green }`; itself by default."),
  scale: z
    .number()
    .optional()
    .describe("What a figure is multiplied by, e.g. `1000000` for a column in millions; 1 by default."),
});
export type MappedColumn = z.infer<typeof MappedColumnSchema>;

/** What `--map` reads: which column of a table is which field. */
export const ColumnMapSchema = z.strictObject({
  collection: text().optional().describe("The collection of the rows; by the table's name by default."),
  sheet: text().optional().describe("The one sheet that is read; all of them by default."),
  columns: z
    .record(
      z.string(),
      z.union([
        text().transform((field): MappedColumn => ({ field, values: {} })),
        MappedColumnSchema,
        z.null(),
      ]),
    )
    .default({})
    .describe("The field of each column by its head; `null` for one that is left out on purpose."),
  dates: z.enum(["dmy", "mdy"]).optional().describe("Which comes first in `3/4/2026`; refused by default."),
  decimal: z.enum([".", ","]).optional().describe("The decimal sign; a point by default."),
  headerRows: z.int().min(1).max(10).optional().describe("The rows of the head; found out by default."),
});
export type ColumnMap = z.infer<typeof ColumnMapSchema>;
