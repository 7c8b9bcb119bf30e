import type { MoneyStream } from "../analysis/index.ts";
import { byCodeUnits } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { rulePath, titleOf, type ViewContext } from "./context.ts";
import { breakReason } from "./line-of-sight.ts";
import { mostOrphans } from "./list-limits.ts";
import { statusMark, statusRank } from "./status.ts";
import type { Cell, Rest } from "./table.ts";
import { firstItems } from "./table-part.ts";
import { unseenSight } from "./unseen-sight.ts";
import { counted, countWord, sentenceCase } from "./wording.ts";

/** Entries of one kind with what is the matter with them. */
export interface OrphanGroup {
  readonly title: string;
  /** How many of how many. */
  readonly of: string;
  readonly cells: readonly Cell[];
  /** The others, where there are too many to name. */
  readonly rest: Rest | undefined;
  /** What stands in place of an empty list. */
  readonly none: string;
}

/** What is connected with nothing, in both directions, and where the money gathers. */
export interface Orphans {
  /** The counts as a sentence; empty where there is nothing to say. */
  readonly sentence: string;
  readonly groups: readonly OrphanGroup[];
}

interface Part {
  readonly count: number;
  readonly total: number;
}

export function orphans(context: ViewContext, streams: readonly MoneyStream[]): Orphans {
  const { report, repository, format } = context;
  const { spend, plans, kpisWithoutPlan } = report.alignment;
  const unmoved = [...kpisWithoutPlan].sort(byNeed(context));
  const carried = moneyByKpi(streams);
  const reached = new Set(streams.filter(({ money }) => money > 0).map(({ objective }) => objective));
  const unreached = [...repository.objectives.keys()].filter((id) => !reached.has(id));
  const unseen = unseenSight(context);
  const lost = streams.filter(({ plan, path }) => path.length === 0 && !unseen.plans.includes(plan));
  const kpis = { count: unmoved.length, total: repository.kpis.size };
  const objectives = { count: unreached.length, total: repository.objectives.size };
  return {
    sentence: sentence(kpis, objectives),
    groups: [
      {
        title: "Plans that lead nowhere",
        of: `${lost.length} of ${plans.total} plans, ${format.money(spend.total - spend.aligned - unseen.money)} of ${format.money(spend.total)}`,
        ...named(lost, (stream) => planCell(context, stream), rulePath("alignment/non-essential")),
        none: plans.total === 0 ? "No plan is recorded." : "Every plan leads to an outcome.",
      },
      {
        title: "KPIs that no plan moves",
        of: `${ofTotal(kpis, "KPIs")}, by approved and active plans`,
        ...named(unmoved, (id) => kpiCell(context, streams, id), rulePath("kpi/no-plan")),
        none: kpis.total === 0 ? "No KPI is recorded." : "Every KPI is moved by a plan.",
      },
      {
        title: "Objectives no money reaches",
        of: ofTotal(objectives, "objectives"),
        ...named(unreached, (id) => objectiveCell(context, reached, id), "objectives/"),
        none: objectives.total === 0 ? "No objective is recorded." : "Money leads to every objective.",
      },
      {
        title: "KPIs in which money ends",
        of: `${ofTotal({ count: carried.length, total: kpis.total }, "KPIs")}, ${format.money(spend.aligned)}`,
        ...named(
          carried,
          ({ kpi, money }) =>
            entryCell(
              context,
              "kpis",
              kpi,
              `${format.money(money)}, ${format.percent(money / spend.aligned)} of it`,
            ),
          "map/#streams",
        ),
        none: "Money leads to no KPI.",
      },
    ],
  };
}

/** The first of them as cells, and where the others are. */
function named<Orphan>(
  all: readonly Orphan[],
  cellOf: (orphan: Orphan) => Cell,
  href: string,
): Pick<OrphanGroup, "cells" | "rest"> {
  const { shown, rest } = firstItems(all, mostOrphans, (count) => ({
    text: `And ${count} more`,
    href,
  }));
  return { cells: shown.map(cellOf), rest };
}

/** The most money at stake first, then the worst status. */
function byNeed({ kpis }: ViewContext): (a: string, b: string) => number {
  const [stake, rank] = [
    (id: string) => kpis.get(id)?.moneyAtStake ?? 0,
    (id: string) => statusRank(kpis.get(id)?.status),
  ];
  return (a, b) => stake(b) - stake(a) || rank(a) - rank(b) || byCodeUnits(a, b);
}

/** Whether one KPI carries everything, as a sentence; empty where no money leads to any. */
export function concentration(context: ViewContext, streams: readonly MoneyStream[]): string {
  const { format, report } = context;
  const [largest, second] = moneyByKpi(streams);
  if (!largest) return "";
  if (!second) return `All of it hangs on one KPI, ${titleOf(context, "kpis", largest.kpi)}.`;
  const share = largest.money / report.alignment.spend.aligned;
  const carries = `${titleOf(context, "kpis", largest.kpi)} carries the most of it, ${format.money(largest.money)} (${format.percent(share)})`;
  return share > 0.5
    ? `${carries}: more than half hangs on one KPI.`
    : `${carries}; no KPI carries more than half.`;
}

interface Carried {
  readonly kpi: string;
  readonly money: number;
}

/** The money that ends in each KPI that grounds it, the largest first. */
function moneyByKpi(streams: readonly MoneyStream[]): readonly Carried[] {
  const leading = streams.filter(({ path, money }) => path.length > 0 && money > 0);
  return [...Map.groupBy(leading, ({ path }) => path.at(-1) ?? "")]
    .map(([kpi, members]) => ({ kpi, money: members.reduce((sum, { money }) => sum + money, 0) }))
    .sort((a, b) => b.money - a.money || byCodeUnits(a.kpi, b.kpi));
}

function planCell(context: ViewContext, { plan, money }: MoneyStream): Cell {
  const broken = context.plans.get(plan)?.lineOfSight.brokenAt;
  const amount = money > 0 ? context.format.money(money) : "no budget";
  return entryCell(context, "plans", plan, `${amount}; ${broken ? breakReason(context, broken) : ""}`);
}

function kpiCell(context: ViewContext, streams: readonly MoneyStream[], id: string): Cell {
  const { format, kpis } = context;
  const { status, moneyAtStake } = kpis.get(id) ?? {};
  const stake = moneyAtStake ? `${format.money(moneyAtStake)} a year at stake` : undefined;
  const through = new Set(
    streams
      .filter(({ path }) => path.indexOf(id) > 0)
      .map(({ path }) => titleOf(context, "kpis", path[0] ?? "")),
  );
  const way = through.size > 0 ? `moved only through ${[...through].join(", ")}` : undefined;
  const words = [statusMark(status).word.toLowerCase(), stake, way];
  return entryCell(context, "kpis", id, words.filter((word) => word !== undefined).join("; "));
}

function objectiveCell(context: ViewContext, reached: ReadonlySet<string | null>, id: string): Cell {
  const { kpis, objectives } = context.repository;
  const measures = [...kpis.values()].filter(({ objective }) => objective === id).length;
  const servants = [...objectives.values()].filter(({ parent }) => parent === id);
  const served = servants.filter((servant) => reached.has(servant.id)).map(({ title }) => title);
  const why = measures === 0 ? "no KPI measures it" : `${counted(measures, "KPI")}, to which no money leads`;
  return entryCell(
    context,
    "objectives",
    id,
    served.length > 0 ? `${why}; served by ${served.join(", ")}` : why,
  );
}

function sentence(kpis: Part, objectives: Part): string {
  const parts = [
    kpis.count > 0 ? missed(kpis, "KPI", "moved by", "approved or active plan") : undefined,
    objectives.count > 0 ? missed(objectives, "objective", "reached by", "money") : undefined,
  ].filter((text) => text !== undefined);
  return parts.length === 0 ? "" : `${sentenceCase(parts.join(", and "))}.`;
}

/** `eight of 26 KPIs are moved by no plan`, `none of the 25 objectives is reached by any money`. */
function missed({ count, total }: Part, noun: string, verb: string, by: string): string {
  if (total === 1) return `the only ${noun} is ${verb} no ${by}`;
  if (count === total) return `none of the ${total} ${noun}s is ${verb} any ${by}`;
  return `${countWord(count)} of ${total} ${noun}s ${count === 1 ? "is" : "are"} ${verb} no ${by}`;
}

function ofTotal({ count, total }: Part, nouns: string): string {
  return `${count} of ${total} ${nouns}`;
}
