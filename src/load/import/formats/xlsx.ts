import type { ImportFormat } from "../import-format.ts";
import { readGrids } from "../table/read-grids.ts";
import { xlsxGrids } from "../table/xlsx-grids.ts";

/** Workbooks, one sheet a collection. */
export const xlsx: ImportFormat = {
  summary: "workbooks with tables of any collection, one a sheet",
  read: (files, settings, ledger) => {
    const { sheet } = settings.map ?? {};
    const grids = files.flatMap((file) => {
      const found = xlsxGrids(file, ledger);
      const wanted = found.filter(({ name }) => sheet === undefined || name === sheet);
      if (found.length > 0 && wanted.length === 0) {
        const place = { file: file.name, row: 1, column: 1 };
        const names = found.map(({ name }) => `\`${name}\``).join(", ");
        ledger.error(place, "import/file", `there is no sheet \`${sheet}\``, `its sheets are ${names}`);
      }
      return wanted;
    });
    readGrids(grids, settings, ledger);
  },
};
