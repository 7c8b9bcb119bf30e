/** What changed for the portfolio as a whole: its figures, its alignment, its teams and its ranking. */
import type { FigureMove, PlainFigure, SharedFigure } from "../analysis/index.ts";
import { entryCell, maybeEntryCell, periodCell } from "./cells.ts";
import { signedMoney } from "./changes-dates-money.ts";
import { type ChangeSection, type Compared, subjectCell } from "./compared.ts";
import type { Format } from "./format.ts";
import type { Cell } from "./table.ts";

const shareNames: Readonly<Record<SharedFigure, { readonly name: string; readonly isMoney: boolean }>> = {
  spendAligned: { name: "Spend in line of sight", isMoney: true },
  plansAligned: { name: "Plans in line of sight", isMoney: false },
  kpisOnPlan: { name: "KPIs on plan", isMoney: false },
  milestonesKept: { name: "Milestones kept, of those due", isMoney: false },
  milestonesKeptOriginal: { name: "Milestones kept against their first baselines", isMoney: false },
  greenClaimsContradicted: { name: "Green claims contradicted", isMoney: false },
  greenSpendContradicted: { name: "Spend behind contradicted green claims", isMoney: true },
};

const numberNames: Readonly<Record<PlainFigure, { readonly name: string; readonly isMoney: boolean }>> = {
  decisionsOverdue: { name: "Decisions overdue", isMoney: false },
  decisionsOpen: { name: "Decisions open", isMoney: false },
  costOfDelay: { name: "Lost to delay, so far and to come", isMoney: true },
  moneyAtStake: { name: "At stake in KPIs, a year", isMoney: true },
  nonEssentialSpend: { name: "Spend without line of sight", isMoney: true },
};

export function figureSection(compared: Compared): ChangeSection {
  const { format } = compared.context;
  return {
    anchor: "figures",
    heading: "The scorecard, before and now",
    short: "Figures",
    table: {
      caption: "The scorecard, before and now",
      columns: [
        { title: "Figure" },
        { title: "Before", align: "end" },
        { title: "Now", align: "end" },
        { title: "Difference", align: "end" },
      ],
      rows: compared.changes.figures.map((figure) => figureRow(format, figure)),
      empty: "No figure of the scorecard moved.",
    },
  };
}

function figureRow(format: Format, move: FigureMove): readonly Cell[] {
  const { name, isMoney } = move.kind === "share" ? shareNames[move.figure] : numberNames[move.figure];
  const amount = (value: number) => (isMoney ? format.money(value) : format.number(value, 0));
  if (move.kind === "number") {
    const difference = move.after - move.before;
    const signed = isMoney
      ? signedMoney(format, difference)
      : `${difference > 0 ? "+" : ""}${format.number(difference, 0)}`;
    return [{ text: name }, { text: amount(move.before) }, { text: amount(move.after) }, { text: signed }];
  }
  const { before, after } = move;
  const words = ({ count, total }: typeof before) => `${amount(count)} of ${amount(total)}`;
  const points = before.share === null || after.share === null ? null : (after.share - before.share) * 100;
  return [
    { text: name },
    { text: words(before), note: format.percent(before.share) },
    { text: words(after), note: format.percent(after.share) },
    { text: points === null ? "n/a" : `${points > 0 ? "+" : ""}${format.change(Math.round(points), "%")}` },
  ];
}

export function sightSection(compared: Compared): ChangeSection {
  return {
    anchor: "sight",
    heading: "Lines of sight that moved",
    short: "Alignment",
    table: {
      caption: "Lines of sight that moved",
      columns: [{ title: "Plan" }, { title: "Before" }, { title: "Now" }],
      rows: compared.changes.sight.map(({ plan, before, after }) => [
        entryCell(compared.context, "plans", plan),
        { text: sightWords[before] },
        { text: sightWords[after] },
      ]),
      empty: "No line of sight moved.",
    },
  };
}

const sightWords = {
  direct: "Direct",
  indirect: "Indirect",
  claimed: "Claimed, not proven",
  none: "None",
} as const;

export function capacitySection(compared: Compared): ChangeSection {
  const { context, changes } = compared;
  const { format } = context;
  const pair = (before: number, after: number) =>
    before === after ? format.number(after, 1) : `${format.number(before, 1)} → ${format.number(after, 1)}`;
  return {
    anchor: "capacity",
    heading: "Capacity, in full-time equivalents",
    short: "Capacity",
    table: {
      caption: "Capacity",
      columns: [
        { title: "Team" },
        { title: "Period" },
        { title: "Available", align: "end" },
        { title: "Committed", align: "end" },
        { title: "Too much", align: "end" },
        { title: "Did not fit before", minor: true },
        { title: "Does not fit now" },
      ],
      rows: changes.capacity.map(({ team, period, available, committed, over, cutLine }) => [
        subjectCell(compared, `teams/${team}`),
        periodCell(context, period),
        { text: pair(available.before, available.after), sort: available.after },
        { text: pair(committed.before, committed.after), sort: committed.after },
        { text: pair(over.before, over.after), sort: over.after },
        cutLine.before === null ? { text: "–" } : subjectCell(compared, `plans/${cutLine.before}`),
        maybeEntryCell(context, "plans", cutLine.after),
      ]),
      empty: "No commitment of a team moved.",
    },
  };
}

export function rankingSection(compared: Compared): ChangeSection {
  const place = (at: number | null): Cell => ({ text: at === null ? "not ranked" : String(at), sort: at });
  return {
    anchor: "ranking",
    heading: "The investment ranking",
    short: "Ranking",
    table: {
      caption: "The investment ranking",
      columns: [
        { title: "Plan" },
        { title: "Place before", align: "end" },
        { title: "Place now", align: "end" },
      ],
      rows: compared.changes.ranking.map(({ plan, before, after }) => [
        subjectCell(compared, `plans/${plan}`),
        place(before),
        place(after),
      ]),
      empty: "Nobody changed places.",
    },
  };
}
