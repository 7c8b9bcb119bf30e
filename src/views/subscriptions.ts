import { calendars } from "./calendar.ts";
import type { ViewContext } from "./context.ts";
import { feeds } from "./feed.ts";
import type { Table } from "./table.ts";

export interface SubscriptionsView {
  readonly feeds: Table;
  readonly calendars: Table;
  /** Whether links in them are whole, and what to do if they are not. */
  readonly links: string;
}

/** Everything that another program can follow. */
export function subscriptions(context: ViewContext): SubscriptionsView {
  const { url } = context.repository.portal;
  const count = (entries: readonly unknown[]) => ({ text: String(entries.length) });
  return {
    feeds: {
      caption: "Feeds",
      columns: [{ title: "Feed" }, { title: "Latest" }, { title: "Entries", align: "end" }],
      rows: feeds(context).map(({ path, title, updated, entries }) => [
        { text: title, href: path },
        { text: context.format.shortDay(updated), day: updated },
        count(entries),
      ]),
      empty: "",
    },
    calendars: {
      caption: "Calendars",
      columns: [{ title: "Calendar" }, { title: "Next" }, { title: "Events", align: "end" }],
      rows: calendars(context).map(({ path, title, events }) => {
        const next = events.find(({ day }) => day > context.asOf)?.day;
        return [
          { text: title, href: path },
          next === undefined ? { text: "–" } : { text: context.format.shortDay(next), day: next },
          count(events),
        ];
      }),
      empty: "",
    },
    links:
      url === undefined
        ? "Links in the feeds are relative, and the events of the calendars have none, since the plan does not say where the portal is published. Add the field “url” to portal.json for whole ones."
        : `Links in them lead to ${url}.`,
  };
}
