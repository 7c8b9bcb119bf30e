import { isOngoing, type MoneyStream, moneyStreams } from "../analysis/index.ts";
import { byCodeUnits } from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import { type FlowList, flowList } from "./flow-list.ts";
import { unbroken } from "./format.ts";
import { type MapFilter, type MapRow, mapFilters, mapRows } from "./map-filters.ts";
import { concentration, type OrphanGroup, orphans } from "./map-orphans.ts";
import { mapTable } from "./map-table.ts";
import { type FlowView, flowView } from "./money-flow.ts";
import type { Table } from "./table.ts";
import { unseenSight } from "./unseen-sight.ts";
import { counted, sentenceCase } from "./wording.ts";

/** The page that follows all money from plans through KPIs to objectives. */
export interface MoneyMapView {
  /** The message of the page: how much leads to an outcome. */
  readonly headline: string;
  readonly lede: string;
  readonly currency: string;
  /** What there is to add where nothing can be drawn. */
  readonly missing: string | undefined;
  readonly flow: FlowView | undefined;
  readonly list: FlowList;
  /** How the money was counted and split, and what it adds up to. */
  readonly method: string;
  readonly orphans: readonly OrphanGroup[];
  /** What is said beside the filters while nothing is chosen. */
  readonly everything: string;
  readonly filters: readonly MapFilter[];
  /** The rows of the table as facts, in its order. */
  readonly rows: readonly MapRow[];
  readonly table: Table;
}

export function moneyMapView(context: ViewContext): MoneyMapView {
  const streams = moneyStreams(context.now, context.report.plans).sort(inOrder(context));
  const message = headline(context);
  const flow = flowView(context, streams, message);
  const found = orphans(context, streams);
  const hasMoney = context.report.alignment.spend.total > 0;
  return {
    headline: message,
    lede: unbroken(`${concentration(context, streams)} ${found.sentence}`.trim()),
    currency: context.repository.portal.currency,
    missing: hasMoney ? undefined : missing(streams),
    flow: hasMoney ? flow : undefined,
    list: flowList(flow, streams, context.format),
    method: method(context, streams),
    orphans: found.groups,
    everything: everything(context),
    filters: mapFilters(context, streams),
    rows: mapRows(context, streams),
    table: mapTable(context, streams),
  };
}

/** What leads somewhere first, then the largest plans; the parts of a plan stay together, in its own order. */
function inOrder({ plans }: ViewContext): (a: MoneyStream, b: MoneyStream) => number {
  const bac = ({ plan }: MoneyStream) => plans.get(plan)?.bac ?? 0;
  const isLost = ({ path }: MoneyStream) => Number(path.length === 0);
  return (a, b) => isLost(a) - isLost(b) || bac(b) - bac(a) || byCodeUnits(a.plan, b.plan);
}

const outcome = "a line of the P&L or of operations";

function headline(context: ViewContext): string {
  const { report, format } = context;
  const { spend, plans, nonEssential } = report.alignment;
  if (plans.total === 0) return "No plan asks for money";
  if (spend.total === 0) return "No plan has a budget, so no money can be followed";
  const total = format.money(spend.total);
  if (spend.aligned === 0)
    return `None of the ${total} in ${counted(plans.total, "plan")} leads to ${outcome}`;
  const unseen = unseenSight(context);
  const lost = spend.total - spend.aligned - unseen.money;
  if (lost + unseen.money === 0)
    return `All of the ${total} in ${counted(plans.total, "plan")} leads to ${outcome}`;
  const share = format.percent(spend.aligned / spend.total);
  return `${format.money(spend.aligned)} of ${total} (${share}) leads to ${outcome}; ${[
    ...(nonEssential.length > 0
      ? [`${format.money(lost)} in ${counted(nonEssential.length, "plan")} leads nowhere`]
      : []),
    ...(unseen.plans.length > 0 ? [`${format.money(unseen.money)} to a restricted entry`] : []),
  ].join(", ")}`;
}

function missing(streams: readonly MoneyStream[]): string {
  return streams.length === 0
    ? "Nothing can be drawn until there is a plan that is neither stopped nor closed: add a plan, or change the stage of one."
    : "Nothing can be drawn until a plan has money: add a budget to its milestones.";
}

function method({ report, format, repository, plans }: ViewContext, streams: readonly MoneyStream[]): string {
  const { spend } = report.alignment;
  const over = [...repository.plans.values()].filter((plan) => !isOngoing(plan)).length;
  const penniless = streams.filter(({ plan }) => plans.get(plan)?.bac === 0);
  const without = new Set(penniless.map(({ plan }) => plan)).size;
  const sentences = [
    "A plan’s money is its budget at completion, split in equal parts over the KPIs to which its line of sight holds; " +
      "a promise whose link breaks carries none, and a plan of which every link breaks leads nowhere with all it has.",
    `The parts add up to ${format.fullMoney(spend.total)}: ${format.fullMoney(spend.aligned)} that leads somewhere ` +
      `and ${format.fullMoney(spend.total - spend.aligned)} that does not.`,
    without > 0
      ? `${sentenceCase(counted(without, "plan"))} without a budget ${isOrAre(without)} in the table only.`
      : "",
    over > 0
      ? `${sentenceCase(counted(over, "plan"))} that ${isOrAre(over)} stopped or closed ${isOrAre(over)} not counted.`
      : "",
  ];
  return unbroken(sentences.filter((sentence) => sentence !== "").join(" "));
}

function isOrAre(count: number): string {
  return count === 1 ? "is" : "are";
}

function everything({ report, format }: ViewContext): string {
  const { plans, spend } = report.alignment;
  return `All is shown: ${format.money(spend.total)} in ${counted(plans.total, "plan")}.`;
}
