/** What was measured against something else than before, and whether anybody declared it. */
import { type Declaration, promiseText } from "../analysis/index.ts";
import { entryCell } from "./cells.ts";
import { type ChangeSection, type Compared, subjectCell } from "./compared.ts";
import { unbroken } from "./format.ts";
import type { StatusMark } from "./status.ts";
import type { Cell } from "./table.ts";
import { sentenceCase } from "./wording.ts";

export function goalpostSection(compared: Compared): ChangeSection {
  return {
    anchor: "goalposts",
    heading: "Goalposts that moved",
    short: "Goalposts",
    table: {
      caption: "Goalposts that moved",
      columns: [
        { title: "Entry" },
        { title: "What" },
        { title: "Before" },
        { title: "Now" },
        { title: "Declared" },
      ],
      rows: compared.changes.goalposts.map((move) => {
        const { what, before, after } = promiseText(compared.context.repository, {
          ...move,
          kind: "changed",
        });
        return [
          move.subject === "portal" ? { text: "The whole plan" } : subjectCell(compared, move.subject),
          { text: sentenceCase(what.replace(/^the /, "")) },
          { text: unbroken(before) },
          { text: unbroken(after) },
          declaredCell(compared, move.declared),
        ];
      }),
      empty: "No goalpost moved.",
    },
    note: "A goalpost is what an entry is measured against: a target, a baseline, a limit, or a weight that turns a change into money. Moving one takes a decision.",
  };
}

/** Neither a decision nor the entry itself says that it moved or was taken out. */
export const undeclaredMark: StatusMark = { tone: "breach", glyph: "▼", word: "Not declared" };
const undecided: StatusMark = { tone: "watch", glyph: "◆", word: "Without a decision" };

function declaredCell({ context }: Compared, declared: Declaration): Cell {
  switch (declared.kind) {
    case "decision":
      return entryCell(context, "decisions", declared.decision);
    case "ledger":
      return {
        text: undecided.word,
        status: undecided,
        note: `in its ledger, on ${context.format.shortDay(declared.date)}`,
      };
    case "none":
      return { text: undeclaredMark.word, status: undeclaredMark };
  }
}
