import { extent } from "d3-array";
import type { TimelineRow, TimelineView } from "../views/milestone-timeline.ts";
import { textWidth } from "./labels.ts";
import { rounded, timeScale } from "./time-axis.ts";

export interface TimelineBar {
  readonly kind: TimelineRow["kind"];
  readonly label: { readonly y: number; readonly text: string };
  readonly y: number;
  readonly x: number;
  /** 0 for a point in time, which is drawn as a diamond at `x`. */
  readonly width: number;
  /** The dates, in a column of their own on a wide screen and beside the name on a narrow one. */
  readonly text: {
    readonly x: number;
    readonly y: number;
    readonly anchor: "start" | "end";
    readonly text: string;
  };
}

export interface TimelineGeometry {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly barHeight: number;
  readonly bars: readonly TimelineBar[];
  readonly xTicks: readonly { readonly x: number; readonly label: string; readonly isYear: boolean }[];
  readonly today: { readonly x: number; readonly labelX: number };
}

const barHeight = 14;
const wideFrom = 500;
const labelRoom = 158;

/** Lays out a timeline; on a narrow screen the words of each bar stand above it. The height follows the rows. */
export function milestoneTimeline(
  view: TimelineView,
  { width }: { readonly width: number },
  locale: string,
): TimelineGeometry {
  const isWide = width > wideFrom;
  const textRoom = 14 + Math.max(0, ...view.rows.map(({ text }) => textWidth(text)));
  const [left, right, top] = [isWide ? labelRoom : 2, width - (isWide ? textRoom : 2), 26];
  const rowHeight = isWide ? 28 : 44;
  const bottom = top + view.rows.length * rowHeight + 6;
  const days = view.rows.flatMap(({ start, finish }) => (start === undefined ? [finish] : [start, finish]));
  const [first = view.today, last = view.today] = extent([...days, view.today]);
  const margin = Math.max(10, Math.round((last - first) / 20));
  const x = timeScale(first - margin, last + margin, left, right, locale);
  const half = textWidth(view.todayText) / 2;
  const todayX = rounded(x.at(view.today));
  return {
    width,
    height: bottom + 24,
    left,
    right,
    top,
    bottom,
    barHeight,
    bars: view.rows.map(({ kind, label, text, start, finish }, index): TimelineBar => {
      const middle = top + index * rowHeight + (isWide ? rowHeight / 2 : 30);
      const wordsY = isWide ? middle : middle - 18;
      const end = rounded(x.at(finish));
      const begin = start === undefined ? end : rounded(x.at(start));
      return {
        kind,
        label: { y: wordsY, text: label },
        y: middle,
        x: begin,
        width: rounded(end - begin),
        text: isWide
          ? { x: right + 12, y: wordsY, anchor: "start", text }
          : { x: width, y: wordsY, anchor: "end", text },
      };
    }),
    xTicks: x.ticks(isWide ? 8 : 4).filter(({ x: tick }) => tick <= right - 12 && tick >= left + 14),
    today: { x: todayX, labelX: rounded(Math.min(Math.max(todayX, half), width - half)) },
  };
}
