import { byCodeUnits, type Entry } from "../model/index.ts";
import { dayCell, entryCell } from "./cells.ts";
import { latestFirst, type ViewContext } from "./context.ts";
import { howToAdd } from "./how-to-add.ts";
import { meetingDates } from "./meeting-dates.ts";
import { governs } from "./scope.ts";
import type { Cell } from "./table.ts";
import type { EntryList } from "./unit-list.ts";
import { counted, sentenceCase } from "./wording.ts";

/** Every standing meeting with what it has decided and what waits for the people that it governs. */
export function forumList(context: ViewContext): EntryList {
  const { repository } = context;
  const { fiscalYearStart } = repository.portal;
  const forums = [...repository.forums.values()].sort(
    (a, b) => byCodeUnits(a.title, b.title) || byCodeUnits(a.id, b.id),
  );
  const open = context.report.requiredDecisions.filter(({ state }) => state !== "decided");
  const apart = open.filter(
    ({ accountable }) => !forums.some((forum) => governs(context, forum.units, accountable)),
  );
  return {
    lede:
      forums.length === 0
        ? howToAdd("forums")
        : `A required decision waits in a forum if the person who owes it belongs to one of its units, or to one below them. ${
            apart.length === 0
              ? "None is out of every forum’s scope."
              : `${sentenceCase(counted(apart.length, "decision"))} ${apart.length === 1 ? "is" : "are"} in no forum’s scope.`
          }`,
    table: {
      caption: "Forums",
      columns: [
        { title: "Forum" },
        { title: "Chair" },
        { title: "Scope", minor: true },
        { title: "Next meeting" },
        { title: "Decisions taken", align: "end" },
        { title: "Latest", minor: true },
        { title: "Waiting in its scope", align: "end" },
        { title: "Of them overdue", align: "end" },
      ],
      rows: forums.map((forum): Cell[] => {
        const taken = [...repository.decisions.values()]
          .filter((decision) => decision.forum === forum.id && decision.status !== "proposed")
          .sort(latestFirst);
        const waiting = open.filter(({ accountable }) => governs(context, forum.units, accountable));
        const overdue = waiting.filter(({ state }) => state === "overdue").length;
        return [
          entryCell(context, "forums", forum.id, forum.cadence),
          entryCell(context, "people", forum.chair),
          { text: scope(context, forum) },
          dayCell(context, meetingDates(forum.cadence, context.asOf, fiscalYearStart).next),
          { text: String(taken.length), sort: taken.length },
          taken[0] ? dayCell(context, taken[0].date) : { text: "none" },
          { text: String(waiting.length), sort: waiting.length },
          { text: String(overdue), sort: overdue },
        ];
      }),
      empty: "No forum is recorded.",
    },
  };
}

function scope({ repository }: ViewContext, { units }: Entry<"forums">): string {
  if (units.length === 0 || units.length === repository.units.size) return "all units";
  return units.map((id) => repository.units.get(id)?.title ?? id).join(", ");
}
