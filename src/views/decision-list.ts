import type { Entry } from "../model/index.ts";
import { dayCell, entryCell, maybeEntryCell } from "./cells.ts";
import { latestFirst, type ViewContext } from "./context.ts";
import { aboutCells, requiredTable, several } from "./decision.ts";
import { standingCell } from "./entry-page.ts";
import type { StatusMark } from "./status.ts";
import type { Cell, Table } from "./table.ts";
import { counted, isAre, listed, sentenceCase } from "./wording.ts";

export interface DecisionList {
  /** What waits, as a sentence. */
  readonly summary: string;
  readonly required: Table;
  readonly records: Table;
}

/** What has to be decided and what was: two lists that belong together. */
export function decisionList(context: ViewContext): DecisionList {
  return {
    summary: summary(context),
    required: requiredTable(context, context.report.requiredDecisions, { withOwner: true, isFull: true }),
    records: recordTable(context, [...context.repository.decisions.values()].sort(latestFirst)),
  };
}

function summary({ report: { requiredDecisions } }: ViewContext): string {
  const total = requiredDecisions.length;
  if (total === 0) return "Nothing in the plan requires a decision today.";
  const count = (state: string) => requiredDecisions.filter((decision) => decision.state === state).length;
  const [overdue, proposed, decided] = [count("overdue"), count("proposed"), count("decided")];
  const waiting = total - decided;
  const parts = [
    ...(overdue > 0 ? [`${overdue} ${isAre(overdue)} overdue`] : []),
    ...(proposed > 0 ? [`${proposed} ${isAre(proposed)} proposed`] : []),
  ];
  const said =
    waiting === 0
      ? "None waits"
      : `${sentenceCase(counted(waiting, "decision"))} ${waiting === 1 ? "waits" : "wait"}`;
  return `${said}${parts.length > 0 ? `, of which ${listed(parts)}` : ""}; ${decided} of ${total} ${isAre(decided)} decided.`;
}

function recordTable(context: ViewContext, decisions: readonly Entry<"decisions">[]): Table {
  return {
    caption: "Decision records",
    columns: [
      { title: "Decision" },
      { title: "Date" },
      { title: "Forum" },
      { title: "Deciders", minor: true },
      { title: "About", minor: true },
      { title: "Standing" },
    ],
    rows: decisions.map((decision) => [
      entryCell(context, "decisions", decision.id),
      dayCell(context, decision.date),
      maybeEntryCell(context, "forums", decision.forum),
      several(
        decision.deciders.map((id) => entryCell(context, "people", id)),
        "–",
      ),
      several(aboutCells(context, decision), "–"),
      standingMarkCell(context, decision),
    ]),
    empty:
      "No decision is recorded. A record is a file in decisions/; the page of a required decision has one to copy.",
  };
}

const standingMarks: Readonly<Record<string, Omit<StatusMark, "word">>> = {
  Stands: { tone: "none", glyph: "●" },
  Proposed: { tone: "none", glyph: "◆" },
  Superseded: { tone: "none", glyph: "○" },
};

/** How it stands, as a state that the table filters by. */
function standingMarkCell(context: ViewContext, { id, status }: Entry<"decisions">): Cell {
  const cell = standingCell(context, id, status);
  const mark = standingMarks[cell.text] ?? { tone: "none", glyph: "–" };
  return { ...cell, status: { ...mark, word: cell.text } };
}
