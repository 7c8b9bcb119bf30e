import { rankedDemand } from "../analysis/index.ts";
import { byCodeUnits, type Entry, firstDay, lastDay, oncePer } from "../model/index.ts";
import type { BarRowsView } from "./bar-rows.ts";
import type { CapacityChartView } from "./capacity-chart.ts";
import { entryCell, periodCell } from "./cells.ts";
import { titleOf, type ViewContext } from "./context.ts";
import { howToAdd } from "./how-to-add.ts";
import { mostTeamsDrawn } from "./list-limits.ts";
import type { Cell, Table } from "./table.ts";
import { counted, countWord, listed, sentenceCase } from "./wording.ts";

export interface CapacityPage {
  readonly headline: string;
  readonly lede: string;
  readonly key: BarRowsView["key"];
  /** The most over-committed first. */
  readonly teams: readonly TeamCapacity[];
  /** The teams that are not drawn here; `undefined` if all are. */
  readonly others: { readonly sentence: string; readonly list: Cell } | undefined;
}

export interface TeamCapacity {
  readonly id: string;
  readonly cell: Cell;
  readonly chart: CapacityChartView | undefined;
  readonly table: Table;
  /** Which plan needs how much in which period. */
  readonly needs: Table;
}

/** What the inks of a capacity chart mean. */
export const capacityKey: BarRowsView["key"] = [
  { ink: "muted", text: "run work" },
  { ink: "solid", text: "committed" },
  { ink: "adverse", text: "committed beyond what there is" },
  { ink: "hatched", text: "proposed" },
  { ink: "limit", text: "what the team has" },
];

type Period = ViewContext["report"]["capacity"][number];

export function capacityPage(context: ViewContext): CapacityPage {
  const teams = [...context.repository.teams.values()].sort(
    (a, b) => worstOver(context, b.id) - worstOver(context, a.id) || byCodeUnits(a.id, b.id),
  );
  const drawn = teams.slice(0, mostTeamsDrawn);
  const most = mostOf(context, drawn);
  return {
    headline: headline(context, teams),
    lede: lede(context, teams),
    key: capacityKey,
    teams: drawn.map((team) => teamCapacity(context, team, most)),
    others: otherTeams(context, teams.slice(mostTeamsDrawn)),
  };
}

function otherTeams(context: ViewContext, others: readonly Entry<"teams">[]): CapacityPage["others"] {
  if (others.length === 0) return undefined;
  const over = others.filter(({ id }) => worstOver(context, id) > 1e-9).length;
  const state =
    over === 0
      ? "none of them is over-committed"
      : `${over} of them are over-committed, none by more than those above`;
  return {
    sentence: `${others.length} more teams are not drawn here; ${state}.`,
    list: { text: "All teams, each with a page of its own", href: "teams/" },
  };
}

/** The capacity of one team, on a scale of its own. */
export function capacityOf(context: ViewContext, team: Entry<"teams">): TeamCapacity {
  return teamCapacity(context, team, mostOf(context, [team]));
}

/** The top of a scale on which all of the teams can be drawn. */
function mostOf(context: ViewContext, teams: readonly Entry<"teams">[]): number {
  const tops = teams.flatMap((team) => periodsOf(context, team.id).map((row) => topOf(team, row)));
  return Math.max(0, ...tops);
}

function periodsOf({ report }: ViewContext, team: string): readonly Period[] {
  return byTeam(report).get(team) ?? [];
}

const byTeam = oncePer(({ capacity }: ViewContext["report"]) => Map.groupBy(capacity, ({ team }) => team));

/** Only what is not over can still be changed. */
function isAhead({ repository, asOf }: ViewContext, { period }: Period): boolean {
  return lastDay(period, repository.portal.fiscalYearStart) >= asOf;
}

function hasPeriodAhead(context: ViewContext): boolean {
  return context.report.capacity.some((row) => isAhead(context, row));
}

/** The over-commitment that hurts most and can still be changed, in full-time equivalents. */
function worstOver(context: ViewContext, team: string): number {
  const ahead = periodsOf(context, team).filter((row) => isAhead(context, row));
  return Math.max(0, ...ahead.map(({ over }) => over));
}

function topOf(team: Entry<"teams">, { period, committed, proposed }: Period): number {
  const given = team.capacity.find((row) => row.period === period);
  return Math.max(given?.fte ?? 0, (given?.run ?? 0) + committed + proposed);
}

function headline(context: ViewContext, teams: readonly Entry<"teams">[]): string {
  const { format } = context;
  if (teams.length === 0) return "No team’s capacity is recorded";
  if (!hasPeriodAhead(context)) return "No team’s capacity is recorded beyond today";
  const over = teams.filter(({ id }) => worstOver(context, id) > 1e-9);
  const first = over[0];
  if (!first) {
    if (teams.length === 1) return `${teams[0]?.title} has the people for all that was promised`;
    return `All ${counted(teams.length, "team")} have the people for all that was promised`;
  }
  const worst = periodsOf(context, first.id).find(
    (row) => isAhead(context, row) && row.over === worstOver(context, first.id),
  );
  const detail = `${first.title} needs ${format.quantity(worst?.over, "FTE")} more than it has in ${format.period(worst?.period ?? "")}`;
  if (teams.length === 1) return detail;
  const share = `${sentenceCase(countWord(over.length))} of ${counted(teams.length, "team")} ${over.length === 1 ? "is" : "are"} over-committed`;
  return `${share}: ${detail}`;
}

function lede(context: ViewContext, teams: readonly Entry<"teams">[]): string {
  if (teams.length === 0) return howToAdd("teams");
  if (context.report.capacity.length === 0)
    return "No team names a period; the field “capacity” of a team holds them.";
  if (!hasPeriodAhead(context))
    return `The last period that any team names ended before ${context.format.day(context.asOf)}.`;
  const out = new Map<string, boolean>();
  for (const { id } of teams) {
    for (const row of periodsOf(context, id).filter((period) => isAhead(context, period))) {
      for (const { plan, isProposed } of unfitting(context, row)) out.set(plan.id, isProposed);
    }
  }
  const names = (isProposed: boolean) => {
    const ids = [...out].flatMap(([id, proposed]) => (proposed === isProposed ? [id] : []));
    const more = ids.length - mostNamed;
    return [
      ...ids.slice(0, mostNamed).map((id) => `“${titleOf(context, "plans", id)}”`),
      ...(more > 0 ? [`${countWord(more)} more`] : []),
    ];
  };
  const [committed, proposed] = [names(false), names(true)];
  const isAsked = teams.some(({ id }) => periodsOf(context, id).some((row) => row.proposed > 0));
  return [
    committed.length > 0
      ? `Going down the investment ranking, the first that no longer fit${committed.length === 1 ? "s is" : " are"} ${listed(committed)}.`
      : "Everything that is committed fits.",
    ...(proposed.length > 0 ? [`Of what is proposed, ${listed(proposed)} would not fit.`] : []),
    ...(proposed.length === 0 && isAsked ? ["Everything that is proposed would fit as well."] : []),
  ].join(" ");
}

/** The plans that no longer fit, as the ranking has them; of the committed ones the first, which is the cut. */
function unfitting({ now, report }: ViewContext, { team, period, cutLine }: Period) {
  return rankedDemand(now, report.investment, team, period).filter(
    ({ plan, fits, isProposed }) => !fits && (isProposed || plan.id === cutLine),
  );
}

function teamCapacity(context: ViewContext, team: Entry<"teams">, most: number): TeamCapacity {
  const periods = periodsOf(context, team.id);
  return {
    id: team.id,
    cell: entryCell(context, "teams", team.id),
    chart: periods.length > 0 ? chart(context, team, periods, most) : undefined,
    table: table(context, team, periods),
    needs: needs(context, team, periods),
  };
}

function chart(
  context: ViewContext,
  team: Entry<"teams">,
  periods: readonly Period[],
  most: number,
): CapacityChartView {
  const { format, repository, asOf } = context;
  return {
    title: chartTitle(context, periods),
    description: `Full-time equivalents of ${team.title} by period: run work, committed and proposed plans in a column, against the line of what the team has.`,
    most,
    columns: periods.map(({ period, committed, proposed, over: excess }) => {
      const given = team.capacity.find((row) => row.period === period);
      const start = repository.portal.fiscalYearStart;
      return {
        label: format.period(period),
        isNow: firstDay(period, start) <= asOf && lastDay(period, start) >= asOf,
        fte: given?.fte ?? 0,
        run: given?.run ?? 0,
        committed,
        proposed,
        over: excess,
        overText: `+${format.number(excess)}`,
      };
    }),
  };
}

function chartTitle({ format }: ViewContext, periods: readonly Period[]): string {
  const name = ({ period }: Period) => format.period(period);
  const over = periods.filter((row) => row.over > 1e-9);
  const first = over[0];
  if (first && over.length <= mostNamed)
    return `Over-committed: ${listed(over.map((row) => `${name(row)} by ${format.quantity(row.over, "FTE")}`))}`;
  if (first) return `Over-committed in ${over.length} of ${counted(periods.length, "period")}`;
  const full = periods.filter(({ utilisation }) => (utilisation ?? 0) > 1 - 1e-9);
  if (full.length > mostNamed)
    return `Full in ${countWord(full.length)} of ${counted(periods.length, "period")}, never over`;
  if (full.length > 0) return `Full in ${listed(full.map(name))}, never over`;
  const most = Math.max(0, ...periods.map(({ utilisation }) => utilisation ?? 0));
  return most === 0 ? "Nothing is committed" : `Never more than ${format.percent(most)} committed`;
}

/** What goes on for longer in a sentence is counted instead. */
const mostNamed = 3;

function table(context: ViewContext, team: Entry<"teams">, periods: readonly Period[]): Table {
  const { format } = context;
  const number = (value: number): Cell => ({ text: format.number(value), sort: value });
  const rows = periods.map((row) => {
    const given = team.capacity.find(({ period }) => period === row.period);
    const out = unfitting(context, row);
    return [
      periodCell(context, row.period),
      number(given?.fte ?? 0),
      number(given?.run ?? 0),
      number(row.available),
      number(row.committed),
      number(row.proposed),
      {
        text: format.percent(row.utilisation),
        sort: row.utilisation,
        ...(row.over > 1e-9 ? { note: `${format.number(row.over)} too many` } : {}),
      },
      out.length === 0
        ? { text: "–" }
        : {
            text: "",
            items: out.map(({ plan, isProposed }) =>
              entryCell(context, "plans", plan.id, isProposed ? "proposed" : undefined),
            ),
          },
    ];
  });
  return {
    caption: `${team.title} by period, FTE`,
    columns: [
      { title: "Period" },
      { title: "Has", align: "end" },
      { title: "Run", align: "end" },
      { title: "For plans", align: "end" },
      { title: "Committed", align: "end" },
      { title: "Proposed", align: "end" },
      { title: "Used", align: "end" },
      { title: "No longer fits" },
    ],
    rows,
    empty: "Its file names no period.",
  };
}

/** What makes the sums: the plans in the order in which they would be served, a column for each period. */
function needs(context: ViewContext, team: Entry<"teams">, periods: readonly Period[]): Table {
  const { format, now, report } = context;
  const byPeriod = periods.map(
    ({ period }) =>
      new Map(
        rankedDemand(now, report.investment, team.id, period).map((demand) => [demand.plan.id, demand]),
      ),
  );
  const asked = new Set(byPeriod.flatMap((plans) => [...plans.keys()]));
  const ids = report.investment.map(({ id }) => id).filter((id) => asked.has(id));
  return {
    caption: `What plans need of ${team.title}, FTE`,
    columns: [
      { title: "Plan, by the investment ranking" },
      ...periods.map(({ period }) => ({ title: format.period(period), align: "end" as const })),
    ],
    rows: ids.map((id) => [
      entryCell(
        context,
        "plans",
        id,
        context.repository.plans.get(id)?.stage === "proposed" ? "proposed" : undefined,
      ),
      ...byPeriod.map((plans): Cell => {
        const demand = plans.get(id);
        if (!demand) return { text: "–", sort: 0 };
        return {
          text: format.number(demand.fte),
          sort: demand.fte,
          ...(demand.fits ? {} : { note: "too much" }),
        };
      }),
    ]),
    empty: "No plan asks for it.",
  };
}
