/**
 * The axis of a timeline. It is as wide as there is room, from some 180 pixels beside the names of plans on a small
 * tablet to 650 on a wide screen, and its words are never scaled. So every label says how wide the drawing has to be
 * for it, and the style sheet leaves out what has no room:
 *
 *     wide     2019 2020 2021 2022 2023 2024
 *     narrow   2019      2021      2023
 */
import { scaleLinear } from "d3-scale";
import type { DayNumber } from "../model/index.ts";
import type { TimelineAxis, TimelineTick } from "../views/timeline-axis.ts";

/**
 * The widths in pixels from which more labels are shown. The style of `TimelineAxis.astro` names the same ones, and a
 * test holds them against each other.
 */
export const axisWidths = [150, 200, 260, 340, 440, 560] as const;

export interface AxisLabel {
  readonly x: number;
  readonly text: string;
  /** The least width of the drawing, in pixels, at which there is room for it. */
  readonly fromWidth: (typeof axisWidths)[number];
}

export interface TimelineAxisGeometry {
  readonly major: readonly AxisLabel[];
  readonly minor: readonly AxisLabel[];
  readonly majorLines: readonly number[];
  readonly minorLines: readonly number[];
  readonly today:
    | { readonly x: number; readonly text: string; readonly anchor: "start" | "middle" | "end" }
    | undefined;
}

export type TimelineScale = (day: DayNumber) => number;

/** From a day to a share of the width, 0 to 100. The last day has its own room. */
export function timelineScale({ first, last }: TimelineAxis): TimelineScale {
  const scale = scaleLinear([first, last + 1], [0, 100]);
  return (day) => hundredths(scale(day));
}

export function timelineAxisGeometry(axis: TimelineAxis): TimelineAxisGeometry {
  const x = timelineScale(axis);
  const lines = (ticks: readonly TimelineTick[]) => ticks.map(({ day }) => x(day)).filter((at) => at > 0);
  return {
    major: labels(axis.major, x),
    minor: labels(axis.minor, x, { most: 2 }),
    majorLines: lines(axis.major),
    minorLines: lines(axis.minor).filter((at) => !lines(axis.major).includes(at)),
    today: axis.today && todayLabel(axis.today, x),
  };
}

/**
 * A label stands at the beginning of what it names, in every width that has room for it. `most` is the longest step
 * that still says something: every fourth quarter is but a year, which is named above it.
 */
function labels(
  ticks: readonly TimelineTick[],
  x: TimelineScale,
  { most = ticks.length }: { readonly most?: number } = {},
): readonly AxisLabel[] {
  const found = new Map<TimelineTick, AxisLabel>();
  // What is named in a narrow drawing is named in a wider one too: the steps are powers of two from one beginning.
  for (const fromWidth of [...axisWidths].reverse()) {
    for (const tick of named(ticks, x, fromWidth, most))
      found.set(tick, { x: x(tick.day), text: tick.label, fromWidth });
  }
  return ticks.flatMap((tick) => found.get(tick) ?? []);
}

/** Pixels that a character takes, and that part two words. */
const [character, apart] = [7.7, 8];

/**
 * The ticks whose labels are shown in a drawing of so many pixels: all of them if each has room up to the next one,
 * or else every second or fourth and so on. They begin with the second tick where the first one is cut off by the
 * beginning of the axis. What is cut off at an end is left out and makes the others no rarer.
 */
function named(
  ticks: readonly TimelineTick[],
  x: TimelineScale,
  pixels: number,
  most: number,
): readonly TimelineTick[] {
  const at = (index: number) => {
    const tick = ticks[index];
    return tick ? x(tick.day) : 100;
  };
  // Months and quarters differ by a tenth at most, so what is shorter than that is cut off.
  const start = at(1) - at(0) < (at(2) - at(1)) * 0.9 ? 1 : 0;
  for (let every = 1; every <= most; every *= 2) {
    const first = every === 1 ? 0 : start;
    const steps = ticks.flatMap((tick, index) => ((index - first) % every === 0 ? [{ tick, index }] : []));
    const hasRoom = ({ tick, index }: { readonly tick: TimelineTick; readonly index: number }) =>
      ((at(index + every) - at(index)) / 100) * pixels >= tick.label.length * character + apart;
    const mayMiss = ({ index }: { readonly index: number }) =>
      (index === 0 && start === 1) || index + every >= ticks.length;
    const shown = steps.filter(hasRoom);
    if (shown.length > 0 && steps.every((step) => hasRoom(step) || mayMiss(step)))
      return shown.map(({ tick }) => tick);
  }
  return [];
}

function todayLabel({ day, label }: TimelineTick, x: TimelineScale): TimelineAxisGeometry["today"] {
  const at = x(day);
  return { x: at, text: label, anchor: at > 75 ? "end" : at < 25 ? "start" : "middle" };
}

export function hundredths(share: number): number {
  return Math.round(share * 100) / 100;
}
