import type { Portal } from "../../model/index.ts";
import type { Feed, FeedEntry } from "../../views/feed.ts";
import { pageAddress } from "./page-address.ts";
import { stableId } from "./stable-id.ts";

/**
 * A feed as Atom (RFC 4287). Its times are the days of the plan at midnight UTC and its ids are made from those
 * of the entries, so that the same plan gives the same bytes. It has no XML declaration, which UTF-8 needs
 * none of, and so no processing instruction that could name a stylesheet.
 */
export function atomFeed(feed: Feed, portal: Portal): string {
  const lines = [
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(portal.locale)}">`,
    `  <id>urn:uuid:${stableId(portal.name, feed.path)}</id>`,
    `  <title>${escaped(feed.title)}</title>`,
    `  <updated>${feed.updated}T00:00:00Z</updated>`,
    `  <author><name>${escaped(portal.name)}</name></author>`,
    `  <generator>Plumbline</generator>`,
    `  <link rel="self" type="application/atom+xml" href="${escaped(pageAddress(portal, feed.path, feed.path))}"/>`,
    `  <link rel="alternate" type="text/html" href="${escaped(pageAddress(portal, feed.path, feed.page))}"/>`,
    ...feed.entries.flatMap((entry) => entryLines(entry, feed, portal)),
    "</feed>",
  ];
  return `${lines.join("\n")}\n`;
}

function entryLines(entry: FeedEntry, feed: Feed, portal: Portal): readonly string[] {
  return [
    "  <entry>",
    `    <id>urn:uuid:${stableId(portal.name, entry.key)}</id>`,
    `    <title>${escaped(entry.title)}</title>`,
    `    <published>${entry.published}T00:00:00Z</published>`,
    `    <updated>${entry.updated}T00:00:00Z</updated>`,
    ...entry.authors.map((name) => `    <author><name>${escaped(name)}</name></author>`),
    `    <link rel="alternate" type="text/html" href="${escaped(pageAddress(portal, feed.path, entry.page))}"/>`,
    `    <summary>${escaped(entry.summary)}</summary>`,
    "  </entry>",
  ];
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML 1.0, without the control characters that it cannot hold. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
