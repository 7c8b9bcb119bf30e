import type { BarGroup, BarInk, BarRow, BarRowsView, RangeView } from "../../../src/views/bar-rows.ts";
import type { GalleryCase } from "./gallery-case.ts";

const keyOf: Readonly<Record<string, BarInk>> = { gains: "solid", losses: "adverse", proposed: "hatched" };

function chart(title: string, ...groups: readonly BarGroup[]): BarRowsView {
  const key = Object.entries(keyOf).map(([text, ink]) => ({ ink, text }));
  return { title, description: "A bar for each plan, on one scale.", groups, key };
}

function row(text: string, ...values: readonly (number | readonly [number, BarInk])[]): BarRow {
  const parts = values.map((value) =>
    typeof value === "number"
      ? ({ value, ink: value < 0 ? "adverse" : "solid" } as const)
      : { value: value[0], ink: value[1] },
  );
  const sum = parts.reduce((total, { value }) => total + value, 0);
  return { cell: { text, href: "plans/p/" }, text: `€${sum}`, drawing: { kind: "parts", parts } };
}

const all = (...rows: readonly BarRow[]): BarGroup => ({ heading: "", rows });
const long = "Rearrange all forty-two Danube-steamship-company-captain-cabins before Christmas";

export const barRowCharts: readonly GalleryCase<BarRowsView>[] = [
  {
    name: "groups",
    says: "Gains and losses in two groups, the second below the cut, parts of several inks, and nothing at all.",
    view: chart(
      "Two of four plans bring more than they cost",
      {
        heading: "Above the cut",
        note: "€900 for two plans",
        rows: [row("Whole", 600, [200, "hatched"], [40, "muted"]), row("Small", 1)],
      },
      {
        heading: "Below the cut",
        isBelowCut: true,
        rows: [{ ...row("Loss", -300), textNote: "no line of sight" }, row("Nothing", 0), row("No bar")],
      },
    ),
  },
  { name: "one", says: "One bar.", view: chart("One plan", all(row("Only", 5))) },
  {
    name: "zero",
    says: "All are zero.",
    view: chart("No plan brings anything", all(row("a", 0), row("b", 0))),
  },
  {
    name: "negative",
    says: "All are negative.",
    view: chart("All lose", all(row("a", -5), row("b", -100, -20))),
  },
  {
    name: "long-titles",
    says: "A title, a note and a figure that take several lines.",
    view: chart(
      long,
      all({
        ...row(long, 5),
        text: "€1,234,567,890.12 a year",
        textNote: long,
        cell: { text: long, note: long },
      }),
    ),
  },
  { name: "none", says: "No group.", view: chart("Nothing is to be seen") },
];

const range = (text: string, fields: Partial<RangeView>): BarRow => ({
  cell: { text },
  text: fields.actual === undefined ? "n/a" : String(fields.actual),
  drawing: {
    kind: "range",
    range: {
      min: undefined,
      max: undefined,
      actual: undefined,
      isInside: true,
      spread: undefined,
      ...fields,
    },
  },
});

export const rangeBars: readonly GalleryCase<BarRowsView>[] = [
  {
    name: "inside",
    says: "Between two limits, above one, below one, and where the value was.",
    view: chart(
      "All hold",
      all(
        range("From 50 to 150", { min: 50, max: 150, actual: 100, spread: { low: 80, high: 140 } }),
        range("At least 97", { min: 97, actual: 98 }),
        range("At most 20", { max: 20, actual: 3 }),
      ),
    ),
  },
  {
    name: "outside",
    says: "Outside by little, by much, and below zero.",
    view: chart(
      "None holds",
      all(
        range("At least 97", { min: 97, actual: 96.9, isInside: false }),
        range("From 90 to 100", {
          min: 90,
          max: 100,
          actual: 0,
          isInside: false,
          spread: { low: 0, high: 95 },
        }),
        range("At least 0", { min: 0, actual: -40, isInside: false }),
      ),
    ),
  },
  {
    name: "odd",
    says: "Without a value, with a range of no width, and around zero.",
    view: chart(
      "Nothing is known",
      all(
        range("No value", { min: 1, max: 2 }),
        range("Exactly 5", { min: 5, max: 5, actual: 5 }),
        range("From −1 to 1", { min: -1, max: 1, actual: 0 }),
        range("At most 0", { max: 0, actual: 0 }),
      ),
    ),
  },
];
