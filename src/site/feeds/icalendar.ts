import { addDays, type Day, type Portal } from "../../model/index.ts";
import type { Calendar, CalendarEvent } from "../../views/calendar.ts";
import { pageAddress } from "./page-address.ts";
import { stableId } from "./stable-id.ts";

/**
 * A calendar as iCalendar (RFC 5545). Every event lasts a whole day, without a time zone. DTSTAMP is the data
 * date, not the moment of the build, so that the same plan gives the same bytes.
 */
export function iCalendar(calendar: Calendar, portal: Portal, asOf: Day): string {
  const title = `${portal.name}: ${calendar.title}`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Plumbline//Plumbline//EN",
    "CALSCALE:GREGORIAN",
    `NAME:${escaped(title)}`,
    `X-WR-CALNAME:${escaped(title)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ...(calendar.events.length > 0
      ? calendar.events.flatMap((event) => eventLines(event, calendar, portal, asOf))
      : noEventLines),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** A calendar has to hold something; one without events holds the time zone UTC, which shows nowhere. */
const noEventLines: readonly string[] = [
  "BEGIN:VTIMEZONE",
  "TZID:UTC",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0000",
  "END:STANDARD",
  "END:VTIMEZONE",
];

function eventLines(event: CalendarEvent, calendar: Calendar, portal: Portal, asOf: Day): readonly string[] {
  const address = pageAddress(portal, calendar.path, event.page);
  return [
    "BEGIN:VEVENT",
    // One event may stand in several calendars, and is the same event in each.
    `UID:${stableId(portal.name, event.key)}`,
    `DTSTAMP:${compact(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(event.day)}`,
    `DTEND;VALUE=DATE:${compact(addDays(event.day, 1))}`,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.detail.join("\n"))}`,
    // A relative address would mean nothing in a calendar program.
    ...(portal.url === undefined ? [] : [`URL:${address}`]),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function compact(day: Day): string {
  return day.replaceAll("-", "");
}

/** TEXT of RFC 5545: backslashes, semicolons, commas and line ends are escaped, other controls left out. */
function escaped(text: string): string {
  // Most texts have none of these, and a calendar has tens of thousands of them.
  if (!/[^\u0020-\u007E\u0080-\u{10FFFF}]|[\\;,]/u.test(text)) return text;
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\n\u0020-\u007E\u0080-\u{10FFFF}]/gu, " ")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

const lineOctets = 75;

/** Cuts a line after at most 75 octets, never inside a character; what follows begins with a space. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= lineOctets) return line;
  let text = "";
  let octets = 0;
  for (const character of line) {
    const size = character < "\u0080" ? 1 : Buffer.byteLength(character);
    if (octets + size > lineOctets) {
      text += "\r\n ";
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
