import type { ImportFormat } from "../import-format.ts";
import { csvGrid } from "../table/csv-grid.ts";
import { readGrids } from "../table/read-grids.ts";

/** Tables as CSV, one file a collection. */
export const csv: ImportFormat = {
  summary: "tables of any collection, one a file; its name or --collection says which",
  read: (files, settings, ledger) => {
    readGrids(
      files.flatMap((file) => csvGrid(file, ledger) ?? []),
      settings,
      ledger,
    );
  },
};
