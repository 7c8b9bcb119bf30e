/** What decisions were meant to do and what happened: of one decision, and of all of them with their hit rates. */
import { type EffectTally, effectLedger, fewestForRate } from "../analysis/index.ts";
import type { Entry } from "../model/index.ts";
import { dayCell, entryCell, maybeEntryCell, periodCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import type { StatusMark } from "./status.ts";
import type { Cell, Column, Table } from "./table.ts";
import { counted, isAre, sentenceCase } from "./wording.ts";

type Effect = ViewContext["report"]["decisions"][number]["effects"][number];

const effectMarks: Readonly<Record<Effect["state"], StatusMark>> = {
  met: { tone: "on-plan", glyph: "●", word: "Met" },
  partly: { tone: "watch", glyph: "◆", word: "Partly met" },
  missed: { tone: "breach", glyph: "▼", word: "Missed" },
  "too-early": { tone: "none", glyph: "○", word: "Too early" },
  unmeasurable: { tone: "none", glyph: "–", word: "Not measurable" },
};

const effectColumns: readonly Column[] = [
  { title: "KPI" },
  { title: "Expected", align: "end" },
  { title: "By" },
  { title: "Observed", align: "end" },
  { title: "Outcome" },
];

export function effectTable(context: ViewContext, decision: Entry<"decisions">): Table | undefined {
  const effects = context.decisions.get(decision.id)?.effects ?? [];
  if (effects.length === 0) return undefined;
  return {
    caption: "What it was meant to do, and what happened",
    columns: effectColumns,
    rows: effects.map((effect) => effectRow(context, effect)),
    empty: "",
  };
}

function effectRow(context: ViewContext, { kpi, delta, by, observed, state }: Effect): readonly Cell[] {
  const unit = context.repository.kpis.get(kpi)?.unit ?? "";
  const change = (value: number | null) =>
    `${(value ?? 0) > 0 ? "+" : ""}${context.format.change(value, unit)}`;
  const mark = effectMarks[state];
  return [
    entryCell(context, "kpis", kpi),
    { text: change(delta), sort: delta },
    unbrokenCell(periodCell(context, by)),
    { text: change(observed), sort: observed },
    { text: mark.word, status: mark },
  ];
}

/** A short text that stays on one line. */
function unbrokenCell(cell: Cell): Cell {
  return { ...cell, text: cell.text.replaceAll(" ", "\u00a0") };
}

export interface EffectsView {
  /** How often decisions worked, as a sentence. */
  readonly headline: string;
  /** What the rate leaves out, and how it is reckoned. */
  readonly lede: string;
  readonly byForum: Table;
  readonly byYear: Table;
  readonly effects: Table;
}

export function effectsView(context: ViewContext): EffectsView {
  const { repository, format } = context;
  const ledger = effectLedger(context.now, context.report.decisions);
  return {
    headline: headline(ledger.all, context),
    lede: lede(ledger.all),
    byForum: tallyTable(
      context,
      "Effects by forum",
      "Forum",
      ledger.byForum.map(({ forum, tally }) => ({
        cell: forum === null ? { text: "No forum" } : entryCell(context, "forums", forum),
        tally,
      })),
    ),
    byYear: tallyTable(
      context,
      "Effects by year",
      "Year of the decision",
      ledger.byYear.map(({ year, tally }) => ({ cell: { text: year }, tally })),
    ),
    effects: {
      caption: "All expected effects",
      columns: [
        { title: "Decision" },
        { title: "Decided", minor: true },
        { title: "Forum", minor: true },
        ...effectColumns,
      ],
      rows: ledger.effects.map((effect) => {
        const decision = repository.decisions.get(effect.decision);
        return [
          entryCell(context, "decisions", effect.decision),
          dayCell(context, decision?.date),
          maybeEntryCell(context, "forums", decision?.forum),
          ...effectRow(context, effect),
        ];
      }),
      empty:
        "No decision says what effect it is meant to have. Give a decision record the field “expects”: the KPI, the change and the period by which it shows.",
    },
  };

  function headline({ measured, met, rate }: EffectTally, { format: { percent } }: ViewContext): string {
    const total = ledger.effects.length;
    if (total === 0) return "No decision has said what it is meant to change.";
    if (measured === 0) return `Of ${counted(total, "expected effect")}, none can be measured yet.`;
    if (rate === null)
      return `${met} of ${counted(measured, "measured effect")} ${isAre(met)} met: too few for a rate.`;
    return `${percent(rate)} of the effects that decisions were taken for came as expected: ${met} of ${format.number(measured)}.`;
  }
}

function lede({ partly, missed, tooEarly, unmeasurable }: EffectTally): string {
  const parts = [
    `${sentenceCase(counted(partly, "effect"))} came in part and ${counted(missed, "effect")} not at all; both count as not met.`,
    `Counted apart: ${tooEarly} too early to say, ${unmeasurable} not measurable.`,
    `Below ${counted(fewestForRate, "measured effect")} no rate is given.`,
  ];
  return parts.join(" ");
}

function tallyTable(
  { format }: ViewContext,
  caption: string,
  first: string,
  rows: readonly { readonly cell: Cell; readonly tally: EffectTally }[],
): Table {
  const count = (value: number): Cell => ({ text: format.number(value), sort: value });
  return {
    caption,
    columns: [
      { title: first },
      ...["Met", "Partly", "Missed"].map((title) => ({ title, align: "end" as const })),
      { title: "Hit rate", align: "end" },
      ...["Too early", "Not measurable"].map((title) => ({ title, align: "end" as const })),
    ],
    rows: rows.map(({ cell, tally }) => [
      cell,
      count(tally.met),
      count(tally.partly),
      count(tally.missed),
      rateCell(tally, format),
      count(tally.tooEarly),
      count(tally.unmeasurable),
    ]),
    empty: "No effect is expected yet.",
  };
}

/** The rate with what it is made of; where that is too little, only what it is made of. */
function rateCell({ met, measured, rate }: EffectTally, format: ViewContext["format"]): Cell {
  if (measured === 0) return { text: "nothing measured", sort: null };
  const of = `${met} of ${measured}`;
  return rate === null
    ? { text: `${of}, too few for a rate`, sort: null }
    : { text: format.percent(rate), note: of, sort: rate };
}
