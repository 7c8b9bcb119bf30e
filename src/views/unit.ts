import { isOngoing } from "../analysis/index.ts";
import { type CollectionName, type EntriesBy, type Entry, entriesBy, oncePer } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { required, type ViewContext } from "./context.ts";
import { requiredTable } from "./decision.ts";
import { type EntryPage, entryPage, type Fact, fact, textFact } from "./entry-page.ts";
import { findingTable } from "./findings.ts";
import { kpiTable } from "./kpi-table.ts";
import { plansByNeed, planTable } from "./plan-table.ts";
import { unitOf } from "./scope.ts";
import type { Table } from "./table.ts";
import { counted, sentenceCase } from "./wording.ts";

export interface UnitPage extends EntryPage {
  /** Its money, measures and open decisions in a sentence or two. */
  readonly lede: string;
  readonly waiting: Table;
  /** What belongs to it; tables without rows are left out. */
  readonly tables: readonly { readonly heading: string; readonly anchor: string; readonly table: Table }[];
}

const kinds = { business: "business", it: "IT", shared: "shared service" } as const;

/** Everything that belongs to a unit itself; its parts have pages of their own. */
interface Holdings {
  readonly plans: readonly Entry<"plans">[];
  readonly kpis: readonly Entry<"kpis">[];
  readonly teams: readonly Entry<"teams">[];
  readonly findings: ViewContext["report"]["findings"];
  /** Decisions that its people owe. */
  readonly open: ViewContext["report"]["requiredDecisions"];
}

export function unitPage(context: ViewContext, id: string): UnitPage {
  const unit = required(context.repository.units.get(id), id);
  const held = holdings(context, id);
  const tables = [
    { heading: "Plans", anchor: "plans", table: planTable(context, held.plans, "Plans") },
    {
      heading: "KPIs of its people",
      anchor: "kpis",
      table: kpiTable(context, held.kpis, "KPIs", { withOwner: true }),
    },
    { heading: "Capacity", anchor: "capacity", table: capacityTable(context, held.teams) },
    {
      heading: "Findings",
      anchor: "findings",
      table: findingTable(context, held.findings, { caption: "Findings", withRule: true }),
    },
  ];
  // Its findings stand in a table with those of everything that belongs to it.
  return {
    ...entryPage(context, "units", id, unitFacts(context, unit)),
    findings: [],
    lede: unitSentence(context, held),
    waiting: {
      ...requiredTable(context, held.open, { withOwner: true }),
      empty: "No decision waits in this unit.",
    },
    tables: tables.filter(({ table }) => table.rows.length > 0),
  };
}

function holdings(context: ViewContext, id: string): Holdings {
  const { plans, kpis, findings, open } = byUnit(context);
  return {
    plans: plans.get(id) ?? [],
    kpis: kpis.get(id) ?? [],
    teams: teamsOf(context.repository, id),
    findings: findings.get(id) ?? [],
    open: open.get(id) ?? [],
  };
}

/** What belongs to each unit, gone through once for all of them. */
const byUnit = oncePer((context: ViewContext) => {
  const { report, repository } = context;
  return {
    plans: Map.groupBy(plansByNeed(context), ({ unit }) => unit),
    kpis: Map.groupBy(repository.kpis.values(), ({ id }) => unitOf(context, `kpis/${id}`)),
    findings: Map.groupBy(report.findings, ({ subject }) => unitOf(context, subject)),
    open: Map.groupBy(
      report.requiredDecisions.filter(({ state }) => state !== "decided"),
      ({ accountable }) => unitOf(context, `people/${accountable}`),
    ),
  };
});

const teamsOf = entriesBy("teams", ({ unit }) => [unit]);

/** `Four plans running with €3.1m of budget; 2 of 5 KPIs on plan. Three decisions wait, 1 of them overdue; nine findings.` */
function unitSentence(context: ViewContext, { plans, kpis, open, findings }: Holdings): string {
  const { format } = context;
  const ongoing = plans.filter(isOngoing);
  const money = ongoing.reduce((sum, { id }) => sum + (context.plans.get(id)?.bac ?? 0), 0);
  const onPlan = kpis.filter(({ id }) => context.kpis.get(id)?.status === "on-plan").length;
  const running =
    ongoing.length === 0
      ? "No plan is running"
      : `${sentenceCase(counted(ongoing.length, "plan"))} running with ${format.money(money)} of budget`;
  const measures =
    kpis.length === 0
      ? "no KPI"
      : `${onPlan} of ${kpis.length} ${kpis.length === 1 ? "KPI" : "KPIs"} on plan`;
  const waiting = waitingText(open.length, open.filter(({ state }) => state === "overdue").length);
  return `${running}; ${measures}. ${waiting}; ${counted(findings.length, "finding")}.`;
}

/** `Three decisions wait, 1 of them overdue`. */
function waitingText(open: number, overdue: number): string {
  if (open === 0) return "No decision waits";
  if (open === 1) return overdue === 1 ? "One decision waits and is overdue" : "One decision waits";
  const late =
    overdue === open ? "all overdue" : overdue === 0 ? "none overdue" : `${overdue} of them overdue`;
  return `${sentenceCase(counted(open, "decision"))} wait, ${late}`;
}

const partsOf = entriesBy("units", ({ parent }) => [parent]);
const peopleOf = entriesBy("people", ({ unit }) => [unit]);
const systemsOf = entriesBy("systems", ({ unit }) => [unit]);
const forumsOver = entriesBy("forums", ({ units }) => units);

function unitFacts(context: ViewContext, unit: Entry<"units">): readonly Fact[] {
  const cells = <Name extends CollectionName>(collection: Name, entries: EntriesBy<Name>) =>
    entries(context.repository, unit.id).map(({ id }) => entryCell(context, collection, id));
  return [
    textFact("Kind", kinds[unit.kind]),
    fact("Led by", entryCell(context, "people", unit.lead)),
    fact("Part of", unit.parent === undefined ? undefined : entryCell(context, "units", unit.parent)),
    fact("Its parts", ...cells("units", partsOf)),
    fact("Offices", ...cells("people", peopleOf)),
    fact("Teams", ...cells("teams", teamsOf)),
    fact("Systems", ...cells("systems", systemsOf)),
    fact("Governed by", ...cells("forums", forumsOver)),
  ];
}

function capacityTable(context: ViewContext, teams: readonly Entry<"teams">[]): Table {
  const { format, report } = context;
  const ids = new Set(teams.map(({ id }) => id));
  const rows = report.capacity
    .filter(({ team }) => ids.has(team))
    .map(({ team, period, available, committed, over }) => [
      entryCell(context, "teams", team),
      { text: format.period(period) },
      { text: format.number(available), sort: available },
      { text: format.number(committed), sort: committed },
      { text: over > 0 ? `${format.number(over)} too many` : "fits", sort: over },
    ]);
  return {
    caption: "Capacity in full-time equivalents",
    columns: [
      { title: "Team" },
      { title: "Period" },
      { title: "Available, FTE", align: "end" },
      { title: "Committed, FTE", align: "end" },
      { title: "Over" },
    ],
    rows,
    empty: "",
  };
}
