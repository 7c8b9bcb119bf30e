import { mostBars } from "./list-limits.ts";
import type { Cell, Rest } from "./table.ts";
import { firstItems } from "./table-part.ts";
import { isAre } from "./wording.ts";

/**
 * A ranked list of named bars on one shared scale. Names stand beside their bars as text, so that a list of
 * fifty reads like one of five and no label can collide with another.
 */
export interface BarRowsView {
  /** The message of the chart, as a sentence. */
  readonly title: string;
  /** What is drawn and how, for those who cannot see it. */
  readonly description: string;
  readonly groups: readonly BarGroup[];
  readonly key: readonly { readonly ink: BarInk; readonly text: string }[];
}

export interface BarGroup {
  /** Empty where there is only one group. */
  readonly heading: string;
  readonly note?: string | undefined;
  /** Whether a heavy line stands above the group: what follows does not make the cut. */
  readonly isBelowCut?: boolean;
  readonly rows: readonly BarRow[];
  /** The others, where there are too many to draw. */
  readonly rest?: Rest | undefined;
}

export interface BarRow {
  readonly cell: Cell;
  /** The figure, beside the bar. */
  readonly text: string;
  readonly textNote?: string | undefined;
  readonly drawing: BarDrawing;
}

export type BarDrawing =
  /** Parts that lie end to end from zero: positive ones to the right, negative ones to the left. */
  | { readonly kind: "parts"; readonly parts: readonly BarPart[] }
  /** A value in its expected range, on a scale of its own. */
  | { readonly kind: "range"; readonly range: RangeView };

export interface BarPart {
  readonly value: number;
  readonly ink: BarInk;
}

/** How a part is drawn; each chart says in its key what it means there. */
export type BarInk = "solid" | "adverse" | "hatched" | "empty" | "adverse-empty" | "muted" | BarMark;

/** Inks of a range and of a limit, which only a key names. */
export type BarMark = "range" | "spread" | "actual" | "actual-outside" | "limit";

/** A value, the range that it is expected in, and how far it moved. */
export interface RangeView {
  /** Open to this side if left out. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly actual: number | undefined;
  readonly isInside: boolean;
  /** The lowest and highest value of the last year. */
  readonly spread: { readonly low: number; readonly high: number } | undefined;
}

/** The first bars of each group; the table at an address has the figures of all. */
export function firstBars(view: BarRowsView, table: string, most = mostBars): BarRowsView {
  return {
    ...view,
    groups: view.groups.map((group) => {
      const { shown, rest } = firstItems(group.rows, most, (count) => ({
        text: `${count} more ${isAre(count)} in the table`,
        href: table,
      }));
      return { ...group, rows: shown, ...(rest ? { rest } : {}) };
    }),
  };
}
