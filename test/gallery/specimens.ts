import Prose from "../../src/components/author/Prose.astro";
import BarRows from "../../src/components/charts/BarRows.astro";
import EarnedValueChart from "../../src/components/charts/EarnedValueChart.astro";
import FundingCurve from "../../src/components/charts/FundingCurve.astro";
import GapBar from "../../src/components/charts/GapBar.astro";
import KpiChart from "../../src/components/charts/KpiChart.astro";
import MilestoneTimeline from "../../src/components/charts/MilestoneTimeline.astro";
import MoneyFlow from "../../src/components/charts/MoneyFlow.astro";
import MoneyFlowList from "../../src/components/charts/MoneyFlowList.astro";
import NodeLink from "../../src/components/charts/NodeLink.astro";
import PlanTimeline from "../../src/components/charts/PlanTimeline.astro";
import Roadmap from "../../src/components/charts/Roadmap.astro";
import Sparkline from "../../src/components/charts/Sparkline.astro";
import TrendChart from "../../src/components/charts/TrendChart.astro";
import ContributionChains from "../../src/components/page/ContributionChains.astro";
import DataTable from "../../src/components/page/DataTable.astro";
import DecisionLines from "../../src/components/page/DecisionLines.astro";
import DecisionMatters from "../../src/components/page/DecisionMatters.astro";
import FactList from "../../src/components/page/FactList.astro";
import Findings from "../../src/components/page/Findings.astro";
import HeadlineFigures from "../../src/components/page/HeadlineFigures.astro";
import KpiScorecard from "../../src/components/page/KpiScorecard.astro";
import MoneyBar from "../../src/components/page/MoneyBar.astro";
import SightChain from "../../src/components/page/SightChain.astro";
import StatusBadge from "../../src/components/page/StatusBadge.astro";
import StatusWords from "../../src/components/page/StatusWords.astro";
import WhyThisColour from "../../src/components/page/WhyThisColour.astro";
import { drawn } from "../../src/site/drawn.ts";
import { barRowCharts, rangeBars } from "./cases/bar-rows.ts";
import { capacityCharts } from "./cases/capacity-chart.ts";
import { earnedValueCharts } from "./cases/earned-value-chart.ts";
import { fundingCurves } from "./cases/funding-curve.ts";
import { kpiCharts } from "./cases/kpi-chart.ts";
import { kpiScorecards } from "./cases/kpi-scorecard.ts";
import { milestoneTimelines } from "./cases/milestone-timeline.ts";
import { moneyBars } from "./cases/money-bar.ts";
import { moneyMaps } from "./cases/money-map.ts";
import { nodeLinks } from "./cases/node-link.ts";
import { planTimelines } from "./cases/plan-timeline.ts";
import { proseTexts } from "./cases/prose.ts";
import { contributionChainLists, findingLists, sights } from "./cases/reasons.ts";
import { roadmaps } from "./cases/roadmap.ts";
import { gapBars, sparklines } from "./cases/small-charts.ts";
import { explanations, headlineFigures, statusBadges, statusWords } from "./cases/status.ts";
import { dataTables, decisionLines, decisionMatters, factLists } from "./cases/tables.ts";
import { trendCharts } from "./cases/trend-chart.ts";
import CapacityChartWithKey from "./parts/CapacityChartWithKey.astro";
import { type Specimen, specimen } from "./specimen.ts";

export const locale = "en-GB";

const diagrams = await Promise.all(
  nodeLinks.map(async (item) => ({ ...item, view: await drawn(item.view) })),
);

const once = { isOnceAPage: true };

/** Everything that the gallery shows. */
export const specimens: readonly Specimen[] = [
  specimen("KPI chart", KpiChart, kpiCharts, (view, id) => ({ view, locale, id })),
  specimen("Earned value chart", EarnedValueChart, earnedValueCharts, (view, id) => ({ view, locale, id })),
  specimen("Milestone timeline", MilestoneTimeline, milestoneTimelines, (view, id) => ({ view, locale, id })),
  specimen("Plan timeline", PlanTimeline, planTimelines, (view) => ({ view }), once),
  specimen("Roadmap", Roadmap, roadmaps, (view) => ({ view, axis: view.axis as never }), once),
  specimen("Money flow", MoneyFlow, moneyMaps, ({ flow }, id) => ({ view: flow, id })),
  specimen("Money flow list", MoneyFlowList, moneyMaps, ({ list, flow }) => ({
    list,
    nowhere: flow.nowhere.title,
  })),
  specimen("Node link", NodeLink, diagrams, (diagram, id) => ({ diagram, id })),
  specimen("Bar rows", BarRows, barRowCharts, (view, id) => ({ view, id })),
  specimen("Range bars", BarRows, rangeBars, (view, id) => ({ view, id })),
  specimen("Capacity chart", CapacityChartWithKey, capacityCharts, (view, id) => ({ view, id })),
  specimen("Funding curve", FundingCurve, fundingCurves, (view, id) => ({ view, locale, id })),
  specimen("Gap bar", GapBar, gapBars, (view) => ({ view })),
  specimen("Sparkline", Sparkline, sparklines, (view) => ({ view })),
  specimen("Trend chart", TrendChart, trendCharts, (view, id) => ({ view, locale, id })),
  specimen("Money bar", MoneyBar, moneyBars, (money) => ({ money })),
  specimen("Status badge", StatusBadge, statusBadges, (mark) => ({ mark })),
  specimen("Status words", StatusWords, statusWords, (words) => ({ words })),
  specimen("Headline figures", HeadlineFigures, headlineFigures, (figures) => ({ figures })),
  specimen("KPI scorecard", KpiScorecard, kpiScorecards, (groups) => ({ groups })),
  specimen("Why this colour", WhyThisColour, explanations, (explanation) => ({ explanation }), once),
  specimen("Data table", DataTable, dataTables, (table) => ({ table })),
  specimen("Fact list", FactList, factLists, (facts) => ({ facts, columns: true })),
  specimen("Decision lines", DecisionLines, decisionLines, (view) => ({ ...view })),
  specimen("Decisions by matter", DecisionMatters, decisionMatters, (matters) => ({ matters })),
  specimen("Findings", Findings, findingLists, (findings) => ({ findings }), once),
  specimen("Sight chain", SightChain, sights, (sight) => ({ sight }), once),
  specimen("Contribution chains", ContributionChains, contributionChainLists, (chains) => ({ chains })),
  specimen("Prose", Prose, proseTexts, (parts) => ({ parts }), once),
];
