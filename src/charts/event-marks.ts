import type { ChartEvent } from "../views/chart-event.ts";
import { textWidth } from "./labels.ts";
import { rounded } from "./time-axis.ts";

/** A mark on the time axis for one event, or for several that lie too close to be told apart. */
export interface EventMark {
  readonly kind: ChartEvent["kind"];
  /** The centre, and the width of what a pointer can hit. */
  readonly x: number;
  readonly width: number;
  /** E.g. `B`, or `B–D` for three. */
  readonly label: string;
  /** What a pointer shows, and what the link is called for those who hear it: the label and what it stands for. */
  readonly title: string;
  /** `undefined` for several, which are told apart in the list beneath. */
  readonly path: string | undefined;
  /** Whether all of them are. */
  readonly isDone: boolean;
}

/** The smallest mark that a finger can hit, and the space to the next one. */
const smallest = 24;
const space = 2;

/** The marks of one kind of events between two edges, merged until none touches another. */
export function eventMarks(
  events: readonly ChartEvent[],
  x: (day: number) => number,
  left: number,
  right: number,
): readonly EventMark[] {
  const inside = events.filter(({ day }) => x(day) >= left - 1 && x(day) <= right + 1);
  const groups: ChartEvent[][] = [];
  for (const event of [...inside].sort((a, b) => a.day - b.day)) {
    groups.push([event]);
    // A group that was made wider may now touch the one before it.
    for (let last = groups.length - 1; last > 0; last--) {
      const [before = [], group = []] = [groups[last - 1], groups[last]];
      if (markOf(before, x, left, right).end + space <= markOf(group, x, left, right).start) break;
      groups.splice(last - 1, 2, [...before, ...group]);
    }
  }
  return groups.map((group) => markOf(group, x, left, right).mark);
}

function markOf(group: readonly ChartEvent[], x: (day: number) => number, left: number, right: number) {
  const [first, last] = [group[0], group.at(-1)];
  const label = group.length > 1 ? `${first?.key}–${last?.key}` : (first?.key ?? "");
  const width = Math.max(smallest, Math.ceil(textWidth(label)) + 8);
  const middle = group.reduce((total, { day }) => total + x(day), 0) / Math.max(1, group.length);
  const centre = rounded(Math.min(Math.max(middle, left + width / 2), right - width / 2));
  const names = group.map(({ key, title, date }) => `${key}: ${title}, ${date}`).join("; ");
  const mark: EventMark = {
    kind: first?.kind ?? "decision",
    x: centre,
    width,
    label,
    title: group.length > 1 ? `${label}: ${group.length} ${first?.kind}s. ${names}` : names,
    path: group.length > 1 ? undefined : first?.path,
    isDone: group.every(({ isDone }) => isDone),
  };
  return { mark, start: centre - width / 2, end: centre + width / 2 };
}
