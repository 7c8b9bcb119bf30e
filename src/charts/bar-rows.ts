import { scaleLinear } from "d3-scale";
import type { BarInk, BarRow, BarRowsView } from "../views/bar-rows.ts";
import { type RangeGeometry, rangeBar } from "./range-bar.ts";
import { rounded } from "./time-axis.ts";

/**
 * Where the bars of a list lie, in percent of the width that they are given: one drawing then serves every
 * width of screen, and no hatching is stretched.
 */
export interface BarRowsGeometry {
  /** Where zero is; `undefined` where no row has parts. */
  readonly zero: number | undefined;
  /** By group, then row. */
  readonly groups: readonly (readonly BarRowGeometry[])[];
}

export type BarRowGeometry =
  | { readonly kind: "parts"; readonly parts: readonly PartGeometry[] }
  | { readonly kind: "range"; readonly range: RangeGeometry };

export interface PartGeometry {
  readonly x: number;
  readonly width: number;
  readonly ink: BarInk;
}

/** What is not zero is at least this wide, in percent, so that it can be seen. */
const narrowest = 0.5;

export function barRows({ groups }: BarRowsView): BarRowsGeometry {
  const rows = groups.flatMap((group) => group.rows);
  const lowest = Math.min(0, ...rows.map((row) => reach(row, -1)));
  const highest = Math.max(0, ...rows.map((row) => reach(row, 1)));
  const x = scaleLinear([lowest, highest === lowest ? lowest + 1 : highest], [0, 100]);
  return {
    zero: rows.some(({ drawing }) => drawing.kind === "parts") ? rounded(x(0)) : undefined,
    groups: groups.map((group) => group.rows.map((row) => rowGeometry(row, x))),
  };
}

/** How far the parts of a row reach to one side of zero. */
function reach({ drawing }: BarRow, side: 1 | -1): number {
  if (drawing.kind !== "parts") return 0;
  return drawing.parts.reduce((sum, { value }) => (value * side > 0 ? sum + value : sum), 0);
}

function rowGeometry({ drawing }: BarRow, x: (value: number) => number): BarRowGeometry {
  if (drawing.kind === "range") return { kind: "range", range: rangeBar(drawing.range) };
  let [left, right] = [0, 0];
  const parts = drawing.parts.flatMap(({ value, ink }): PartGeometry[] => {
    if (value === 0) return [];
    const from = value > 0 ? right : left + value;
    if (value > 0) right += value;
    else left += value;
    const width = Math.max(narrowest, x(from + Math.abs(value)) - x(from));
    const start = value > 0 ? Math.min(x(from), 100 - width) : Math.max(0, x(from + Math.abs(value)) - width);
    return [{ x: rounded(start), width: rounded(width), ink }];
  });
  return { kind: "parts", parts };
}
