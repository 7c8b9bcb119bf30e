/** What the sentences about all kinds of options are made with. */
import type { Brought, DecisionOption } from "../analysis/index.ts";
import { planOfMilestone } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { type Sentence, sentence } from "./sentence.ts";

export interface Words {
  readonly title: string;
  readonly text: Sentence;
  readonly items?: readonly Sentence[];
}

export type Option<Kind extends DecisionOption["kind"]> = Extract<DecisionOption, { readonly kind: Kind }>;

/** More lines than this are counted, not read. */
export const mostItems = 8;

export function broughtLine(context: ViewContext, item: Brought, withKpi: boolean): Sentence {
  const { format } = context;
  const start = startText(context, item);
  const what = withKpi ? sentence`${entryCell(context, "kpis", item.kpi)} ` : "";
  const through = item.through === null ? "" : sentence` through ${entryCell(context, "kpis", item.through)}`;
  const plan = entryCell(context, "plans", planOfMilestone(item.milestone));
  return sentence`${entryCell(context, "milestones", item.milestone)} of ${plan}: ${what}${change(context, item)}${through}${start}, confidence ${format.percent(item.confidence)}${worth(context, item.valuePerYear)}`;
}

export function worth({ format }: ViewContext, valuePerYear: number | null): string {
  if (valuePerYear === null) return "";
  const amount = format.money(Math.abs(valuePerYear));
  return valuePerYear < 0 ? `, at a cost of ${amount} a year` : `, worth ${amount} a year`;
}

export function change(context: ViewContext, item: Brought): string {
  return signed(context, item.change, context.repository.kpis.get(item.kpi)?.unit ?? "");
}

export function signed({ format }: ViewContext, value: number, unit: string): string {
  return `${value > 0 ? "+" : ""}${format.change(value, unit)}`;
}

/** From which day on it comes, or since when it does. */
export function startText({ format, asOf }: ViewContext, { from }: Brought): string {
  return from === null ? "" : ` ${from <= asOf ? "since" : "from"} ${format.shortDay(from)}`;
}
