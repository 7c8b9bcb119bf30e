/**
 * Days as people write them.
 *
 * What has one meaning is taken: `2026-12-18`, `18 Dec 2026`, `December 18, 2026`, `18.12.2026`, `25/12/2026`. A
 * date of three numbers in which the day could be the month, `3/4/2026`, is refused unless the person who imports
 * has said which comes first; so is a year of two digits, since nobody can tell 1926 from 2026.
 */
import { type Day, dayFault } from "../../../model/index.ts";
import { quoted } from "../note.ts";
import { type Outcome, refused, taken } from "./outcome.ts";

export type DateOrder = "dmy" | "mdy" | undefined;

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const names =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

const forms = "write it as `2026-12-18`";

export function dayOf(text: string, order: DateOrder): Outcome<Day> {
  const trimmed = text.trim();
  const found =
    yearFirst(trimmed) ?? dayFirst(trimmed) ?? monthNameFirst(trimmed) ?? ofThreeNumbers(trimmed, order);
  if (found === undefined) return refused(`${quoted(text)} is not a date`, forms);
  if (typeof found !== "string") return found;
  const fault = dayFault(found);
  return fault === undefined ? taken(found as Day) : refused(`${quoted(text)} ${fault}`, forms);
}

/** The number of a month by its English name or its first letters; `undefined` for another word. */
export function monthOf(name: string): number | undefined {
  const index = months.indexOf(name.slice(0, 3).toLowerCase());
  return new RegExp(`^(?:${names})$`, "i").test(name) ? index + 1 : undefined;
}

/** `2026-12-18`, with `/` or `.` too, or without any; a time of day behind it belongs to no day of a plan. */
function yearFirst(text: string): string | undefined {
  const match =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(text) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
  return match ? written(match[1], Number(match[3]), match[4]) : undefined;
}

/** `18 Dec 2026`, `18-Dec-2026`, `18th of December 2026`. */
function dayFirst(text: string): string | Outcome<never> | undefined {
  const pattern = new RegExp(
    `^(\\d{1,2})(?:st|nd|rd|th)?(?:[-/. ]| of )*(${names})\\.?[-/., ]*(\\d{2,4})$`,
    "i",
  );
  const match = pattern.exec(text);
  return match ? withYear(text, match[3], monthOf(match[2] ?? ""), match[1]) : undefined;
}

/** `Dec 18, 2026`. */
function monthNameFirst(text: string): string | Outcome<never> | undefined {
  const pattern = new RegExp(`^(${names})\\.? +(\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{2,4})$`, "i");
  const match = pattern.exec(text);
  return match ? withYear(text, match[3], monthOf(match[1] ?? ""), match[2]) : undefined;
}

function ofThreeNumbers(text: string, order: DateOrder): string | Outcome<never> | undefined {
  const match = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{2}|\d{4})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(text);
  if (!match) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  // Points stand in dates of countries where the day comes first.
  const isDayFirst = order === undefined ? match[2] === "." || first > 12 : order === "dmy";
  const isKnown = order !== undefined || match[2] === "." || first > 12 || second > 12 || first === second;
  if (!isKnown) {
    const hint = "say `--dates dmy` or `--dates mdy`, or write it as `2026-12-18`";
    return refused(`${quoted(text)} has a day that could be the month`, hint);
  }
  return isDayFirst ? withYear(text, match[4], second, match[1]) : withYear(text, match[4], first, match[3]);
}

function withYear(
  text: string,
  year: string | undefined,
  month: number | undefined,
  day: string | undefined,
): string | Outcome<never> | undefined {
  if (year?.length !== 4) return refused(`${quoted(text)} has a year of two digits`, forms);
  return month === undefined ? undefined : written(year, month, day);
}

function written(year: string | undefined, month: number, day: string | undefined): string {
  return `${year}-${String(month).padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`;
}
