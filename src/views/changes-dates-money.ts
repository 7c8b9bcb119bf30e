/** Which dates moved, what that costs, and which money moved. */
import type { MoneyMove, Slip } from "../analysis/index.ts";
import { planOfMilestone } from "../model/index.ts";
import { dayCell } from "./cells.ts";
import { type ChangeSection, type Compared, subjectCell } from "./compared.ts";
import { titleOf } from "./context.ts";
import type { Format } from "./format.ts";
import type { Cell } from "./table.ts";

export function dateSection(compared: Compared): ChangeSection {
  const { context, changes } = compared;
  const { format } = context;
  const rows = changes.slips.map((slip): Cell[] => [
    subjectCell(
      compared,
      `milestones/${slip.milestone}`,
      titleOf(context, "plans", planOfMilestone(slip.milestone)),
    ),
    dayCell(context, slip.expected.before),
    dayCell(context, slip.expected.after, stated(format, slip)),
    daysCell(format, slip.expected.days),
    moneyCell(format, slip.costOfDelay.after),
    differenceCell(format, slip.costOfDelay.before, slip.costOfDelay.after),
  ]);
  return {
    anchor: "dates",
    heading: "Dates that moved",
    short: "Dates",
    table: {
      caption: "Dates that moved",
      columns: [
        { title: "Milestone" },
        { title: "Expected before" },
        { title: "Expected now" },
        { title: "Moved", align: "end" },
        { title: "Cost of delay", align: "end" },
        { title: "Difference", align: "end" },
      ],
      rows,
      empty: "No date moved.",
    },
    note: "What is not done and overdue moves by a day every day. The cost of delay is that of the benefits which the milestone brings, whoever causes it.",
  };
}

/** The forecast and the baseline, where they moved themselves. */
function stated(format: Format, { forecast, baseline }: Slip): string | undefined {
  const facts = [
    ...(forecast.before === forecast.after
      ? []
      : [
          forecast.after === null
            ? "no forecast any more"
            : `forecast ${forecast.before === null ? "" : `${format.shortDay(forecast.before)} → `}${format.shortDay(forecast.after)}`,
        ]),
    ...(baseline.before === baseline.after
      ? []
      : [`baseline ${format.shortDay(baseline.before)} → ${format.shortDay(baseline.after)}`]),
  ];
  return facts.length === 0 ? undefined : facts.join("; ");
}

function daysCell(format: Format, days: number | null): Cell {
  if (days === null) return { text: "–", sort: null };
  return { text: days === 0 ? "–" : format.slip(days), sort: days };
}

export function moneySection(compared: Compared): ChangeSection {
  const { format } = compared.context;
  const pair = ({ before, after }: MoneyMove["bac"]): Cell => ({
    text: before === after ? format.money(after) : `${format.money(before)} → ${format.money(after)}`,
    sort: after,
  });
  return {
    anchor: "money",
    heading: "Money that moved",
    short: "Money",
    table: {
      caption: "Money that moved",
      columns: [
        { title: "Plan" },
        { title: "Budget", align: "end" },
        { title: "Spent", align: "end" },
        { title: "Estimate at completion", align: "end" },
        { title: "Difference", align: "end" },
        { title: "Cost of delay", align: "end" },
      ],
      rows: compared.changes.money.map(({ plan, bac, eac, ac, costOfDelay }) => [
        subjectCell(compared, `plans/${plan}`),
        pair(bac),
        pair(ac),
        pair(eac),
        differenceCell(format, eac.before, eac.after),
        pair(costOfDelay),
      ]),
      empty: "No money moved.",
    },
  };
}

export function moneyCell(format: Format, amount: number): Cell {
  return amount === 0 ? { text: "–", sort: 0 } : { text: format.money(amount), sort: amount };
}

export function differenceCell(format: Format, before: number, after: number): Cell {
  const difference = after - before;
  return difference === 0
    ? { text: "–", sort: 0 }
    : { text: signedMoney(format, difference), sort: difference };
}

/** Money with its sign, e.g. `+€1.2m`. */
export function signedMoney(format: Format, amount: number): string {
  return `${amount > 0 ? "+" : ""}${format.money(amount)}`;
}
