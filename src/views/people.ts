/** Everybody, with how much is in whose name: where nobody is accountable any more, and where too much is. */
import { byCodeUnits } from "../model/index.ts";
import { type Load, loads } from "./accountability.ts";
import { entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { mostNames } from "./list-limits.ts";
import type { Cell, Table } from "./table.ts";
import { counted, listed, sentenceCase } from "./wording.ts";

export interface PeopleView {
  /** Where accountability is missing or heaped up, in a sentence or two. */
  readonly lede: string;
  readonly table: Table;
}

export function peopleView(context: ViewContext): PeopleView {
  const { repository } = context;
  const all = loads(context);
  const people = [...repository.people.values()];
  const inState = (state: string) => people.filter(({ id }) => all.of(id).state === state);
  const [vacuum, overload] = [inState("vacuum"), inState("overload")];
  const names = (found: typeof people) => {
    const heaviest = [...found].sort((a, b) => all.of(b.id).total - all.of(a.id).total);
    const more = found.length - mostNames;
    return more <= 0
      ? listed(found.map(({ title }) => title))
      : listed([...heaviest.slice(0, mostNames).map(({ title }) => title), `${more} more`]);
  };
  const held = vacuum.reduce((sum, { id }) => sum + all.of(id).total, 0);
  const sentences = [
    all.people === 0
      ? "Nobody here is accountable for anything that is open."
      : `${sentenceCase(counted(all.people, "person", "people"))} of the ${people.length} listed ${all.people === 1 ? "carries" : "carry"} something that is open${all.people === 1 ? "" : `; the median is ${counted(all.median, "thing")}`}.`,
    ...(vacuum.length > 0
      ? [
          `Vacuum: ${names(vacuum)} ${vacuum.length === 1 ? "is" : "are"} no longer here and still ${vacuum.length === 1 ? "holds" : "hold"} ${counted(held, "thing")}.`,
        ]
      : []),
    ...(overload.length > 0
      ? [`Overload, at least twice the median and three more: ${names(overload)}.`]
      : []),
  ];
  return { lede: sentences.join(" "), table: peopleTable(context) };
}

function peopleTable(context: ViewContext): Table {
  const { repository, report } = context;
  const people = [...repository.people.values()].sort(
    (a, b) => byCodeUnits(a.title, b.title) || byCodeUnits(a.id, b.id),
  );
  const open = report.requiredDecisions.filter(({ state }) => state !== "decided");
  const all = loads(context);
  const rows = people.map(({ id, active, role, unit }) => {
    const load = all.of(id);
    const { objectives, kpis, plans, milestones, assumptions, risks } = load.owned;
    return [
      entryCell(context, "people", id, active ? role : "no longer here"),
      entryCell(context, "units", unit),
      ...[objectives, kpis, plans, milestones, [...assumptions, ...risks]].map(({ length }) => count(length)),
      count(load.total),
      count(open.filter(({ accountable }) => accountable === id).length),
      stateCell(load),
    ];
  });
  const numbers = [
    "Objectives",
    "KPIs",
    "Plans",
    "Milestones",
    "Assumptions, risks",
    "Open in all",
    "Decisions waiting",
  ].map((title) => ({ title, align: "end" as const }));
  return {
    caption: "People",
    columns: [{ title: "Office" }, { title: "Unit", minor: true }, ...numbers, { title: "Load" }],
    rows,
    empty: "Nobody is recorded.",
  };
}

function count(number: number): Cell {
  return { text: number === 0 ? "–" : String(number), sort: number };
}

const marks = {
  overload: { tone: "watch", glyph: "◆", word: "Overload" },
  vacuum: { tone: "breach", glyph: "▼", word: "Vacuum" },
} as const;

/** A mark where too much is in one name, or where nobody is behind it. */
function stateCell({ state }: Load): Cell {
  if (state !== "overload" && state !== "vacuum") return { text: "" };
  return { text: marks[state].word, status: marks[state] };
}
