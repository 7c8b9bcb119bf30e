export {
  type BarRowGeometry,
  type BarRowsGeometry,
  barRows,
  type PartGeometry,
} from "./bar-rows.ts";
export { type CapacityColumnGeometry, type CapacityGeometry, capacityChart } from "./capacity-chart.ts";
export { type EarnedValueGeometry, earnedValueChart } from "./earned-value-chart.ts";
export { type EventMark, eventMarks } from "./event-marks.ts";
export { type FundingCurveGeometry, fundingCurve } from "./funding-curve.ts";
export { type GapGeometry, gapBar } from "./gap-bar.ts";
export { type ChartSize, type EventLane, type KpiChartGeometry, kpiChart } from "./kpi-chart.ts";
export { milestoneTimeline, type TimelineGeometry } from "./milestone-timeline.ts";
export { type MoneyFlowGeometry, moneyFlow, type PlacedLink, type PlacedNode } from "./money-flow.ts";
export { type RangeGeometry, rangeBar } from "./range-bar.ts";
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
export { type TrendChartGeometry, type TrendLineGeometry, trendChart } from "./trend-chart.ts";
