import { Parser } from "htmlparser2";
import type { ActiveContent } from "./active-content.ts";
import { linkFault } from "./address.ts";

/** The elements and attributes that our feeds are made of; a browser runs none of them. */
const elements = new Set(
  "author entry feed generator id link name published summary title updated".split(" "),
);
const attributes = new Set(["href", "rel", "type", "xml:lang", "xmlns"]);
const namespace = "http://www.w3.org/2005/Atom";

/**
 * Finds what is active in a feed. A browser that opens one shows it by the namespaces of its elements, and an
 * element of HTML or SVG in it would be as alive as in a page, so there is one namespace and nothing else; a
 * processing instruction could name a stylesheet, and there is none of those either.
 */
export function activeFeedContent(source: string): readonly ActiveContent[] {
  const found: ActiveContent[] = [];
  const refuse = (message: string, start = parser.startIndex) =>
    found.push({ ...placeOf(source, start), message, excerpt: excerptAt(source, start) });
  const parser: Parser = new Parser(
    {
      onopentag: (name, given) => {
        if (!elements.has(name)) refuse(`we write no element \`${name}\` in a feed`);
        for (const [attribute, value] of Object.entries(given)) {
          const fault = attributes.has(attribute) ? valueFault(attribute, value) : "stands in no feed";
          if (fault) refuse(`the attribute \`${attribute}\` ${fault}`);
        }
        if ((name === "feed") !== "xmlns" in given)
          refuse("a feed names its namespace once, at its beginning");
      },
      oncomment: () => refuse("we write no comments in a feed"),
      oncdatastart: () => refuse("we write no declarations and no instructions"),
      onprocessinginstruction: () => refuse("we write no declarations and no instructions"),
    },
    { xmlMode: true, recognizeCDATA: true },
  );
  parser.write(source);
  parser.end();
  if (!source.startsWith("<feed ")) refuse("this is not a feed", 0);
  return found;
}

function valueFault(name: string, value: string): string | undefined {
  if (name === "xmlns") return value === namespace ? undefined : "names another language than Atom";
  return name === "href" ? linkFault(value) : undefined;
}

/** The lines that our calendars are made of; none of them attaches a file, runs a procedure or mails anybody. */
const calendarLines =
  /^(BEGIN|END):(VCALENDAR|VEVENT|VTIMEZONE|STANDARD)$|^TZID:UTC$|^DTSTART:19700101T000000$|^TZOFFSET(FROM|TO):\+0000$|^(VERSION|PRODID|CALSCALE|NAME|X-WR-CALNAME|UID|DTSTAMP|SUMMARY|DESCRIPTION|TRANSP):|^REFRESH-INTERVAL;VALUE=DURATION:|^DT(START|END);VALUE=DATE:\d{8}$|^URL:https?:\/\//;

/** Finds lines in a calendar that are not of the kinds that we write. */
export function activeCalendarContent(source: string): readonly ActiveContent[] {
  const found: ActiveContent[] = [];
  let start = 0;
  for (const line of source.split("\r\n")) {
    const isOurs = line === "" || line.startsWith(" ") || calendarLines.test(line);
    if (!isOurs)
      found.push({
        ...placeOf(source, start),
        message: "we write no such line in a calendar",
        excerpt: excerptAt(source, start),
      });
    start += line.length + 2;
  }
  return found;
}

function placeOf(source: string, start: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, start);
  return { line: before.split("\n").length, column: start - before.lastIndexOf("\n") };
}

function excerptAt(source: string, start: number): string {
  return source.slice(start, start + 160).replace(/\s+/g, " ");
}
