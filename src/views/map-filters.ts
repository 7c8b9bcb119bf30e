import type { MoneyStream } from "../analysis/index.ts";
import type { Entry } from "../model/index.ts";
import { titleOf, type ViewContext } from "./context.ts";

/** A row of the table as facts, from which a script adds up what was chosen. */
export interface MapRow {
  readonly plan: string;
  readonly unit: string;
  readonly stage: string;
  /** An id, or `~none` and `~nowhere`, which no id can be. */
  readonly objective: string;
  readonly money: number;
  readonly leads: boolean;
}

export interface MapFilter {
  readonly name: "unit" | "objective" | "stage";
  readonly label: string;
  /** The choice of everything. */
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly title: string }[];
}

export function mapRows({ repository }: ViewContext, streams: readonly MoneyStream[]): readonly MapRow[] {
  return streams.map(({ plan, money, path, objective }) => {
    const { unit, stage } = repository.plans.get(plan) as Entry<"plans">;
    const leads = path.length > 0;
    return { plan, unit, stage, objective: leads ? (objective ?? "~none") : "~nowhere", money, leads };
  });
}

const stages = ["proposed", "approved", "active", "delivered"] as const;

/** What can be chosen among the streams, each with the number of plans behind it. */
export function mapFilters(context: ViewContext, streams: readonly MoneyStream[]): readonly MapFilter[] {
  const rows = mapRows(context, streams);
  const options = (
    name: MapFilter["name"],
    titleFor: (value: string) => string,
    order: readonly string[],
  ) => {
    const plansBy = Map.groupBy(rows, (row) => row[name]);
    return order.flatMap((value) => {
      const plans = new Set(plansBy.get(value)?.map(({ plan }) => plan)).size;
      return plans === 0 ? [] : [{ value, title: `${titleFor(value)} (${plans})` }];
    });
  };
  const { units, objectives } = context.repository;
  const ends: Readonly<Record<string, string>> = {
    "~none": "No objective named",
    "~nowhere": "Leads nowhere",
  };
  const objectiveTitle = (id: string) => ends[id] ?? titleOf(context, "objectives", id);
  const stageTitle = (stage: string) => stage.charAt(0).toUpperCase() + stage.slice(1);
  return [
    {
      name: "unit",
      label: "Unit",
      all: "All units",
      options: options("unit", (id) => titleOf(context, "units", id), [...units.keys()]),
    },
    {
      name: "objective",
      label: "Objective",
      all: "All objectives",
      options: options("objective", objectiveTitle, [...objectives.keys(), "~none", "~nowhere"]),
    },
    { name: "stage", label: "Stage", all: "All stages", options: options("stage", stageTitle, stages) },
  ];
}
