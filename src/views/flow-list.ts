import type { MoneyStream } from "../analysis/index.ts";
import type { Format } from "./format.ts";
import type { FlowNode, FlowView } from "./money-flow.ts";

/** The flow as nested lists, for screens that are too narrow for the drawing: objective, KPI, plan. */
export interface FlowBranch {
  readonly title: string;
  readonly note: string | undefined;
  readonly href: string;
  readonly amount: string;
  readonly money: number;
  readonly rows: readonly number[];
  readonly branches: readonly FlowBranch[];
}

export interface FlowList {
  readonly objectives: readonly FlowBranch[];
  readonly nowhere: readonly FlowBranch[];
  /** The most money on a line of a plan, for which its bar has the full width. */
  readonly largest: number;
}

export function flowList(flow: FlowView, streams: readonly MoneyStream[], format: Format): FlowList {
  const plans = [...flow.plans, ...flow.nowhere.plans];
  const columns = [byRow(flow.kpis), byRow(plans)] as const;
  const branch = (node: FlowNode, rows: readonly number[], [column, ...rest]: Columns): FlowBranch => {
    const money = rows.reduce((sum, row) => sum + (streams[row]?.money ?? 0), 0);
    const parts = column ? [...Map.groupBy(rows, (row) => column.get(row) as FlowNode)] : [];
    return {
      title: node.title,
      note: node.note,
      href: node.href,
      amount: format.money(money),
      money,
      rows,
      branches: parts
        .map(([child, members]) => branch(child, members, rest))
        .sort((a, b) => b.money - a.money),
    };
  };
  const objectives = flow.objectives.map((node) => branch(node, node.rows, columns));
  const nowhere = flow.nowhere.ends.map((node) => branch(node, node.rows, columns.slice(1)));
  const lines = [...objectives, ...nowhere].flatMap(leaves);
  return { objectives, nowhere, largest: Math.max(0, ...lines.map(({ money }) => money)) };
}

function leaves(branch: FlowBranch): readonly FlowBranch[] {
  return branch.branches.length === 0 ? [branch] : branch.branches.flatMap(leaves);
}

/** Of each row its node, column by column from the objectives back to the plans. */
type Columns = readonly ReadonlyMap<number, FlowNode>[];

function byRow(nodes: readonly FlowNode[]): ReadonlyMap<number, FlowNode> {
  return new Map(nodes.flatMap((node) => node.rows.map((row) => [row, node] as const)));
}
