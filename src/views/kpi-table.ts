import type { Entry } from "../model/index.ts";
import { entryCell, statusCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { rangeText } from "./explanation.ts";
import type { Table } from "./table.ts";

export function kpiTable(
  context: ViewContext,
  kpis: Iterable<Entry<"kpis">>,
  caption: string,
  options: { readonly withOwner: boolean },
): Table {
  const { format } = context;
  const rows = [...kpis].map((kpi) => {
    const report = context.kpis.get(kpi.id);
    return [
      entryCell(context, "kpis", kpi.id),
      {
        text: format.quantity(report?.actual, kpi.unit),
        sort: report?.actual ?? null,
        ...(report?.at ? { note: format.period(report.period ?? "") } : {}),
      },
      {
        text: kpi.direction === "hold" ? rangeText(context, kpi) : format.quantity(report?.planned, kpi.unit),
        sort: report?.planned ?? null,
      },
      statusCell(report?.status),
      ...(options.withOwner ? [entryCell(context, "people", kpi.accountable)] : []),
    ];
  });
  return {
    caption,
    columns: [
      { title: "KPI" },
      { title: "Actual", align: "end" },
      { title: "Planned", align: "end" },
      { title: "State" },
      ...(options.withOwner ? [{ title: "Accountable", minor: true as const }] : []),
    ],
    rows,
    empty: "No KPI.",
  };
}
