import type { Dependency } from "../analysis/index.ts";
import { titleOf, type ViewContext } from "./context.ts";
import { isUnacknowledged } from "./dependency-index.ts";
import type { Cell } from "./table.ts";

/** The four kinds of dependencies, which end of what waits for which end of what. */
export const linkTypes = {
  FS: "finish to start",
  SS: "start to start",
  FF: "finish to finish",
  SF: "start to finish",
} as const;

/** E.g. `finish to start, 14 days between`. */
export function linkText({ format }: ViewContext, { link, lagDays }: Dependency): string {
  if (lagDays === 0) return linkTypes[link];
  return `${linkTypes[link]}, ${lagDays > 0 ? `${format.days(lagDays)} between` : `${format.days(-lagDays)} lead`}`;
}

/** How it stands; one across functions that nobody acknowledged carries a mark. */
export function dependencyState(context: ViewContext, dependency: Dependency): Cell {
  const { state, crossesUnits, acknowledgedBy } = dependency;
  if (isUnacknowledged(dependency)) {
    const note =
      acknowledgedBy === undefined
        ? undefined
        : `${titleOf(context, "people", acknowledgedBy)} is not of the unit that provides it`;
    const mark = { tone: "breach", glyph: "▼", word: "Not acknowledged" } as const;
    return { text: mark.word, status: mark, ...(note === undefined ? {} : { note }) };
  }
  const texts = {
    open: crossesUnits ? "Acknowledged" : "Open",
    met: "Met",
    passed: "Passed: what waited is done",
    cancelled: "Cancelled",
    idle: "Its plan is not under way",
  } as const;
  const by =
    state === "open" && crossesUnits && acknowledgedBy !== undefined
      ? { note: `by ${titleOf(context, "people", acknowledgedBy)}` }
      : {};
  return { text: texts[state], ...by };
}

/** The days that are left, or by how many the date given by who waits is impossible. */
export function slackText({ format }: ViewContext, { slackDays, state }: Dependency): Cell {
  if (slackDays === null) return { text: state === "open" ? "has begun" : "–", sort: null };
  if (slackDays >= 0) return { text: format.days(slackDays), sort: slackDays };
  return { text: format.days(slackDays), note: "forecast impossible", sort: slackDays };
}
