/** What a decision changed: baselines and targets before and after it, by the goalpost ledgers that name it. */
import { daysBetween, type Entry, entriesBy } from "../model/index.ts";
import { dayCell, entryCell } from "./cells.ts";
import { subjectOf, type ViewContext } from "./context.ts";
import type { Cell, Table } from "./table.ts";

type Row = readonly Cell[];

export function changeTable(context: ViewContext, decision: Entry<"decisions">): Table | undefined {
  const moved = movesBy(context, decision.id);
  const found = new Set(moved.map(({ key }) => key));
  const rows = [
    ...moved.flatMap(({ rows }) => rows),
    ...decision.changes.filter((key) => !found.has(key)).map((key) => unrecordedRow(context, key)),
  ];
  if (rows.length === 0) return undefined;
  return {
    caption: "What it changed",
    columns: [
      { title: "Entry" },
      { title: "What" },
      { title: "Before", align: "end" },
      { title: "After", align: "end" },
      { title: "Change", align: "end" },
      { title: "On" },
    ],
    rows,
    empty: "",
  };
}

/** The KPIs and milestones whose ledgers name a decision, KPIs first. */
export function movedBy(context: ViewContext, decision: string): readonly string[] {
  return movesBy(context, decision).map(({ key }) => key);
}

const retargetedBy = entriesBy("kpis", ({ retargeted }) => retargeted.map(({ decision }) => decision));
const rebaselinedBy = entriesBy("milestones", ({ rebaselined, cancelled }) =>
  [...rebaselined, ...(cancelled ? [cancelled] : [])].map(({ decision }) => decision),
);

function movesBy(context: ViewContext, decision: string) {
  const { repository } = context;
  return [
    ...retargetedBy(repository, decision).map((kpi) => ({
      key: `kpis/${kpi.id}`,
      rows: targetRows(context, kpi, decision),
    })),
    ...rebaselinedBy(repository, decision).map((milestone) => ({
      key: `milestones/${milestone.id}`,
      rows: baselineRows(context, milestone, decision),
    })),
  ].filter(({ rows }) => rows.length > 0);
}

/** One row for each period whose target is another one, is new or is gone. */
function targetRows(context: ViewContext, kpi: Entry<"kpis">, decision: string): readonly Row[] {
  const { format } = context;
  return kpi.retargeted.flatMap((move, place): readonly Row[] => {
    if (move.decision !== decision) return [];
    const after = kpi.retargeted[place + 1]?.targets ?? kpi.targets;
    const periods = [...new Set([...move.targets, ...after].map(({ period }) => period))];
    return periods.flatMap((period): readonly Row[] => {
      const old = move.targets.find((target) => target.period === period)?.value;
      const now = after.find((target) => target.period === period)?.value;
      if (old === now) return [];
      const difference = old === undefined || now === undefined ? undefined : now - old;
      return [
        [
          entryCell(context, "kpis", kpi.id),
          { text: `Target for ${format.period(period)}` },
          old === undefined ? { text: "none" } : { text: format.quantity(old, kpi.unit), sort: old },
          now === undefined ? { text: "none" } : { text: format.quantity(now, kpi.unit), sort: now },
          difference === undefined
            ? { text: "–" }
            : {
                text: `${difference > 0 ? "+" : ""}${format.change(difference, kpi.unit)}`,
                sort: difference,
              },
          dayCell(context, move.date),
        ],
      ];
    });
  });
}

function baselineRows(
  context: ViewContext,
  { id, rebaselined, baseline, cancelled }: Entry<"milestones">,
  decision: string,
): readonly Row[] {
  const { format } = context;
  const cell = entryCell(context, "milestones", id);
  const moves = rebaselined.flatMap((move, place): readonly Row[] => {
    if (move.decision !== decision) return [];
    const [old, now] = [move.baseline.finish, (rebaselined[place + 1]?.baseline ?? baseline).finish];
    const days = daysBetween(old, now);
    return [
      [
        cell,
        { text: "Baseline finish" },
        dayCell(context, old),
        dayCell(context, now),
        { text: days === 0 ? "only the start moved" : format.slip(days), sort: days },
        dayCell(context, move.date),
      ],
    ];
  });
  if (cancelled?.decision !== decision) return moves;
  return [
    ...moves,
    [
      cell,
      { text: "Cancelled" },
      dayCell(context, baseline.finish),
      { text: "not to be done" },
      { text: "–" },
      dayCell(context, cancelled.date),
    ],
  ];
}

/** The decision says that it changes an entry, and the entry's ledger knows of no change by it. */
function unrecordedRow(context: ViewContext, key: string): Row {
  const { collection, id } = subjectOf(key);
  return [
    entryCell(context, collection, id),
    { text: "Said to change", note: "its ledger names no move by this decision" },
    { text: "–" },
    { text: "–" },
    { text: "–" },
    { text: "–" },
  ];
}
