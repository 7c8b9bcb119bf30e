import type { MoneyStream } from "../analysis/index.ts";
import { byCodeUnits } from "../model/index.ts";
import { titleOf, type ViewContext } from "./context.ts";
import {
  endPlace,
  type FlowPlace,
  kpiPlace,
  objectivePlace,
  type PlaceOf,
  planPlace,
} from "./flow-places.ts";
import { unseenSight } from "./unseen-sight.ts";
import { counted } from "./wording.ts";

/** A plan, a KPI, an objective, or the broken link at which money ends; or all the smaller ones of a column. */
export interface FlowNode extends FlowPlace {
  /** What stands small beneath the title. */
  readonly note: string | undefined;
  readonly money: number;
  readonly amount: string;
  /** All that is said of it in one line, where the drawing may cut it. */
  readonly label: string;
  /** The rows of the page's table that it stands for. */
  readonly rows: readonly number[];
}

/** A band between two nodes, named by their keys. */
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly money: number;
  readonly title: string;
  readonly rows: readonly number[];
}

/** The money of the portfolio in three columns, and below them what leads nowhere; drawing it is geometry's part. */
export interface FlowView {
  /** The message of the drawing, as a sentence. */
  readonly title: string;
  readonly description: string;
  /** The nodes of each column from top to bottom, in an order that keeps bands from crossing. */
  readonly plans: readonly FlowNode[];
  readonly kpis: readonly FlowNode[];
  readonly objectives: readonly FlowNode[];
  readonly nowhere: {
    readonly title: string;
    readonly plans: readonly FlowNode[];
    /** The links that break. */
    readonly ends: readonly FlowNode[];
  };
  readonly links: readonly FlowLink[];
}

/** A stream with the row of the table that shows it. */
interface Row extends MoneyStream {
  readonly row: number;
}

/** More nodes than these would not be read; the smallest are drawn as one, and the table has them all. */
const most = { plan: 20, KPI: 20, objective: 14, reason: 10 } as const;

/** `streams` in the order of the page's table. A stream without money has no width, so it is not drawn. */
export function flowView(context: ViewContext, streams: readonly MoneyStream[], title: string): FlowView {
  const rows = streams.map((stream, row) => ({ ...stream, row })).filter(({ money }) => money > 0);
  const leading = rows.filter(({ path }) => path.length > 0);
  const lost = rows.filter(({ path }) => path.length === 0);
  const objectives = column(context, leading, "objective", objectivePlace(context));
  const kpis = column(context, leading, "KPI", kpiPlace(context), objectives);
  const plans = column(context, leading, "plan", planPlace(context), kpis);
  const ends = column(context, lost, "reason", endPlace(context));
  const lostPlans = column(context, lost, "plan", planPlace(context), ends);
  return {
    title,
    description:
      "Bands lead from plans through KPIs to objectives; the more money, the wider. " +
      "Money without a line of sight is an empty outline that ends at the link that breaks.",
    plans: plans.nodes,
    kpis: kpis.nodes.map((node) => withNote(node, throughNote(context, node, streams))),
    objectives: objectives.nodes,
    nowhere: { title: nowhereTitle(context, lost), plans: lostPlans.nodes, ends: ends.nodes },
    links: [
      ...links(context, leading, plans, kpis),
      ...links(context, leading, kpis, objectives),
      ...links(context, lost, lostPlans, ends),
    ],
  };
}

interface FlowColumn {
  readonly nodes: readonly FlowNode[];
  readonly nodeOf: (row: Row) => FlowNode;
}

/** The nodes of a column, in the order of where their money leads in the next one, then the largest first. */
function column(
  context: ViewContext,
  rows: readonly Row[],
  noun: keyof typeof most,
  placeOf: PlaceOf,
  next?: FlowColumn,
): FlowColumn {
  const groups = [...Map.groupBy(rows, (row) => placeOf(row).key)]
    .map(([key, members]) => ({ key, members, place: next ? meanPlace(members, next) : 0 }))
    .sort((a, b) => moneyIn(b.members) - moneyIn(a.members) || byCodeUnits(a.key, b.key));
  const shown = groups.slice(0, groups.length > most[noun] ? most[noun] - 1 : groups.length);
  const others = groups.slice(shown.length);
  const nodes = new Map(
    shown
      .sort((a, b) => a.place - b.place)
      .map(({ key, members: [first, ...rest] }) => [
        key,
        node(context, [first as Row, ...rest], placeOf(first as Row)),
      ]),
  );
  const othersNode = node(
    context,
    others.flatMap(({ members }) => members),
    {
      // A plan may lead somewhere or nowhere, so the others of one noun can be two nodes.
      key: `other-${noun}-${rows[0]?.path.length === 0 ? "lost" : "leading"}`,
      title: `${others.length} other ${noun}s`,
      href: "map/#streams",
    },
  );
  return {
    nodes: others.length > 0 ? [...nodes.values(), othersNode] : [...nodes.values()],
    nodeOf: (row) => nodes.get(placeOf(row).key) ?? othersNode,
  };
}

/** The mean place that money reaches in the next column, weighted by money. */
function meanPlace(rows: readonly Row[], { nodes, nodeOf }: FlowColumn): number {
  const total = rows.reduce((sum, row) => sum + row.money * nodes.indexOf(nodeOf(row)), 0);
  return total / moneyIn(rows);
}

function node({ format }: ViewContext, members: readonly Row[], place: FlowPlace): FlowNode {
  const money = moneyIn(members);
  return {
    ...place,
    note: undefined,
    money,
    amount: format.money(money),
    label: `${place.title}, ${format.money(money)}`,
    rows: members.map(({ row }) => row),
  };
}

function links(
  { format }: ViewContext,
  rows: readonly Row[],
  from: FlowColumn,
  to: FlowColumn,
): readonly FlowLink[] {
  const byEnds = Map.groupBy(rows, (row) => `${from.nodeOf(row).key} > ${to.nodeOf(row).key}`);
  return [...byEnds.values()].map((members) => {
    const [start, end] = [from.nodeOf(members[0] as Row), to.nodeOf(members[0] as Row)];
    const money = moneyIn(members);
    return {
      from: start.key,
      to: end.key,
      money,
      title: `${start.title} → ${end.title}: ${format.fullMoney(money)}`,
      rows: members.map(({ row }) => row),
    };
  });
}

/** The KPIs through which money reaches the one that grounds it, where it does not come straight from a plan. */
function throughNote(
  context: ViewContext,
  { rows }: FlowNode,
  streams: readonly MoneyStream[],
): string | undefined {
  const paths = rows.map((row) => streams[row]?.path ?? []);
  const drivers = new Set(paths.filter(({ length }) => length > 1).map(([first]) => first as string));
  if (drivers.size === 0) return undefined;
  const isPart = paths.some(({ length }) => length === 1);
  const titles = [...drivers].map((id) => titleOf(context, "kpis", id));
  return `${isPart ? "in part " : ""}through ${titles.join(", ")}`;
}

function withNote(node: FlowNode, note: string | undefined): FlowNode {
  return note === undefined ? node : { ...node, note, label: `${node.label}, ${note}` };
}

function nowhereTitle(context: ViewContext, lost: readonly Row[]): string {
  const { format } = context;
  const plans = new Set(lost.map(({ plan }) => plan)).size;
  const where =
    unseenSight(context).money > 0
      ? "Leads nowhere, or to a restricted entry"
      : "Leads nowhere, so it is non-essential until proven otherwise";
  return `${where}: ${format.money(moneyIn(lost))} in ${counted(plans, "plan")}`;
}

function moneyIn(rows: readonly Row[]): number {
  return rows.reduce((total, { money }) => total + money, 0);
}
