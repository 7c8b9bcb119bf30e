import { type BarRowsView, firstBars } from "./bar-rows.ts";
import { benefitTable } from "./benefit-table.ts";
import { type Candidate, type Candidates, candidatesOf, totalOf } from "./candidates.ts";
import { entryCell, moneyColumn, wholeCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { type FundingCurveView, fundingCurve } from "./funding-curve.ts";
import { howToAdd } from "./how-to-add.ts";
import { fundingChart } from "./investment-chart.ts";
import type { Cell, Column, Table } from "./table.ts";
import { counted, countWord, listed, sentenceCase } from "./wording.ts";

export interface InvestmentPage {
  readonly headline: string;
  readonly lede: string;
  readonly chart: BarRowsView | undefined;
  readonly curve: FundingCurveView | undefined;
  /** The plans that can be chosen, in the order in which the money should be spent. */
  readonly ranked: Table;
  readonly run: Table | undefined;
  /** Plans without money to spend or to bring, which nothing ranks. */
  readonly unranked: Table | undefined;
  /** How each figure is made; said once for the whole page. */
  readonly formulas: readonly string[];
  /** The inputs of every present value. */
  readonly benefits: Table;
}

export function investmentPage(context: ViewContext): InvestmentPage {
  const candidates = candidatesOf(context);
  const { above, below, run, unranked } = candidates;
  const ranked = [...above, ...below];
  return {
    headline: headline(context, candidates),
    lede: lede(context, candidates),
    chart:
      ranked.length + run.length > 0
        ? firstBars(fundingChart(context, candidates), "investment/#ranked")
        : undefined,
    curve: fundingCurve(context, candidates),
    ranked: rankedTable(context, ranked, above.length),
    run: run.length > 0 ? runTable(context, run) : undefined,
    unranked: unranked.length > 0 ? unrankedTable(context, unranked) : undefined,
    formulas: formulas(context),
    benefits: benefitTable(context),
  };
}

function headline({ report, format }: ViewContext, { above, below, run, unranked }: Candidates): string {
  const chosen = above.length + below.length;
  if (report.investment.length === 0) return "No plan asks for money";
  if (chosen === 0 && run.length === 0)
    return unranked.length === 1
      ? "The one plan that is going on cannot be ranked"
      : `None of the ${counted(unranked.length, "plan")} that are going on can be ranked`;
  if (chosen === 0) return "All the money still to be spent is for work that nobody can decline";
  const money = format.money(totalOf([...above, ...below], "costToGo"));
  if (chosen === 1 && above.length === 1)
    return `The one plan to choose brings more than the ${money} that it still costs`;
  if (below.length === 0)
    return `All ${counted(chosen, "plan")} bring more than the ${money} that they still cost`;
  if (above.length === 0) return `No plan makes the cut: ${money} is still to be spent below it`;
  return (
    `${sentenceCase(countWord(below.length))} of ${counted(chosen, "plan")} fall${below.length === 1 ? "s" : ""} ` +
    `below the cut, with ${format.money(totalOf(below, "costToGo"))} of the ${money} still to be spent`
  );
}

function lede(context: ViewContext, { above, below, run, unranked }: Candidates): string {
  const { report, format } = context;
  if (report.investment.length === 0) return howToAdd("plans");
  if (unranked.length === report.investment.length) return howToRank;
  const money = (plans: readonly Candidate[], figure: "costToGo" | "rnpv") =>
    format.money(totalOf(plans, figure));
  const blind = below.filter(({ figures }) => !figures.essential).length;
  const losing = below.filter(({ figures }) => figures.rnpv <= 0).length;
  const faults = [
    ...(losing > 0 ? [`${countWord(losing)} bring${losing === 1 ? "s" : ""} less than it costs`] : []),
    ...(blind > 0 ? [`${countWord(blind)} ${blind === 1 ? "has" : "have"} no line of sight`] : []),
  ].map((text) => (losing === 1 ? text : text.replace("than it costs", "than they cost")));
  const sentences = [
    ...(above.length > 0
      ? [
          `Above the cut, ${money(above, "costToGo")} brings ${money(above, "rnpv")} more than it costs, risks taken off.`,
        ]
      : []),
    ...(below.length > 0 ? [`Of those below, ${listed(faults)}.`] : []),
    ...(run.length > 0
      ? [`Run work, which nobody can decline, takes another ${money(run, "costToGo")}.`]
      : []),
    ...(unranked.length > 0
      ? [
          `${sentenceCase(counted(unranked.length, "plan"))} ${unranked.length === 1 ? "has" : "have"} no budget, or nothing left to spend, and cannot be ranked.`,
        ]
      : []),
  ];
  return sentences.join(" ");
}

const howToRank =
  "No milestone has a budget of which anything is left. Give milestones a budget and KPIs a value per unit: then this page says what the money brings.";

function rankedTable(context: ViewContext, ranked: readonly Candidate[], aboveCut: number): Table {
  const { format } = context;
  let [cost, net] = [0, 0];
  const rows = ranked.map((candidate, index) => {
    const { figures } = candidate;
    cost += figures.costToGo;
    net += figures.rnpv;
    return [
      { ...planCell(context, candidate, `${index + 1}. `), sort: index + 1 },
      ...moneyCells(context, candidate),
      { text: format.number(figures.index), sort: figures.index },
      wholeCell(context, cost),
      wholeCell(context, net),
      { text: index < aboveCut ? "above" : "below" },
    ];
  });
  return {
    caption: "Plans in the order in which money should be spent",
    columns: [
      ...moneyColumns(context),
      { title: "Ratio", align: "end" },
      // On a narrow screen the curve has these sums.
      { ...moneyColumn(context, "Costs so far down"), minor: true },
      { ...moneyColumn(context, "Net so far down"), minor: true },
      { title: "Cut" },
    ],
    rows,
    empty: "No plan can be chosen by what it brings.",
  };
}

function moneyColumns(context: ViewContext): readonly Column[] {
  const titles = ["Present value", "Risks", "Still costs", "Net"];
  return [{ title: "Plan" }, ...titles.map((title) => moneyColumn(context, title))];
}

function moneyCells(context: ViewContext, { figures, estimate }: Candidate): readonly Cell[] {
  const { format } = context;
  const estimated = `${format.number(estimate.eac, 0)} − ${format.number(estimate.ac, 0)}`;
  return [
    wholeCell(context, figures.presentValue),
    { ...wholeCell(context, figures.exposure), ...(figures.exposure > 0 ? { href: "risks/" } : {}) },
    { ...wholeCell(context, figures.costToGo), note: estimated },
    wholeCell(context, figures.rnpv),
  ];
}

function planCell(context: ViewContext, { plan, figures }: Candidate, rank = ""): Cell {
  const notes = [
    ...(plan.stage === "active" ? [] : [plan.stage]),
    ...(figures.essential || plan.category === "run" ? [] : ["no line of sight: non-essential"]),
    ...(figures.presentValue === 0 ? ["no benefit in money is to come"] : []),
  ];
  const cell = entryCell(context, "plans", plan.id);
  return { ...cell, text: `${rank}${cell.text}`, ...(notes.length > 0 ? { note: notes.join("; ") } : {}) };
}

function runTable(context: ViewContext, run: readonly Candidate[]): Table {
  return {
    caption: "Run work",
    columns: moneyColumns(context),
    rows: run.map((candidate) => [planCell(context, candidate), ...moneyCells(context, candidate)]),
    empty: "",
  };
}

function unrankedTable(context: ViewContext, unranked: readonly Candidate[]): Table {
  return {
    caption: "Plans that nothing ranks",
    columns: [{ title: "Plan" }, { title: "Why" }],
    rows: unranked.map((candidate) => [
      planCell(context, candidate),
      {
        text:
          candidate.estimate.bac > 0
            ? "nothing is left to be spent, and nothing more comes"
            : "none of its milestones has a budget",
      },
    ]),
    empty: "",
  };
}

function formulas({ repository, format }: ViewContext): readonly string[] {
  const { horizonYears, discountRate } = repository.portal;
  const months = Math.floor(12 * horizonYears + 1e-9);
  return [
    `Present value = Σ over the next ${months} months of value a year × confidence ÷ 12 × share reached ÷ (1 + ${format.number(discountRate, 4)})^((month − ½) ÷ 12): benefits count for ${format.number(horizonYears)} years, discounted at ${format.ratio(discountRate)} a year. The share reached rises in a straight line over the ramp, from 0 on the day the benefit starts. What a finished milestone brings is in the actuals and counts no more.`,
    "Risks = Σ probability × impact of the plan’s open risks. Still costs = estimate at completion − spent so far, written beneath it.",
    "Net = present value − risks − still costs. Ratio = (present value − risks) ÷ still costs. Money already spent is no argument, so it is in none of them.",
    "Ranked: plans with a line of sight first, then by ratio. A plan makes the cut if it has a line of sight and its net is above 0. The same ranking, run work included, is in report.json.",
  ];
}
