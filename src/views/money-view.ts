import { entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { breakReason } from "./line-of-sight.ts";
import type { Cell } from "./table.ts";
import { unseenSight } from "./unseen-sight.ts";

/** Which part of the money is aimed at an outcome, and which plans are not. */
export interface MoneyView {
  readonly aligned: { readonly share: number; readonly text: string; readonly note: string };
  readonly unaligned: { readonly text: string; readonly note: string } | undefined;
  readonly plans: readonly { readonly cell: Cell; readonly money: string; readonly reason: string }[];
  readonly more: string | undefined;
}

/** A longer list would be read by nobody here; the plans' own page has them all. */
const longestList = 6;

export function moneyView(context: ViewContext): MoneyView | undefined {
  const { report, format } = context;
  const { spend, plans, nonEssential } = report.alignment;
  if (spend.total === 0) return undefined;
  const unseen = unseenSight(context);
  const lines = [...nonEssential, ...unseen.plans]
    .map((id) => ({ id, bac: context.plans.get(id)?.bac ?? 0 }))
    .sort((a, b) => b.bac - a.bac || (a.id < b.id ? -1 : 1))
    .map(({ id, bac }) => ({
      cell: entryCell(context, "plans", id),
      money: format.money(bac),
      reason: reason(context, id),
    }));
  const unaligned = spend.total - spend.aligned;
  return {
    aligned: {
      share: spend.aligned / spend.total,
      text: format.money(spend.aligned),
      note: `in line of sight: ${plans.aligned} of ${plans.total} plans`,
    },
    unaligned:
      unaligned > 0
        ? {
            text: format.money(unaligned),
            note: unalignedNote(context),
          }
        : undefined,
    plans: lines.slice(0, longestList),
    more: lines.length > longestList ? `${lines.length - longestList} more, smaller ones` : undefined,
  };
}

/** What the money is that is not in line of sight; an edition may not hold what some of it leads to. */
function unalignedNote(context: ViewContext): string {
  const { plans, spend, nonEssential } = context.report.alignment;
  const { format } = context;
  const unseen = unseenSight(context);
  const lost = `non-essential until proven otherwise: ${nonEssential.length} of ${plans.total} plans`;
  if (unseen.plans.length === 0) return lost;
  const restricted = `to a restricted entry: ${unseen.plans.length} of ${plans.total} plans`;
  if (nonEssential.length === 0) return restricted;
  const known = format.money(spend.total - spend.aligned - unseen.money);
  return `not in line of sight: ${known} ${lost}, and ${format.money(unseen.money)} ${restricted}`;
}

function reason(context: ViewContext, id: string): string {
  const brokenAt = context.plans.get(id)?.lineOfSight.brokenAt;
  const isRun = context.repository.plans.get(id)?.category === "run";
  return `${isRun ? "run work; " : ""}${brokenAt ? breakReason(context, brokenAt) : ""}`;
}
