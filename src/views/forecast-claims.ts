/** What green reports were worth: on plan by the figures on that day, and a quarter later. */
import type { ClaimTally, claimCalibration, Rate } from "../analysis/index.ts";
import { entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import type { Cell, Table } from "./table.ts";

export function claimTable(
  context: ViewContext,
  { all, byUnit }: ReturnType<typeof claimCalibration>,
): Table {
  const rate = ({ count, n, share }: Rate): Cell =>
    share === null
      ? { text: n === 0 ? "–" : `${count} of ${n}`, sort: null }
      : { text: context.format.percent(share), note: `${count} of ${n}`, sort: share };
  const cells = ({ onDay, afterwards }: ClaimTally): readonly Cell[] => [rate(onDay), rate(afterwards)];
  return {
    caption: "Green reports that were on plan",
    columns: [
      { title: "Unit" },
      { title: "On plan that day", align: "end" },
      { title: "On plan a quarter later", align: "end" },
    ],
    rows:
      all.onDay.n === 0
        ? []
        : [
            [{ text: "All units" }, ...cells(all)],
            ...byUnit.map(({ unit, tally }) => [
              unit === "" ? { text: "No unit" } : entryCell(context, "units", unit),
              ...cells(tally),
            ]),
          ],
    empty: "No plan was reported green at the end of a quarter that is known.",
  };
}
