import ICAL from "ical.js";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { day, type Portal } from "../../../../src/model/index.ts";
import { atomFeed } from "../../../../src/site/feeds/atom.ts";
import { iCalendar } from "../../../../src/site/feeds/icalendar.ts";
import { stableId } from "../../../../src/site/feeds/stable-id.ts";
import { activeCalendarContent, activeFeedContent } from "../../../../src/site/safety/feed-content.ts";
import { calendars } from "../../../../src/views/calendar.ts";
import { feedLinks, feeds } from "../../../../src/views/feed.ts";
import { atomFaults } from "../../../helpers/atom-faults.ts";
import { type PlanText, plan } from "../../../helpers/plan.ts";
import { viewOf } from "../../../helpers/view.ts";

const awkward = `Tom & "Ann" <b>; a, b \\ ${"ä".repeat(60)} \u{1F4C5}`;

const text: PlanText = {
  kpis: {
    churn: {
      direction: "decrease",
      baseline: { period: "2026-01", value: 10 },
      targets: [{ period: "2026-12", value: 0 }],
    },
  },
  actuals: { churn: [["2026-09", 10]] },
  plans: { erp: { title: awkward } },
  milestones: {
    "erp/live": { baseline: { finish: "2026-11-30" } },
    "erp/done": { actual: { finish: "2026-01-30" } },
  },
  updates: { "2026/first": { plan: "erp", date: "2026-05-04" } },
  assumptions: { steady: { reviewBy: "2026-12-01" } },
  risks: { open: { reviewBy: "2026-12-02" }, shut: { state: "closed", reviewBy: "2026-12-02" } },
  forums: { board: { title: awkward } },
  decisions: {
    old: { date: "2026-02-02", forum: "board", status: "superseded", reviewBy: "2026-09-30" },
    now: { title: awkward, date: "2026-06-02", forum: "board", supersedes: ["old"], reviewBy: "2026-12-31" },
  },
};
const view = viewOf(plan(text), "2026-10-31");
const { portal } = view.repository;
const published: Portal = { ...portal, url: "https://plans.example.org/board" };

describe.each(feedLinks)("the feed $path", ({ path }) => {
  const feed = feeds(view).find((one) => one.path === path);
  if (!feed) throw new Error(path);
  const source = atomFeed(feed, portal);
  // This parser is that of browsers for XML, which stops at the first thing that is not well-formed.
  const document = new JSDOM(source, { contentType: "application/xml" }).window.document;
  const childrenOf = (parent: Element, name: string) =>
    [...parent.children].filter((child) => child.localName === name);
  const textOf = (parent: Element, name: string) => childrenOf(parent, name)[0]?.textContent ?? "";

  test("has what RFC 4287 requires of a feed and of every entry, once", () => {
    const root = document.documentElement;
    expect([root.localName, root.namespaceURI]).toEqual(["feed", "http://www.w3.org/2005/Atom"]);
    const entries = childrenOf(root, "entry");
    expect(entries.length).toBeGreaterThan(0);
    for (const element of [root, ...entries]) {
      for (const name of ["id", "title", "updated"]) expect(childrenOf(element, name), name).toHaveLength(1);
      expect(textOf(element, "id")).toMatch(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(textOf(element, "updated")).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
      expect(textOf(element, "title").trim()).not.toBe("");
    }
    // An entry without content has a link to where it is; one without an author has that of the feed.
    for (const entry of entries)
      expect(childrenOf(entry, "link").map((link) => link.getAttribute("rel"))).toEqual(["alternate"]);
    expect(textOf(root, "author")).toBe(portal.name);
    expect(childrenOf(root, "link").map((link) => link.getAttribute("rel"))).toEqual(["self", "alternate"]);
  });

  test("is valid by the grammar of RFC 4287, wherever it is published", () => {
    expect(atomFaults(source)).toEqual([]);
    expect(atomFaults(atomFeed(feed, published))).toEqual([]);
  });

  test("names every entry by an id of its own, newest first, and is as new as its newest", () => {
    const entries = childrenOf(document.documentElement, "entry");
    const ids = entries.map((entry) => textOf(entry, "id"));
    expect(new Set(ids).size).toBe(ids.length);
    const days = entries.map((entry) => textOf(entry, "updated"));
    expect(days).toEqual([...days].sort().reverse());
    expect(textOf(document.documentElement, "updated")).toBe(days[0]);
  });

  test("holds nothing active", () => {
    expect(activeFeedContent(source)).toEqual([]);
    expect(activeFeedContent(atomFeed(feed, published))).toEqual([]);
  });

  test("leads from where it lies to the pages, or to whole addresses", () => {
    const link = childrenOf(document.documentElement, "entry")[0];
    expect(link && childrenOf(link, "link")[0]?.getAttribute("href")).toMatch(/^\.\.\/\w+\/.+\/$/);
    expect(atomFeed(feed, published)).toContain(`href="https://plans.example.org/board/${path}"`);
  });
});

test("a required decision leads to its own page, in feeds and in calendars", () => {
  const page = "decisions/required/kpi/breach/churn/";
  expect(feeds(view)[1]?.entries.map((entry) => entry.page)).toContain(page);
  expect(calendars(view)[0]?.events.map((event) => event.page)).toContain(page);
});

test.each([
  ["no id", /<id>.*?<\/id>/, "", /id/],
  ["two titles", /(<title>.*?<\/title>)/, "$1$1", /title/],
  ["a day that is no time", /T00:00:00Z/, "", /updated/],
  ["an entry without a time", /(<entry>[\s\S]*?)<updated>.*?<\/updated>/, "$1", /entry/],
  ["a link that leads nowhere", / href="[^"]*"/, "", /link/],
  ["an element that Atom does not know", /<\/feed>/, "<pubDate>x</pubDate></feed>", /pubDate/],
])("the grammar refuses a feed with %s", (_, from, to, message) => {
  const broken = atomFeed(feeds(view)[0] as ReturnType<typeof feeds>[number], portal).replace(from, to);
  expect(atomFaults(broken).join("\n")).toMatch(message);
});

test("a title keeps every character that XML can hold", () => {
  const source = atomFeed(feeds(view)[0] as ReturnType<typeof feeds>[number], portal);
  const { document } = new JSDOM(source, { contentType: "application/xml" }).window;
  const titles = [...document.querySelectorAll("entry > title")].map((title) => title.textContent);
  expect(titles).toContain(awkward);
});

test("a character that XML cannot hold is left out", () => {
  const [feed] = feeds(view);
  if (!feed) throw new Error("no feed");
  expect(atomFeed({ ...feed, title: "a\u0001b\uD800c" }, portal)).toContain("<title>abc</title>");
});

test("a decision comes up again when another takes its place", () => {
  const old = feeds(view)[0]?.entries.find(({ key }) => key === "decisions/old");
  expect(old).toMatchObject({ published: "2026-02-02", updated: "2026-06-02" });
  expect(old?.summary).toContain("Superseded by");
});

describe("every calendar", () => {
  const all = calendars(view);
  const parsed = (path: string, of = portal) => {
    const calendar = all.find((one) => one.path === path);
    if (!calendar) throw new Error(path);
    return new ICAL.Component(ICAL.parse(iCalendar(calendar, of, day("2026-10-31"))));
  };
  const eventsOf = (path: string, of = portal) =>
    parsed(path, of)
      .getAllSubcomponents("vevent")
      .map((component) => new ICAL.Event(component));

  test("is there: of decisions, reviews, milestones and for each forum", () => {
    expect(all.map(({ path }) => path)).toEqual([
      "calendars/decisions.ics",
      "calendars/reviews.ics",
      "calendars/milestones.ics",
      "calendars/forums/board.ics",
    ]);
  });

  test.each(all)("$path keeps to RFC 5545: line ends, 75 octets a line, what is required", (calendar) => {
    const source = iCalendar(calendar, published, day("2026-10-31"));
    expect(source.endsWith("\r\n")).toBe(true);
    expect(source.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of source.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const component = new ICAL.Component(ICAL.parse(source));
    expect(component.getFirstPropertyValue("version")).toBe("2.0");
    expect(component.getFirstPropertyValue("prodid")).not.toBe("");
    const events = component.getAllSubcomponents("vevent");
    expect(events.length).toBeGreaterThan(0);
    const ids = events.map((event) => event.getFirstPropertyValue("uid"));
    expect(new Set(ids).size).toBe(ids.length);
    for (const event of events) {
      expect(String(event.getFirstPropertyValue("dtstamp"))).toBe("2026-10-31T00:00:00Z");
      expect(new ICAL.Event(event).startDate.isDate).toBe(true);
      expect(new ICAL.Event(event).duration.toSeconds()).toBe(86_400);
    }
    expect(activeCalendarContent(source)).toEqual([]);
  });

  test("holds a component even when nothing is due, as RFC 5545 requires", () => {
    const source = iCalendar({ path: "calendars/x.ics", title: "X", events: [] }, portal, day("2026-10-31"));
    const component = new ICAL.Component(ICAL.parse(source));
    expect(component.getAllSubcomponents().map(({ name }) => name)).toEqual(["vtimezone"]);
    expect(activeCalendarContent(source)).toEqual([]);
  });

  test("has open milestones on their expected day, and what is due for review", () => {
    expect(eventsOf("calendars/milestones.ics").map(({ summary }) => summary)).toEqual(["Milestone: Live"]);
    expect(eventsOf("calendars/reviews.ics").map(({ summary }) => summary)).toEqual([
      "Review: Steady",
      "Review: Open",
      `Review: ${awkward}`,
    ]);
  });

  test("names the same event alike wherever it stands, and leads to its page if it can", () => {
    const review = eventsOf("calendars/reviews.ics").at(-1);
    const same = eventsOf("calendars/forums/board.ics").find(({ uid }) => uid === review?.uid);
    expect(same?.summary).toBe(review?.summary);
    const [event] = parsed("calendars/milestones.ics", published).getAllSubcomponents("vevent");
    expect(event?.getFirstPropertyValue("url")).toBe("https://plans.example.org/board/milestones/erp/live/");
    expect(parsed("calendars/milestones.ics").getFirstSubcomponent("vevent")?.hasProperty("url")).toBe(false);
  });

  test("has the next meeting of its forum, which moves with the data date", () => {
    const meetings = eventsOf("calendars/forums/board.ics").filter(({ summary }) =>
      summary.startsWith("Tom"),
    );
    expect(meetings.map(({ startDate }) => String(startDate))).toEqual(["2026-11-02"]);
  });
});

test("an id depends on the organisation and the key alone", () => {
  expect(stableId("A", "decisions/x")).toBe(stableId("A", "decisions/x"));
  expect(stableId("A", "decisions/x")).not.toBe(stableId("B", "decisions/x"));
  expect(stableId("A", "decisions/x")).not.toBe(stableId("A", "decisions/y"));
});

describe("what could be active in a feed or a calendar is refused", () => {
  const feed = (inside: string, attributes = "") =>
    `<feed xmlns="http://www.w3.org/2005/Atom"${attributes}>${inside}</feed>`;
  test.each([
    ["a script", feed('<script xmlns="http://www.w3.org/1999/xhtml">x()</script>')],
    ["another namespace", '<feed xmlns="http://www.w3.org/1999/xhtml"></feed>'],
    ["another prefix", feed("<entry/>", ' xmlns:x="http://www.w3.org/1999/xhtml"')],
    ["a stylesheet", `<?xml-stylesheet href="x.xsl"?>${feed("")}`],
    ["a document type", `<!DOCTYPE feed [<!ENTITY a "b">]>${feed("")}`],
    ["a script address", feed('<link href="javascript:x()"/>')],
    ["a section of raw text", feed("<title><![CDATA[<b>]]></title>")],
    ["a comment", feed("<!-- x -->")],
    ["something else", "<html></html>"],
  ])("%s", (_, source) => {
    expect(activeFeedContent(source)).not.toEqual([]);
  });

  test.each([
    ["an attachment", "ATTACH:https://example.org/x.exe"],
    ["an alarm that runs something", "ACTION:PROCEDURE"],
    ["a script address", "URL:javascript:x()"],
  ])("%s", (_, line) => {
    expect(activeCalendarContent(`BEGIN:VCALENDAR\r\n${line}\r\nEND:VCALENDAR\r\n`)).toHaveLength(1);
  });
});
