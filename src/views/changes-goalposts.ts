/** What was measured against something else than before, and whether anybody declared it. */
import type { Declaration, GoalpostMove } from "../analysis/index.ts";
import { entryCell } from "./cells.ts";
import { type ChangeSection, type Compared, subjectCell } from "./compared.ts";
import { titleOf } from "./context.ts";
import type { StatusMark } from "./status.ts";
import type { Cell } from "./table.ts";

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
        { title: "Before", align: "end" },
        { title: "Now", align: "end" },
        { title: "Declared" },
      ],
      rows: compared.changes.goalposts.map((move) => [
        move.subject === "portal" ? { text: "The whole plan" } : subjectCell(compared, move.subject),
        { text: whatWords(compared, move) },
        valueCell(compared, move.before),
        valueCell(compared, move.after),
        declaredCell(compared, move.declared),
      ]),
      empty: "No goalpost moved.",
    },
    note: "A goalpost is what an entry is measured against: a target, a baseline, a limit, or a weight that turns a change into money. Moving one takes a decision.",
  };
}

function whatWords({ context }: Compared, { what, detail }: GoalpostMove): string {
  const kpi = () => titleOf(context, "kpis", detail);
  switch (what) {
    case "target":
      return `Target for ${context.format.shortDay(detail)}`;
    case "kpi-baseline":
      return "Baseline";
    case "direction":
      return "Direction";
    case "range":
      return detail === "min" ? "Lower end of the range" : "Upper end of the range";
    case "expected-range":
      return detail === "min" ? "Lowest value expected" : "Highest value expected";
    case "tolerance":
      return detail === "watch" ? "Limit to watch" : "Limit to breach";
    case "value-per-unit":
      return "Value per unit";
    case "elasticity":
      return `Effect on ${kpi()}`;
    case "baseline-start":
      return "Baseline start";
    case "baseline-finish":
      return "Baseline finish";
    case "cancelled":
      return "Cancelled";
    case "promised-change":
      return `Promised change of ${kpi()}`;
    case "confidence":
      return `Confidence in ${kpi()}`;
    case "limit":
      return limitWords(detail);
    case "severity":
      return `Severity of the rule ${detail}`;
    case "valuation":
      return detail === "discountRate" ? "Discount rate" : "Years for which a benefit counts";
  }
}

function limitWords(detail: string): string {
  if (detail === "decisionDays") return "Days until a required decision is overdue";
  if (detail === "silentDays") return "Days until a plan without an update is silent";
  const [name, end] = detail.split(" ");
  const what = { kpi: "KPIs", schedule: "milestones", cost: "costs" }[name ?? ""] ?? detail;
  return `Limit of ${what} to ${end}`;
}

function valueCell({ context }: Compared, value: GoalpostMove["before"]): Cell {
  const { format } = context;
  if (value === null) return { text: "none" };
  switch (value.kind) {
    case "day":
      return { text: format.shortDay(value.value), ...(value.value ? { day: value.value } : {}) };
    case "money":
      return { text: format.money(value.value), sort: value.value };
    case "ratio":
      return { text: format.ratio(value.value), sort: value.value };
    case "number":
      return {
        text: value.unit === "" ? format.number(value.value) : format.quantity(value.value, value.unit),
        sort: value.value,
      };
    case "period":
    case "text":
    case "entry":
      return { text: value.value ?? "n/a" };
  }
}

const undeclared: StatusMark = { tone: "breach", glyph: "▼", word: "Not declared" };
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
      return { text: undeclared.word, status: undeclared };
  }
}
