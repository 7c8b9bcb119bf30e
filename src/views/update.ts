import { entryCell } from "./cells.ts";
import { latestFirst, required, type ViewContext } from "./context.ts";
import { type EntryPage, entryPage, fact, textFact, updateTable } from "./entry-page.ts";
import { claimMark, type StatusMark, statusMark } from "./status.ts";
import type { Cell, Table } from "./table.ts";

export interface UpdatePage extends EntryPage {
  readonly claimed: StatusMark;
  readonly computed: StatusMark;
  readonly isReview: boolean;
  readonly date: string;
  readonly before: Cell | undefined;
  readonly after: Cell | undefined;
}

export function updatePage(context: ViewContext, id: string): UpdatePage {
  const update = required(context.repository.updates.get(id), id);
  const { format, asOf } = context;
  const siblings = context.updatesOf.get(update.plan) ?? [];
  const place = siblings.findIndex((other) => other.id === id);
  const neighbour = (at: number): Cell | undefined => {
    const other = siblings[at];
    return other && entryCell(context, "updates", other.id, format.shortDay(other.date));
  };
  return {
    ...entryPage(context, "updates", id, [
      fact("Plan", entryCell(context, "plans", update.plan)),
      fact(
        "Milestone",
        update.milestone === undefined ? undefined : entryCell(context, "milestones", update.milestone),
      ),
      fact("Author", entryCell(context, "people", update.author)),
      textFact("Date", format.day(update.date)),
      textFact("Kind", update.assurance ? "Independent review" : "Its owner's word"),
      textFact("Compared with", `the plan as computed on ${format.day(asOf)}`),
    ]),
    claimed: claimMark(update.claimed),
    computed: statusMark(context.plans.get(update.plan)?.computed),
    isReview: update.assurance,
    date: format.day(update.date),
    before: neighbour(place + 1),
    after: neighbour(place - 1),
  };
}

/** Every update, the latest first. */
export function allUpdates(context: ViewContext): Table {
  const updates = [...context.repository.updates.values()].sort(latestFirst);
  return updateTable(context, updates, "Updates", { withPlan: true });
}
