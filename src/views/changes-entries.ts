/** What is new, gone, renamed, restated, or in other hands. */
import type { NamedEntry } from "../analysis/index.ts";
import { entryCell, periodCell } from "./cells.ts";
import { undeclaredMark } from "./changes-goalposts.ts";
import { type ChangeSection, type Compared, nounOf, subjectCell } from "./compared.ts";
import { subjectOf } from "./context.ts";
import type { Cell, Column } from "./table.ts";
import { sentenceCase } from "./wording.ts";

export function restatedSection(compared: Compared): ChangeSection {
  const { context, changes } = compared;
  const { format, repository } = context;
  return {
    anchor: "restated",
    heading: "Past figures that were restated",
    short: "Past figures",
    table: {
      caption: "Past figures that were restated",
      columns: [
        { title: "KPI" },
        { title: "For" },
        { title: "Before", align: "end" },
        { title: "Now", align: "end" },
      ],
      rows: changes.restated.map(({ kpi, period, before, after }) => {
        const unit = repository.kpis.get(kpi)?.unit ?? "";
        return [
          entryCell(context, "kpis", kpi),
          periodCell(context, period),
          { text: format.quantity(before, unit), sort: before },
          after === null ? { text: "taken out" } : { text: format.quantity(after, unit), sort: after },
        ];
      }),
      empty: "No past figure was restated.",
    },
  };
}

export function handOverSection(compared: Compared): ChangeSection {
  return {
    anchor: "hands",
    heading: "Other people accountable",
    short: "Accountable",
    table: {
      caption: "Other people accountable",
      columns: [{ title: "Entry" }, { title: "Kind", minor: true }, { title: "Before" }, { title: "Now" }],
      rows: compared.changes.handOvers.map(({ subject, before, after }) => [
        subjectCell(compared, subject),
        { text: nounOf(subjectOf(subject).collection) },
        subjectCell(compared, `people/${before}`),
        subjectCell(compared, `people/${after}`),
      ]),
      empty: "Nobody else is accountable for anything.",
    },
  };
}

const columns: readonly Column[] = [{ title: "Entry" }, { title: "Kind" }];

/** Decisions have a part of their own. */
export function newSection(compared: Compared): ChangeSection {
  const { changes, context } = compared;
  const entered = changes.entered.filter(({ collection }) => collection !== "decisions");
  const measured = changes.measured.length;
  return {
    anchor: "new",
    heading: "New entries",
    short: "New",
    table: {
      caption: "New entries",
      columns,
      rows: entered.map(({ collection, id }) => [entryCell(context, collection, id), kindCell(collection)]),
      empty: "No entry is new.",
    },
    ...(measured === 0
      ? {}
      : { note: `${measured} of ${context.repository.kpis.size} KPIs were measured for a new period.` }),
  };
}

/** Taking out one of these hides something that was promised, found or said, and takes a decision. */
const needsDecision: ReadonlySet<NamedEntry["collection"]> = new Set([
  "objectives",
  "kpis",
  "plans",
  "milestones",
  "assumptions",
  "risks",
  "teams",
  "systems",
  "updates",
  "decisions",
]);

function undeclaredCell(collection: NamedEntry["collection"]): Cell {
  return needsDecision.has(collection)
    ? { text: undeclaredMark.word, status: undeclaredMark }
    : { text: "–" };
}

/** The removed entries that nobody said would be. */
export function removedSilently({ changes }: Compared): number {
  return changes.removed.filter(
    ({ collection, decision }) => decision === null && needsDecision.has(collection),
  ).length;
}

export function removedSection({ changes, context }: Compared): ChangeSection {
  return {
    anchor: "removed",
    heading: "Removed entries",
    short: "Removed",
    table: {
      caption: "Removed entries",
      columns: [...columns, { title: "Declared" }],
      rows: changes.removed.map(({ collection, id, title, decision }) => [
        { text: title, note: `${collection}/${id}` },
        kindCell(collection),
        decision === null ? undeclaredCell(collection) : entryCell(context, "decisions", decision),
      ]),
      empty: "No entry was removed.",
    },
  };
}

export function renamedSection({ changes, context }: Compared): ChangeSection {
  return {
    anchor: "renamed",
    heading: "Renamed entries",
    short: "Renamed",
    table: {
      caption: "Renamed entries",
      columns: [...columns, { title: "Before" }, { title: "Now" }],
      rows: changes.renamed.map(({ collection, id, idBefore }) => [
        entryCell(context, collection, id),
        kindCell(collection),
        { text: idBefore },
        { text: id },
      ]),
      empty: "No entry was renamed.",
    },
  };
}

function kindCell(collection: NamedEntry["collection"]) {
  return { text: sentenceCase(nounOf(collection)) };
}
