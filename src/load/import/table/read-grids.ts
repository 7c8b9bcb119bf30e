import { collectionOfKind } from "../../../authoring/kind.ts";
import { settingValue } from "../../../authoring/sheet/portal-sheet.ts";
import { type CollectionName, collectionNames, PortalSchema } from "../../../model/index.ts";
import { suggestion } from "../../suggestion.ts";
import type { ImportSettings } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import { quoted } from "../note.ts";
import { entriesOfTable } from "./entry-table.ts";
import { readTable } from "./read-table.ts";
import { cellText, type Grid } from "./table.ts";

/** Reads tables, each as entries of its collection. The settings come first, since they name the currency. */
export function readGrids(grids: readonly Grid[], settings: ImportSettings, ledger: Ledger): void {
  const portal = grids.filter(isPortal);
  for (const grid of portal) ledger.portal = settingsOf(grid, ledger);
  const currency = PortalSchema.shape.currency.safeParse(ledger.portal?.["currency"]).data;
  const own = { ...settings, currency: settings.currency === "" ? (currency ?? "") : settings.currency };
  for (const grid of grids) if (!isPortal(grid)) readGrid(grid, own, ledger);
}

function isPortal({ name }: Grid): boolean {
  return name.toLowerCase() === "portal";
}

function settingsOf({ rows }: Grid, ledger: Ledger): Readonly<Record<string, unknown>> {
  const pairs = rows
    .slice(1)
    .filter(([name]) => name !== undefined)
    .map(([name, value]) => {
      const cell = value?.kind === "number" ? value.number : settingValue(cellText(name), cellText(value));
      return [cellText(name), cell];
    });
  return { ...ledger.portal, ...Object.fromEntries(pairs) };
}

function readGrid(grid: Grid, settings: ImportSettings, ledger: Ledger): void {
  const place = { file: grid.file, row: 1, column: 1 };
  const collection = collectionOf(grid.name, settings);
  if (collection === undefined) {
    const hint = `say it with \`--collection NAME\`; ${suggestion(grid.name, collectionNames, "collection")}`;
    ledger.error(place, "import/file", `${quoted(grid.name)} is not the name of a collection`, hint);
    return;
  }
  const table = readTable(grid, settings.headerRows ?? settings.map?.headerRows);
  if (table === undefined) {
    ledger.warn(place, "import/file", "the table is empty", "nothing is to be done if it should be");
    return;
  }
  entriesOfTable(table, collection, settings, ledger);
}

function collectionOf(name: string, { collection, map }: ImportSettings): CollectionName | undefined {
  return collection ?? collectionOfKind(map?.collection ?? name);
}
