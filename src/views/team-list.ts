import { byCodeUnits, type Entry, lastDay } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { howToAdd } from "./how-to-add.ts";
import { statusMark } from "./status.ts";
import type { Cell, Table } from "./table.ts";
import type { EntryList } from "./unit-list.ts";
import { counted, countWord, sentenceCase } from "./wording.ts";

/** Every team with the period that is going on, or the first that is still to come. */
export function teamList(context: ViewContext): EntryList {
  const teams = [...context.repository.teams.values()]
    .map((team) => ({ team, ahead: ahead(context, team) }))
    .sort((a, b) => byCodeUnits(a.team.title, b.team.title) || byCodeUnits(a.team.id, b.team.id));
  const over = teams.filter((team) => team.ahead.some(isOver)).length;
  return {
    lede: teams.length === 0 ? howToAdd("teams") : lede(over, teams.length, teams[0]?.team.title ?? ""),
    table: table(context, teams),
  };
}

function lede(over: number, all: number, only: string): string {
  const when = "in a period that is not over";
  if (over === 0) return `No team is promised more than it has ${when}.`;
  if (all === 1) return `${only} is promised more than it has ${when}.`;
  const who = `${sentenceCase(countWord(over))} of ${counted(all, "team")}`;
  return over === 1
    ? `${who} is promised more than it has ${when}.`
    : `${who} are promised more than they have ${when}.`;
}

type Period = ViewContext["report"]["capacity"][number];

function isOver({ over }: Period): boolean {
  return over > 1e-9;
}

/** The periods of a team that are not over, the nearest first. */
function ahead({ report, repository, asOf }: ViewContext, team: Entry<"teams">): readonly Period[] {
  return report.capacity.filter(
    (row) => row.team === team.id && lastDay(row.period, repository.portal.fiscalYearStart) >= asOf,
  );
}

function table(
  context: ViewContext,
  teams: readonly { readonly team: Entry<"teams">; readonly ahead: readonly Period[] }[],
): Table {
  const { format } = context;
  const rows = teams.map(({ team, ahead: periods }): Cell[] => {
    const now = periods[0];
    const over = periods.filter(isOver);
    const mark =
      over.length > 0 ? { ...statusMark("breach"), word: "Over-committed" } : statusMark("on-plan");
    return [
      entryCell(context, "teams", team.id),
      entryCell(context, "units", team.unit),
      { text: now ? format.period(now.period) : "–" },
      { text: format.number(now?.available), sort: now?.available ?? null },
      { text: format.number(now?.committed), sort: now?.committed ?? null },
      { text: format.percent(now?.utilisation), sort: now?.utilisation ?? null },
      periods.length === 0
        ? { text: "No capacity", status: { ...statusMark("no-data"), word: "No capacity" } }
        : {
            text: mark.word,
            status: mark,
            ...(over.length === 0 ? { status: { ...mark, word: "Fits" } } : {}),
            ...(over.some((period) => period !== now)
              ? { note: over.map(({ period }) => format.period(period)).join(", ") }
              : {}),
          },
    ];
  });
  return {
    caption: "Teams, FTE in the period that is going on",
    columns: [
      { title: "Team" },
      { title: "Unit" },
      { title: "Period" },
      { title: "For plans, FTE", align: "end" },
      { title: "Committed, FTE", align: "end" },
      { title: "Used", align: "end" },
      { title: "State" },
    ],
    rows,
    empty: "No team is recorded.",
  };
}
