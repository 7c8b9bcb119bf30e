import type { Entry } from "../model/index.ts";
import { claimCell, dayCell, entryCell } from "./cells.ts";
import { latestFirst, required, type ViewContext } from "./context.ts";
import { type EntryPage, entryPage, fact, textFact } from "./entry-page.ts";
import { howToAdd } from "./how-to-add.ts";
import { claimMark, type StatusMark, statusMark } from "./status.ts";
import type { Cell, Table } from "./table.ts";

export interface UpdatePage extends EntryPage {
  readonly claimed: StatusMark;
  readonly computed: StatusMark;
  /** What was computed of the plan on the day of the update. */
  readonly computedThen: StatusMark;
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
      textFact("Compared with", `the plan as computed on that day and on ${format.day(asOf)}`),
    ]),
    claimed: claimMark(update.claimed),
    computed: statusMark(context.plans.get(update.plan)?.computed),
    computedThen: statusThen(context, update),
    isReview: update.assurance,
    date: format.day(update.date),
    before: neighbour(place + 1),
    after: neighbour(place - 1),
  };
}

/** The plan's computed status on the day of an update; grey and said to be so where it is not computed. */
function statusThen(context: ViewContext, { plan, date }: Entry<"updates">): StatusMark {
  const statuses = context.pastStatuses(date);
  if (!statuses) return { ...statusMark(undefined), word: "Not computed" };
  const status = statuses.get(plan);
  return status ? statusMark(status) : { ...statusMark(undefined), word: "Nothing due" };
}

export interface UpdateStream {
  /** How often the owners' word and the figures of the day agreed, in a sentence. */
  readonly lede: string;
  readonly table: Table;
}

/** Every update, the latest first, beside what was computed of its plan on its day. */
export function updateStream(context: ViewContext): UpdateStream {
  const updates = [...context.repository.updates.values()].sort(latestFirst);
  const lines = updates.map((update) => ({ update, computed: statusThen(context, update) }));
  const rows = lines.map(({ update, computed }) => [
    entryCell(context, "updates", update.id),
    entryCell(context, "plans", update.plan),
    dayCell(context, update.date),
    entryCell(context, "people", update.author, update.assurance ? "independent review" : undefined),
    claimCell(update.claimed),
    {
      text: computed.word,
      status: computed,
      ...(isContradicted(update, computed) ? { note: "claimed green" } : {}),
    },
  ]);
  return {
    lede: streamSentence(context, lines),
    table: {
      caption: "Updates",
      columns: [
        { title: "Update" },
        { title: "Plan" },
        { title: "Date" },
        { title: "Author", minor: true },
        { title: "Claimed" },
        { title: "Computed that day" },
      ],
      rows,
      empty: `Nobody has reported yet. ${howToAdd("updates")}`,
    },
  };
}

type Line = { readonly update: Entry<"updates">; readonly computed: StatusMark };

function isContradicted({ claimed, assurance }: Entry<"updates">, computed: StatusMark): boolean {
  return !assurance && claimed === "green" && computed.tone === "breach";
}

function streamSentence({ format }: ViewContext, lines: readonly Line[]): string {
  const green = lines.filter(({ update }) => !update.assurance && update.claimed === "green");
  const judged = green.filter(({ computed }) => computed.tone !== "none");
  const contradicted = judged.filter(({ update, computed }) => isContradicted(update, computed));
  const kept = "Updates are never edited; the next one supersedes.";
  if (judged.length === 0) return `Every report as it was given. ${kept}`;
  const share = format.percent(contradicted.length / judged.length);
  return `${contradicted.length} of ${judged.length} green reports of owners (${share}) were in breach by the figures of their day. ${kept} Computed from what the files date: forecasts and spending carry no date, so neither is held against a report.`;
}
