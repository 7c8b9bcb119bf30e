import type { MatterLine, Matters } from "../../../src/views/agenda-matters.ts";
import type { Fact } from "../../../src/views/entry-page.ts";
import type { DecisionLine } from "../../../src/views/scorecard.ts";
import { statusMark } from "../../../src/views/status.ts";
import type { Cell, Table } from "../../../src/views/table.ts";
import { firstRows, type ListPlace, tablePage } from "../../../src/views/table-part.ts";
import type { GalleryCase } from "./gallery-case.ts";

const long = "Danube-steamship-company-captain-cabins";
const longest = "Donaudampfschifffahrtsgesellschaftskapitänskajütenumbauten";
const link = (text: string, note?: string): Cell => ({
  text,
  href: "plans/p/",
  ...(note === undefined ? {} : { note }),
});

function table(...rows: Table["rows"]): Table {
  return {
    caption: "Plans",
    columns: [
      { title: "Plan" },
      { title: "Unit", minor: true },
      { title: "Money", align: "end" },
      { title: "State" },
    ],
    rows,
    empty: "No plan is recorded.",
  };
}

const row = (index: number): readonly Cell[] => [
  link(`Plan ${index}`),
  { text: "Shop" },
  { text: `${index * 1000 - 3000}`, sort: index },
  { text: "", status: statusMark(index % 3 === 0 ? "breach" : "on-plan") },
];

const rowsOf = (count: number) => table(...Array.from({ length: count }, (_, index) => row(index)));

const place: ListPlace = {
  list: "plans",
  title: "Plans",
  home: "plans/",
  anchor: undefined,
  elsewhere: [{ text: "Search them by any word", href: "search/?kind=Plan" }],
};

export const dataTables: readonly GalleryCase<Table>[] = [
  {
    name: "cells",
    says: "Links, notes, days, statuses, several values in a cell, and nothing.",
    view: table(
      [
        link("Shop", "by Ann"),
        { text: "Lab" },
        { text: "−1,234", sort: -1234 },
        { text: "", status: statusMark("watch") },
      ],
      [
        { text: "", items: [link("Erp"), { text: "Hub", note: "closed" }] },
        { text: "31 Oct 2026", day: "2026-10-31" },
        { text: "n/a", sort: null },
        { text: "–" },
      ],
    ),
  },
  {
    name: "long-words",
    says: "Words that do not fit.",
    view: table([link(longest, long), { text: longest }, { text: "€1,234,567,890.12" }, { text: long }]),
  },
  {
    name: "tools",
    says: "Long enough to be filtered.",
    view: table(...Array.from({ length: 12 }, (_, index) => row(index))),
  },
  {
    name: "page",
    says: "A page of a list that goes over many.",
    view: tablePage(rowsOf(250), place, 9, 12),
  },
  {
    name: "first-rows",
    says: "The first rows, with where the others are, and a word on what sorting works on.",
    view: firstRows(rowsOf(1234), 12, place.elsewhere),
  },
  { name: "none", says: "No row.", view: table() },
];

export const factLists: readonly GalleryCase<readonly Fact[]>[] = [
  {
    name: "few",
    says: "A link, a status, a long word, and nothing.",
    view: [
      { label: "Plan", values: [link("Shop", "closed")] },
      { label: "State", values: [{ text: "", status: statusMark("stale") }] },
      { label: long, values: [{ text: longest }] },
      { label: "Tags", values: [] },
    ],
  },
  {
    name: "folded",
    says: "More values than are shown at once.",
    view: [{ label: "Plans", values: Array.from({ length: 10 }, (_, index) => link(`Plan ${index + 1}`)) }],
  },
  { name: "none", says: "No fact.", view: [] },
];

export interface DecisionLinesView {
  readonly shown: readonly DecisionLine[];
  readonly note: string;
}

const line = (message: string, fields: Partial<DecisionLine> = {}): DecisionLine => ({
  message,
  href: "kpis/margin/",
  about: link("Gross margin"),
  rule: "KPI in breach",
  who: link("Chief Financial Officer"),
  money: "€1.2m",
  due: "1 Oct 2026",
  late: undefined,
  ...fields,
});

export const decisionLines: readonly GalleryCase<DecisionLinesView>[] = [
  {
    name: "three",
    says: "One late, one without money, one long.",
    view: {
      shown: [
        line("Gross margin is in breach", { late: "30 days late" }),
        line("Nobody watches it", { money: "–", due: "–" }),
        line(`${longest} are in breach and nobody has said what is to be done`, {
          who: link(longest),
          about: link(longest),
        }),
      ],
      note: "3 of 38, the dearest first.",
    },
  },
  { name: "none", says: "Nothing to decide.", view: { shown: [], note: "" } },
];

const matterLine = (message: string, fields: Partial<MatterLine> = {}): MatterLine => ({
  id: "kpi/breach:margin",
  what: { text: message, href: "decisions/required/kpi/breach/margin/" },
  about: undefined,
  who: link("Chief Financial Officer"),
  money: "€1.2m",
  mark: { tone: "breach", glyph: "▼", word: "Overdue" },
  due: { text: "1 Oct 2026", day: "2026-10-01", note: "30 days late" },
  ...fields,
});

const undated: Partial<MatterLine> = {
  money: "",
  mark: { tone: "watch", glyph: "◆", word: "Open" },
  due: { text: "no day known" },
};

export const decisionMatters: readonly GalleryCase<Matters>[] = [
  {
    name: "folded",
    says: "A matter with more beneath it, one with long words, and one that is folded.",
    view: {
      shown: [
        {
          about: link("Shop"),
          summary: "Three decisions, one overdue, the largest with €1.2m at stake",
          shown: [matterLine("Live was due and is not done", { about: link("Live") })],
          folded: [matterLine("Nobody watches it", undated)],
          foldedWords: "One more, not overdue",
        },
        {
          about: link(longest),
          summary: "One decision, overdue",
          shown: [matterLine(`${longest} is in breach`, { who: link(longest), about: link(longest) })],
          folded: [],
          foldedWords: "",
        },
      ],
      folded: [
        {
          about: link("Hub"),
          summary: "One decision, not overdue",
          shown: [matterLine("Nobody owns it", { ...undated, who: { text: "Nobody" } })],
          folded: [],
          foldedWords: "",
        },
      ],
      foldedWords: "One more matter with one decision, not overdue",
      count: 4,
    },
  },
  { name: "none", says: "Nothing to decide.", view: { shown: [], folded: [], foldedWords: "", count: 0 } },
];
