import type { MoneyStream } from "../analysis/index.ts";
import type { Format } from "./format.ts";
import type { FlowNode, FlowView } from "./money-flow.ts";

/** The flow as nested lists, for screens that are too narrow for the drawing: objective, KPI, plan. */
export interface FlowBranch {
  readonly title: string;
  readonly note: string | undefined;
  readonly href: string;
  readonly amount: string;
  /** The money as a share of the largest single plan line, which is the width of its bar. */
  readonly width: number;
  readonly rows: readonly number[];
  readonly branches: readonly FlowBranch[];
}

export interface FlowList {
  readonly objectives: readonly FlowBranch[];
  readonly nowhere: readonly FlowBranch[];
}

export function flowList(flow: FlowView, streams: readonly MoneyStream[], format: Format): FlowList {
  const plans = [...flow.plans, ...flow.nowhere.plans];
  const columns = [byRow(flow.kpis), byRow(plans)] as const;
  const isPlan = new Set(plans.map(({ key }) => key));
  const largest = Math.max(...flow.links.filter(({ from }) => isPlan.has(from)).map(({ money }) => money));
  const moneyOf = (rows: readonly number[]) => rows.reduce((sum, row) => sum + (streams[row]?.money ?? 0), 0);
  const branch = (node: FlowNode, rows: readonly number[], [column, ...rest]: Columns): FlowBranch => ({
    title: node.title,
    note: node.note,
    href: node.href,
    amount: format.money(moneyOf(rows)),
    width: moneyOf(rows) / largest,
    rows,
    branches: (column ? [...Map.groupBy(rows, (row) => column.get(row) as FlowNode)] : [])
      .sort(([, a], [, b]) => moneyOf(b) - moneyOf(a))
      .map(([child, members]) => branch(child, members, rest)),
  });
  return {
    objectives: flow.objectives.map((node) => branch(node, node.rows, columns)),
    nowhere: flow.nowhere.ends.map((node) => branch(node, node.rows, columns.slice(1))),
  };
}

/** Of each row its node, column by column from the objectives back to the plans. */
type Columns = readonly ReadonlyMap<number, FlowNode>[];

function byRow(nodes: readonly FlowNode[]): ReadonlyMap<number, FlowNode> {
  return new Map(nodes.flatMap((node) => node.rows.map((row) => [row, node] as const)));
}
