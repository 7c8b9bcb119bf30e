import { byCodeUnits, daysBetween, type Entry } from "../model/index.ts";
import { type BarRowsView, firstBars } from "./bar-rows.ts";
import { dayCell, entryCell, maybeEntryCell, moneyColumn, wholeCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { howToAdd } from "./how-to-add.ts";
import type { StatusMark } from "./status.ts";
import type { Cell, Table } from "./table.ts";
import { counted, countWord, sentenceCase } from "./wording.ts";

export interface RiskList {
  readonly headline: string;
  readonly lede: string;
  readonly chart: BarRowsView | undefined;
  readonly open: Table;
  /** What the open risks of each plan add up to. */
  readonly byPlan: Table | undefined;
  /** Risks that occurred or were closed. */
  readonly past: Table | undefined;
}

type Risk = Entry<"risks">;

export function riskList(context: ViewContext): RiskList {
  const all = [...context.repository.risks.values()].sort(
    (a, b) => expectedLoss(b) - expectedLoss(a) || b.impact - a.impact || byCodeUnits(a.id, b.id),
  );
  const open = all.filter(({ state }) => state === "open");
  const past = all
    .filter(({ state }) => state !== "open")
    .sort((a, b) => Number(b.state === "occurred") - Number(a.state === "occurred"));
  return {
    headline: headline(context, all, open),
    lede: lede(context, all, open),
    chart: open.length > 0 ? firstBars(chart(context, open), "risks/#open") : undefined,
    open: riskTable(context, open, "Open risks"),
    byPlan: open.length > 0 ? planSums(context, open) : undefined,
    past: past.length > 0 ? riskTable(context, past, "Risks that occurred or were closed") : undefined,
  };
}

/** What a risk costs on average: probability × impact, in money. */
function expectedLoss({ probability, impact }: Risk): number {
  return probability * impact;
}

function total(risks: readonly Risk[], of: (risk: Risk) => number): number {
  return risks.reduce((sum, risk) => sum + of(risk), 0);
}

function isDue({ asOf }: ViewContext, { state, reviewBy }: Risk): boolean {
  return state === "open" && reviewBy !== undefined && reviewBy < asOf;
}

function headline({ format }: ViewContext, all: readonly Risk[], open: readonly Risk[]): string {
  if (all.length === 0) return "No risk is recorded";
  if (open.length === 0) return "No risk is open";
  const loss = total(open, expectedLoss);
  const first = open[0];
  if (open.length === 1)
    return `One open risk, with an expected loss of ${format.money(loss)}: ${first?.title}`;
  if (loss === 0)
    return `${sentenceCase(counted(open.length, "open risk"))}, none with a probability and an impact`;
  const many = halfOf(open, loss);
  const share = format.percent(total(open.slice(0, many), expectedLoss) / loss);
  return (
    `${sentenceCase(countWord(many))} of ${counted(open.length, "open risk")} make${many === 1 ? "s" : ""} ` +
    `${share} of an expected loss of ${format.money(loss)}`
  );
}

/** How many of the largest risks make at least half of the expected loss. */
function halfOf(open: readonly Risk[], loss: number): number {
  let [sum, count] = [0, 0];
  for (const risk of open) {
    if (sum >= loss / 2) break;
    sum += expectedLoss(risk);
    count += 1;
  }
  return count;
}

function lede(context: ViewContext, all: readonly Risk[], open: readonly Risk[]): string {
  const { format } = context;
  if (all.length === 0) return howToAdd("risks");
  const due = open.filter((risk) => isDue(context, risk)).length;
  const accepted = open.filter(({ response }) => response === "accept");
  const occurred = all.filter(({ state }) => state === "occurred");
  return [
    ...(open.length > 0
      ? [
          `${open.length === 1 ? "If it" : "If all of them"} happened, ${open.length === 1 ? "it" : "they"} would cost ${format.money(total(open, ({ impact }) => impact))}.`,
        ]
      : []),
    ...(accepted.length > 0
      ? [
          `${sentenceCase(countWord(accepted.length))}, with ${format.money(total(accepted, expectedLoss))} of the expected loss, ${accepted.length === 1 ? "is" : "are"} accepted as they stand.`.replace(
            "is accepted as they stand",
            "is accepted as it stands",
          ),
        ]
      : []),
    ...(due > 0
      ? [
          `${sentenceCase(countWord(due))} of ${countWord(open.length)} ${due === 1 ? "was" : "were"} not reviewed by the day set.`,
        ]
      : []),
    ...(occurred.length > 0
      ? [
          `${sentenceCase(countWord(occurred.length))} occurred, with an impact of ${format.money(total(occurred, ({ impact }) => impact))}.`,
        ]
      : []),
  ].join(" ");
}

function chart(context: ViewContext, open: readonly Risk[]): BarRowsView {
  const { format } = context;
  return {
    title: "Expected loss of each open risk, within what it would cost if it happened",
    description: `A bar for each of ${counted(open.length, "risk")}: its whole length is the impact in money, the hatched part of it the impact × its probability. The largest expected loss comes first.`,
    groups: [
      {
        heading: "",
        rows: open.map((risk) => ({
          cell: entryCell(context, "risks", risk.id),
          text: format.money(expectedLoss(risk)),
          textNote: `${format.percent(risk.probability)} of ${format.money(risk.impact)}`,
          drawing: {
            kind: "parts" as const,
            parts: [
              { value: expectedLoss(risk), ink: "hatched" as const },
              { value: risk.impact - expectedLoss(risk), ink: "empty" as const },
            ],
          },
        })),
      },
    ],
    key: [
      { ink: "hatched", text: "expected loss: probability × impact" },
      { ink: "empty", text: "the rest of the impact" },
    ],
  };
}

const stateMarks: Readonly<Record<Risk["state"] | "due", StatusMark>> = {
  open: { tone: "none", glyph: "○", word: "Open" },
  due: { tone: "watch", glyph: "◆", word: "Review due" },
  occurred: { tone: "breach", glyph: "▼", word: "Occurred" },
  closed: { tone: "on-plan", glyph: "●", word: "Closed" },
};

export function riskMark(state: Risk["state"]): StatusMark {
  return stateMarks[state];
}

/** Risks that are all open or all past: what has happened, or cannot, has no expected loss. */
function riskTable(context: ViewContext, risks: readonly Risk[], caption: string): Table {
  const { format, asOf } = context;
  const isOpen = risks.some(({ state }) => state === "open");
  const rows = risks.map((risk): Cell[] => {
    const due = isDue(context, risk);
    const mark = stateMarks[due ? "due" : risk.state];
    const late = due && risk.reviewBy ? `${format.days(daysBetween(risk.reviewBy, asOf))} ago` : undefined;
    return [
      entryCell(context, "risks", risk.id),
      { text: format.percent(risk.probability), sort: risk.probability },
      wholeCell(context, risk.impact),
      ...(risk.state === "open" ? [wholeCell(context, expectedLoss(risk))] : []),
      { text: sentenceCase(risk.response) },
      maybeEntryCell(context, "plans", risk.plan),
      entryCell(context, "people", risk.accountable),
      risk.reviewBy === undefined ? { text: "no date" } : dayCell(context, risk.reviewBy, late),
      { text: mark.word, status: mark },
    ];
  });
  return {
    caption,
    columns: [
      { title: "Risk" },
      { title: "Probability", align: "end" },
      moneyColumn(context, "Impact"),
      ...(isOpen ? [moneyColumn(context, "Expected loss")] : []),
      { title: "Response" },
      { title: "Plan", minor: true },
      { title: "Accountable", minor: true },
      { title: "Review by" },
      { title: "State" },
    ],
    rows,
    empty: "No risk is open.",
  };
}

function planSums(context: ViewContext, open: readonly Risk[]): Table {
  const { format } = context;
  const sums = [...Map.groupBy(open, ({ plan }) => plan)]
    .map(([plan, risks]) => ({ plan, risks, loss: total(risks, expectedLoss) }))
    .sort((a, b) => b.loss - a.loss || byCodeUnits(a.plan ?? "", b.plan ?? ""));
  return {
    caption: "Open risks by plan",
    columns: [
      { title: "Plan" },
      { title: "Open risks", align: "end" },
      moneyColumn(context, "Expected loss"),
      moneyColumn(context, "If all happen"),
      { title: "Loss as a share of the budget", align: "end" },
    ],
    rows: sums.map(({ plan, risks, loss }) => {
      const budget = context.plans.get(plan ?? "")?.bac ?? 0;
      const share = budget > 0 ? loss / budget : null;
      return [
        plan === undefined ? { text: "No plan" } : entryCell(context, "plans", plan),
        { text: String(risks.length), sort: risks.length },
        wholeCell(context, loss),
        wholeCell(
          context,
          total(risks, ({ impact }) => impact),
        ),
        { text: format.ratio(share), sort: share },
      ];
    }),
    empty: "",
  };
}
