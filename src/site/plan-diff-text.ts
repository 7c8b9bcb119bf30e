import type { ChangeSection, Compared } from "../views/compared.ts";
import { type DiffEnd, type PlanDiffView, planDiffView } from "../views/plan-diff.ts";
import type { Cell, Column } from "../views/table.ts";
import { inert } from "./markdown.ts";

export const diffFormats = ["markdown", "json"] as const;
export type DiffFormat = (typeof diffFormats)[number];

interface Diff {
  readonly compared: Compared;
  readonly base: DiffEnd;
  readonly head: DiffEnd;
}

/** How many rows a part has, the fewer the longer the text would be otherwise. */
const mostRows = [20, 8, 3];
/** Servers for git refuse comments beyond 65,536 characters. */
const longestText = 60_000;

export function diffText(diff: Diff, format: DiffFormat): string {
  return format === "json" ? json(diff) : markdown(diff);
}

function json({ compared, base, head }: Diff): string {
  const { summary } = planDiffView(compared, { base, head }, 0);
  const { asOf } = compared.context;
  return `${JSON.stringify({ summary, asOf, base, head: { ...head, hash: head.hash ?? null }, changes: compared.changes }, undefined, 2)}\n`;
}

/** For a pull request. Nothing that stands in a plan is read as Markdown. */
function markdown({ compared, base, head }: Diff): string {
  const texts = mostRows.map((most) => document(planDiffView(compared, { base, head }, most)));
  return texts.find((text) => text.length <= longestText) ?? texts.at(-1) ?? "";
}

function document({ summary, basis, sections, untouched }: PlanDiffView): string {
  const blocks = [
    `**${inert(summary)}**`,
    inert(basis),
    ...sections.map(sectionText),
    ...(untouched === "" ? [] : [inert(untouched)]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function sectionText({ heading, table, left }: ChangeSection): string {
  const { columns, rows } = table;
  const lines = [
    line(columns.map(({ title }) => inert(title))),
    line(columns.map(rule)),
    ...rows.map((row) => line(row.map(cellText))),
  ];
  return [
    `### ${inert(heading)}`,
    lines.join("\n"),
    ...(left === undefined ? [] : [`and ${left} more`]),
  ].join("\n\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function rule({ align }: Column): string {
  return align === "end" ? "---:" : "---";
}

function cellText({ text, status, note, items = [] }: Cell): string {
  const own = status ? `${status.glyph} ${inert(status.word)}` : inert(text);
  const beneath = note === undefined ? "" : ` (${inert(note)})`;
  return [`${own}${beneath}`, ...items.map(cellText)].filter((part) => part !== "").join("; ");
}
