export { type GapGeometry, gapBar } from "./gap-bar.ts";
export { type ChartSize, type KpiChartGeometry, kpiChart } from "./kpi-chart.ts";
export { type MoneyFlowGeometry, moneyFlow, type PlacedLink, type PlacedNode } from "./money-flow.ts";
export { type SparkGeometry, sparkline } from "./sparkline.ts";
