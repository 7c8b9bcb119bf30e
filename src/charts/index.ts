export { type GapGeometry, gapBar } from "./gap-bar.ts";
export { type ChartSize, type KpiChartGeometry, kpiChart } from "./kpi-chart.ts";
export { type MoneyFlowGeometry, moneyFlow, type PlacedLink, type PlacedNode } from "./money-flow.ts";
export { type SparkGeometry, sparkline } from "./sparkline.ts";
export {
  type AxisLabel,
  type MarkKind,
  milestoneShapes,
  planShapes,
  type TimelineAxisGeometry,
  type TimelineBar,
  type TimelineScale,
  type TimelineShapes,
  timelineAxisGeometry,
  timelineScale,
} from "./timeline.ts";
