/** What became of the finishes that were forecast: the overrun by lead and by unit, and each of them. */
import type { FinishCalibration, Lead, Overrun } from "../analysis/index.ts";
import { planOfMilestone } from "../model/index.ts";
import type { BarPart, BarRow, BarRowsView } from "./bar-rows.ts";
import { dayCell, entryCell } from "./cells.ts";
import { titleOf, type ViewContext } from "./context.ts";
import type { Cell, Column, Table } from "./table.ts";

const leadWords: Readonly<Record<Lead, string>> = {
  month: "One month",
  quarter: "Three months",
  "half-year": "Six months",
  year: "A year",
};

interface Both {
  readonly owner: FinishCalibration;
  readonly computed: FinishCalibration;
}

/** The days late at each lead, as its owner said and as was computed. */
export function finishChart(context: ViewContext, { owner, computed }: Both): BarRowsView | undefined {
  const groups = owner.byLead.flatMap(({ lead, overrun }) => {
    const other = computed.byLead.find((each) => each.lead === lead)?.overrun;
    const rows = [
      ...barRow(context, "As the owner said", overrun),
      ...(other ? barRow(context, "As was computed", other) : []),
    ];
    return rows.length === 0 ? [] : [{ heading: `${leadWords[lead]} ahead`, rows }];
  });
  if (groups.length === 0) return undefined;
  return {
    title: "Days late, by how far away the finish was said to be",
    description:
      "For each lead the days late that half of the finishes do not exceed, and beyond it those that four in five do not exceed. The figures stand in the table beneath.",
    groups,
    key: [
      { ink: "solid", text: "P50: half take no longer" },
      { ink: "hatched", text: "P80: four in five take no longer" },
    ],
  };
}

function barRow({ format }: ViewContext, name: string, { n, p50, p80 }: Overrun): readonly BarRow[] {
  if (p50 === null || p80 === null) return [];
  const parts: readonly BarPart[] = [
    { value: p50, ink: "solid" },
    { value: Math.max(0, p80) - Math.max(0, p50), ink: "hatched" },
  ];
  return [
    {
      cell: { text: name, note: `n = ${n}` },
      text: `P50 ${format.slip(p50)}`,
      textNote: `P80 ${format.slip(p80)}`,
      drawing: { kind: "parts", parts },
    },
  ];
}

const overrunColumns: readonly Column[] = [
  { title: "n", align: "end" },
  { title: "Still open", align: "end" },
  { title: "Finished by then", align: "end" },
  { title: "P50", align: "end" },
  { title: "P80", align: "end" },
];

export function leadTable(context: ViewContext, { owner, computed }: Both): Table {
  const row = (by: string, lead: Lead, overrun: Overrun): readonly Cell[] => [
    { text: `${leadWords[lead]} ahead`, note: by },
    ...overrunCells(context, overrun),
  ];
  return {
    caption: "Days late by lead",
    columns: [{ title: "Finish said to be" }, ...overrunColumns],
    rows: owner.byLead.flatMap(({ lead, overrun }) => [
      row("as the owner said", lead, overrun),
      ...computed.byLead
        .filter((each) => each.lead === lead)
        .map((each) => row("as was computed", lead, each.overrun)),
    ]),
    empty: "",
  };
}

export function unitTable(context: ViewContext, { byUnit }: FinishCalibration): Table {
  return {
    caption: "Days late by unit, of finishes that their owners said were three months ahead",
    columns: [{ title: "Unit" }, ...overrunColumns],
    rows: byUnit.map(({ unit, overrun }) => [
      unit === "" ? { text: "No unit" } : entryCell(context, "units", unit),
      ...overrunCells(context, overrun),
    ]),
    empty: "No finish that was said to be three months ahead has come due yet.",
  };
}

function overrunCells({ format }: ViewContext, { n, open, kept, p50, p80 }: Overrun): readonly Cell[] {
  const days = (value: number | null): Cell =>
    value === null
      ? { text: n === 0 ? "–" : "too few", sort: null }
      : { text: format.slip(value), sort: value };
  return [
    { text: String(n), sort: n },
    { text: String(open), sort: open },
    kept.share === null
      ? { text: `${kept.count} of ${kept.n}`, sort: null }
      : { text: format.percent(kept.share), note: `${kept.count} of ${kept.n}`, sort: kept.share },
    days(p50),
    days(p80),
  ];
}

const mostFinishes = 60;

/** The finishes that were said to be three months ahead, the latest against it first. */
export function finishesTable(context: ViewContext, { forecasts }: FinishCalibration): Table {
  const { format } = context;
  const own = forecasts
    .filter(({ lead }) => lead === "quarter")
    .sort((a, b) => b.daysLate - a.daysLate)
    .slice(0, mostFinishes);
  return {
    caption: "Finishes said to be three months ahead, the latest first",
    columns: [
      { title: "Milestone" },
      { title: "Said on" },
      { title: "To be finished" },
      { title: "Finished" },
      { title: "Days late", align: "end" },
    ],
    rows: own.map(({ milestone, madeOn, forecast, finish, daysLate }) => [
      entryCell(context, "milestones", milestone, titleOf(context, "plans", planOfMilestone(milestone))),
      dayCell(context, madeOn),
      dayCell(context, forecast),
      finish === null ? { text: "still open" } : dayCell(context, finish),
      { text: format.slip(daysLate), sort: daysLate, ...(finish === null ? { note: "so far" } : {}) },
    ]),
    empty: "No finish that was said to be three months ahead has come due yet.",
  };
}
