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
  type MarkKind,
  milestoneShapes,
  planShapes,
  type TimelineBar,
  type TimelineShapes,
} from "./timeline.ts";
export {
  type AxisLabel,
  axisWidths,
  type TimelineAxisGeometry,
  type TimelineScale,
  timelineAxisGeometry,
  timelineScale,
} from "./timeline-axis.ts";
export { type TrendChartGeometry, type TrendLineGeometry, trendChart } from "./trend-chart.ts";
