import type { Entry } from "../model/index.ts";
import { entryCell, moneyColumn, wholeCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { unusedCost } from "./system-cost.ts";
import type { Cell, Table } from "./table.ts";
import { sentenceCase } from "./wording.ts";

const lifecycles = { live: "Live", retire: "To be retired", plan: "Planned" } as const;

/** The application inventory, in the order given. */
export function systemTable(context: ViewContext, systems: readonly Entry<"systems">[]): Table {
  const { format } = context;
  const rows = systems.map((system): Cell[] => {
    const { id, capability, unit, sanctioned, lifecycle, annualCost, licences, replacedBy } = system;
    const use = licences && licences.bought > 0 ? licences.used / licences.bought : null;
    const unused = unusedCost(system);
    return [
      entryCell(context, "systems", id),
      { text: sentenceCase(capability) },
      entryCell(context, "units", unit),
      {
        text: lifecycles[lifecycle],
        ...(replacedBy === undefined ? {} : { items: [{ ...entryCell(context, "systems", replacedBy) }] }),
      },
      { text: sanctioned ? "yes" : "no: shadow IT" },
      annualCost === undefined ? { text: "unknown", sort: null } : wholeCell(context, annualCost),
      licences
        ? {
            text: format.percent(use),
            sort: use,
            note: `${format.number(licences.used)} of ${format.number(licences.bought)}`,
          }
        : { text: "–", sort: null },
      unused > 0 ? wholeCell(context, unused) : { text: "–", sort: 0 },
    ];
  });
  return {
    caption: "Systems by capability",
    columns: [
      { title: "System" },
      { title: "Capability" },
      { title: "Unit", minor: true },
      { title: "Lifecycle and successor" },
      { title: "Sanctioned" },
      moneyColumn(context, "Cost a year"),
      { title: "Licences used", align: "end" },
      moneyColumn(context, "Unused"),
    ],
    rows,
    empty: "No system.",
  };
}
