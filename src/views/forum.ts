import { type Agenda, agendaOf, agendaSentence } from "./agenda.ts";
import { decisionMatters, type Matters } from "./agenda-matters.ts";
import { dayCell, entryCell } from "./cells.ts";
import { latestFirst, required, type ViewContext } from "./context.ts";
import { decisionTable, type EntryPage, entryPage, fact, textFact } from "./entry-page.ts";
import { findingTable } from "./findings.ts";
import type { Moment } from "./moment.ts";
import { changesPath, lastMeetingMoment, lookedAt } from "./moments.ts";
import { decisionsOfForum } from "./references.ts";
import type { Cell, Table } from "./table.ts";
import { counted, sentenceCase } from "./wording.ts";

export interface ForumPage extends EntryPage {
  readonly next: { readonly text: string; readonly day: string };
  /** What waits for the next meeting, in a sentence. */
  readonly lede: string;
  /** From which rule the dates come, and when it met last. */
  readonly dates: string;
  readonly items: readonly AgendaItem[];
  readonly records: Table;
  /** What changed since it met last; `undefined` where the plan of that day is not known. */
  readonly changes: Cell | undefined;
  /** The path of its calendar file. */
  readonly calendar: string;
}

/** A point of the agenda, in the order in which it is dealt with. */
export interface AgendaItem {
  readonly anchor: string;
  readonly heading: string;
  /** The heading in a word or two, for the list of points. */
  readonly short: string;
  readonly note: string | undefined;
  /** How many things it holds. */
  readonly count: number;
  readonly content: Table | Matters;
}

export function forumPage(context: ViewContext, id: string): ForumPage {
  const forum = required(context.repository.forums.get(id), id);
  const { format } = context;
  const agenda = agendaOf(context, forum);
  const records = decisionsOfForum(context.repository, id).toSorted(latestFirst);
  return {
    ...entryPage(context, "forums", id, [
      textFact("Meets", forum.cadence),
      fact("Chair", entryCell(context, "people", forum.chair)),
      fact("Members", ...forum.members.map((member) => entryCell(context, "people", member))),
      fact(
        "Scope",
        ...(forum.units.length === 0
          ? [{ text: "all units" }]
          : forum.units.map((unit) => entryCell(context, "units", unit))),
      ),
    ]),
    next: { text: `Monday, ${format.day(agenda.next)}`, day: agenda.next },
    lede: agendaSentence(context, agenda),
    dates: `A plan says how often a forum meets and not when, so ${agenda.rule} stands for the date; by that rule it met last on ${format.day(agenda.last)}.`,
    items: agendaItems(context, agenda),
    records: ownDecisions(context, records, "All its decisions"),
    changes: changesCell(context, lastMeetingMoment(context, forum)),
    calendar: forumCalendarPath(id),
  };
}

function changesCell({ format }: ViewContext, moment: Moment | undefined): Cell | undefined {
  if (moment === undefined) return undefined;
  return { text: `All that changed since ${format.day(lookedAt(moment))}`, href: changesPath(moment) };
}

/** The path of a forum's calendar file without the base. */
export function forumCalendarPath(id: string): string {
  return `calendars/forums/${id}.ics`;
}

function agendaItems(context: ViewContext, agenda: Agenda): readonly AgendaItem[] {
  const { format } = context;
  const last = format.day(agenda.last);
  const [decidedOn] = agenda.decidedLast;
  const matters = decisionMatters(context, agenda.required, agenda.next);
  return [
    {
      anchor: "required",
      short: "To decide",
      heading: "Decisions required in its scope",
      note: "In its scope is what somebody of its units, or of units below them, has to decide. Shown is what is overdue or falls due by the meeting; each matter has the rest beneath it.",
      count: matters.count,
      content: matters,
    },
    {
      anchor: "proposed",
      short: "Proposals",
      heading: "Proposals before it",
      note: undefined,
      count: agenda.proposed.length,
      content: {
        ...ownDecisions(context, agenda.proposed, "Proposals"),
        empty: "No proposal lies before it.",
      },
    },
    {
      anchor: "reviews",
      short: "To review",
      heading: "Decisions due for review",
      note: undefined,
      count: agenda.reviews.length,
      content: reviewTable(context, agenda.reviews),
    },
    {
      anchor: "new",
      short: "New",
      heading: `New since ${last}`,
      note:
        agenda.undated === 0
          ? undefined
          : `${sentenceCase(counted(agenda.undated, "more finding"))} in its scope ${agenda.undated === 1 ? "has" : "have"} no day in the files, so nobody can say whether ${agenda.undated === 1 ? "it is" : "they are"} new.`,
      count: agenda.news.length,
      content: {
        ...findingTable(context, agenda.news, { caption: "New findings", withRule: true }),
        empty: `Nothing in its scope came up since ${last}.`,
      },
    },
    {
      anchor: "decided",
      short: "Decided last time",
      heading: decidedOn ? `Decided last time, on ${format.day(decidedOn.date)}` : "Decided last time",
      note: undefined,
      count: agenda.decidedLast.length,
      content: {
        ...ownDecisions(context, agenda.decidedLast, "Decided last time"),
        empty: "This forum has recorded no decision yet.",
      },
    },
  ];
}

/** Decisions of the forum whose page it is, which need not say of which. */
function ownDecisions(...given: Parameters<typeof decisionTable>): Table {
  const table = decisionTable(...given);
  const kept = table.columns.map(({ title }) => title !== "Forum");
  return {
    ...table,
    columns: table.columns.filter((_, at) => kept[at]),
    rows: table.rows.map((row) => row.filter((_, at) => kept[at])),
  };
}

function reviewTable(context: ViewContext, reviews: Agenda["reviews"]): Table {
  return {
    caption: "Decisions due for review",
    columns: [{ title: "Decision" }, { title: "Decided" }, { title: "Review by" }],
    rows: reviews.map(({ id, date, reviewBy }) => [
      entryCell(context, "decisions", id),
      dayCell(context, date),
      dayCell(context, reviewBy, reviewBy !== undefined && reviewBy < context.asOf ? "overdue" : undefined),
    ]),
    empty: "No decision of this forum is due for review by then.",
  };
}
