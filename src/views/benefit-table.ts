import { presentValue, schedule, valuedPromises } from "../analysis/index.ts";
import { toDay } from "../model/index.ts";
import { dayCell, entryCell, moneyColumn, wholeCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import type { Cell, Table } from "./table.ts";

/** The inputs of every present value: a row for each KPI with a value that a promise still reaches. */
export function benefitTable(context: ViewContext): Table {
  const { now, report, repository, format } = context;
  const promises = valuedPromises(now, schedule(now));
  const rows = report.investment.flatMap(({ id }) =>
    (promises.get(id) ?? []).flatMap((promise) => {
      const { contribution, milestone, kpi, ends, expectedFrom } = promise;
      if (expectedFrom === null || milestone.actual?.finish !== undefined) return [];
      return ends.map((end): Cell[] => {
        const value = presentValue(now, [{ ...promise, ends: [end] }]);
        const valued = repository.kpis.get(end.kpi)?.title ?? end.kpi;
        return [
          entryCell(context, "plans", id),
          entryCell(context, "kpis", kpi.id, end.kpi === kpi.id ? undefined : `by way of ${valued}`),
          wholeCell(context, end.valuePerYear),
          { text: format.percent(contribution.confidence), sort: contribution.confidence },
          dayCell(context, toDay(Math.round(expectedFrom + end.lagDays))),
          { text: format.days(contribution.rampDays), sort: contribution.rampDays },
          wholeCell(context, value),
        ];
      });
    }),
  );
  return {
    caption: "What the present values are made of",
    columns: [
      { title: "Plan" },
      { title: "KPI it moves" },
      moneyColumn(context, "Worth a year"),
      { title: "Confidence", align: "end" },
      { title: "Starts" },
      { title: "Ramp", align: "end" },
      moneyColumn(context, "Present value"),
    ],
    rows,
    empty: "No plan promises a change of a KPI that has a value in money.",
  };
}
