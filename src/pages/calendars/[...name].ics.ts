import { currentView } from "../../site/current-view.ts";
import { iCalendar } from "../../site/feeds/icalendar.ts";
import { type Calendar, calendars } from "../../views/calendar.ts";

export const getStaticPaths = () =>
  calendars(currentView()).map((calendar) => ({
    params: { name: calendar.path.replace(/^calendars\/|\.ics$/g, "") },
    props: { calendar },
  }));

export const GET = ({ props }: { readonly props: { readonly calendar: Calendar } }) => {
  const { repository, asOf } = currentView();
  return new Response(iCalendar(props.calendar, repository.portal, asOf), {
    headers: { "content-type": "text/calendar; charset=utf-8" },
  });
};
