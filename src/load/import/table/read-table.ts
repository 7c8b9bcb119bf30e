/**
 * Finds the head of a table and what stands below it.
 *
 * People put a title above their table, and merge cells of its head:
 *
 *     Programme 2026                       a title: one cell, alone in its row
 *     Project │      Baseline      │       a head of two rows: the cells of the group are merged,
 *             │ Start   │ Finish   │       so that its columns are `Project`, `Baseline Start`, `Baseline Finish`
 */
import { cellText, type Grid, type Header, type Merge, type Table, type TableCell } from "./table.ts";

/** The table of a grid; `undefined` where it holds nothing. `headerRows` is how many rows its head has, if that is said. */
export function readTable(grid: Grid, headerRows?: number): Table | undefined {
  const covering = mergesByRow(grid);
  const rows = grid.rows.map((row, index) => filled(row, covering.get(index) ?? []));
  const isBlank = (row: readonly (TableCell | undefined)[]) => row.every((cell) => cell === undefined);
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex((cell) => cell !== undefined) + 1));
  const top = rows.findIndex((row, index) => !isBlank(row) && !isTitle(grid, index, width));
  if (top === -1) return undefined;
  const height = headerRows ?? headHeight(grid.merges, top);
  const heads = rows.slice(top, top + height);
  const headers: Header[] = [];
  for (let column = 0; column < width; column += 1) {
    const words = heads.map((row, index) =>
      headWord(row, column, index < height - 1 && headerRows !== undefined),
    );
    const text = words.filter((word, index) => word !== "" && word !== words[index - 1]).join(" ");
    if (text !== "") headers.push({ text, column, row: top + height });
  }
  return {
    file: grid.file,
    name: grid.name,
    headers,
    rows: rows
      .map((cells, index) => ({ row: index + 1, cells }))
      .slice(top + height)
      .filter(({ cells }) => !isBlank(cells)),
    titles: rows
      .slice(0, top)
      .flatMap((row, index) => (isBlank(row) ? [] : [{ file: grid.file, row: index + 1, column: 1 }])),
  };
}

function mergesByRow({ rows, merges }: Grid): ReadonlyMap<number, readonly Merge[]> {
  const byRow = new Map<number, Merge[]>();
  for (const merge of merges) {
    for (let row = merge.top; row <= Math.min(merge.bottom, rows.length - 1); row += 1) {
      byRow.set(row, [...(byRow.get(row) ?? []), merge]);
    }
  }
  return byRow;
}

/** A merged cell counts for all that it covers. */
function filled(
  row: readonly (TableCell | undefined)[],
  covering: readonly Merge[],
): readonly (TableCell | undefined)[] {
  if (covering.length === 0) return Array.from(row, shown);
  const cells = [...row];
  for (const merge of covering) {
    const value = merge.value;
    for (let column = merge.left; column <= merge.right; column += 1) cells[column] = value;
  }
  return Array.from(cells, shown);
}

/** A cell that holds nothing but blanks is empty. */
function shown(cell: TableCell | undefined): TableCell | undefined {
  return cell?.kind === "text" && cell.text.trim() === "" ? undefined : cell;
}

/** A row with one cell only, above a table of several columns, is a title. */
function isTitle({ rows, merges }: Grid, index: number, width: number): boolean {
  const own = (rows[index] ?? []).filter((cell) => shown(cell) !== undefined);
  const first = (rows[index] ?? []).findIndex((cell) => shown(cell) !== undefined);
  const merge = merges.find(({ top, left, right }) => top === index && left === first && right > left);
  const coversAll = !merge || merge.right - merge.left + 1 >= width - 1;
  return (
    own.length === 1 &&
    width > 1 &&
    coversAll &&
    rows.slice(index + 1).some((row) => row.some((cell) => shown(cell)))
  );
}

/** How many rows the head has by its merged cells: as many as the tallest covers, and one more below a wide one. */
function headHeight(merges: readonly Merge[], top: number): number {
  const inHead = merges.filter((merge) => merge.top === top);
  const tallest = Math.max(0, ...inHead.map(({ bottom }) => bottom - top));
  const isGrouped = inHead.some(({ left, right, bottom }) => right > left && bottom === top);
  return Math.max(tallest, isGrouped ? 1 : 0) + 1;
}

/** The word of a column in a row of the head. In CSV, which merges nothing, a group's word stands above its first column only. */
function headWord(row: readonly (TableCell | undefined)[], column: number, reachesOver: boolean): string {
  const own = cellText(row[column]).trim();
  if (own !== "" || !reachesOver) return own;
  const before = row.slice(0, column).findLast((cell) => cell !== undefined);
  return cellText(before).trim();
}
