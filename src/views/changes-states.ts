/** What stands otherwise than before, for the better or the worse, and what is said about it. */
import type { StatusMove } from "../analysis/index.ts";
import { oncePer, planOfMilestone } from "../model/index.ts";
import { assumptionMark } from "./assumption-list.ts";
import { type ChangeSection, type Compared, nounOf, subjectCell } from "./compared.ts";
import { subjectOf, titleOf } from "./context.ts";
import { promisersOf } from "./references.ts";
import { riskMark } from "./risk-list.ts";
import { claimMark, type StatusMark, statusMark } from "./status.ts";
import type { Cell, Column, Table } from "./table.ts";
import { sentenceCase } from "./wording.ts";

const columns: readonly Column[] = [
  { title: "What" },
  { title: "Kind", minor: true },
  { title: "At stake", align: "end" },
  { title: "Before" },
  { title: "Now" },
];

export function worseSection(compared: Compared): ChangeSection {
  const caption = "What got worse";
  return {
    anchor: "worse",
    heading: caption,
    short: "Worse",
    table: moveTable(compared, caption, worse(compared)),
  };
}

/** What stands better although it is measured against something else says so. */
export function betterSection(compared: Compared): ChangeSection {
  const caption = "What got better";
  return {
    anchor: "better",
    heading: caption,
    short: "Better",
    table: moveTable(compared, caption, better(compared)),
  };
}

/** How far KPIs are from their plans, also where that changes no colour. */
export function gapSection(compared: Compared): ChangeSection {
  const { context, changes } = compared;
  const { format, repository } = context;
  const rows = changes.gaps.map(({ kpi, gap, originalGap, moneyAtStake }): Cell[] => {
    const unit = repository.kpis.get(kpi)?.unit ?? "";
    const [before, after] = [gap.before ?? 0, gap.after ?? 0];
    const isKnown = gap.before !== null && gap.after !== null;
    return [
      subjectCell(compared, `kpis/${kpi}`),
      { text: format.change(gap.before, unit), sort: gap.before },
      { text: format.change(gap.after, unit), sort: gap.after },
      {
        text: isKnown ? `${after > before ? "+" : ""}${format.change(after - before, unit)}` : "–",
        sort: isKnown ? after - before : null,
      },
      { text: format.change(originalGap.after, unit), sort: originalGap.after },
      { text: format.money(moneyAtStake.after), sort: moneyAtStake.after },
    ];
  });
  return {
    anchor: "variance",
    heading: "Variance of KPIs",
    short: "Variance",
    table: {
      caption: "Variance of KPIs",
      columns: [
        { title: "KPI" },
        { title: "Gap before", align: "end" },
        { title: "Gap now", align: "end" },
        { title: "Difference", align: "end" },
        { title: "To the first targets", align: "end" },
        { title: "At stake a year", align: "end" },
      ],
      rows,
      empty: "No KPI is nearer to its plan or further from it.",
    },
    note: "A positive gap is adverse.",
  };
}

/** What owners and reviews say is a word and not a fact, so that a greener one makes nothing better. */
export function claimSection(compared: Compared): ChangeSection {
  const caption = "What owners and reviews say now";
  const claims = compared.changes.statuses.filter(({ kind }) => kind === "claim");
  return { anchor: "said", heading: caption, short: "Said", table: moveTable(compared, caption, claims) };
}

export function otherSection(compared: Compared): ChangeSection {
  const caption = "What else stands otherwise";
  const moves = told(compared).filter(({ direction }) => direction === "changed");
  return {
    anchor: "other",
    heading: caption,
    short: "Other states",
    table: moveTable(compared, caption, moves),
  };
}

export function worse(compared: Compared): readonly StatusMove[] {
  return told(compared).filter(({ direction }) => direction === "worse");
}

export function better(compared: Compared): readonly StatusMove[] {
  return told(compared).filter(({ direction }) => direction === "better");
}

/**
 * The moves that say something of their own: a plan's computed status is that of its delivery or its value, and
 * the colour of a milestone goes with its state.
 */
const told = oncePer(({ changes }: Compared): readonly StatusMove[] => {
  const bySubject = Map.groupBy(changes.statuses, ({ subject }) => subject);
  return changes.statuses.filter((move) => {
    if (move.kind === "claim") return false;
    if (move.kind !== "status") return true;
    const others = (bySubject.get(move.subject) ?? []).filter((other) => other !== move);
    if (move.aspect === "status") return !others.some(({ kind }) => kind === "milestone");
    if (move.aspect !== "computed") return true;
    return !others.some(
      (other) => other.kind === "status" && other.before === move.before && other.after === move.after,
    );
  });
});

function moveTable(compared: Compared, caption: string, moves: readonly StatusMove[]): Table {
  const goalposts = measuredElsewhere(compared);
  const { format } = compared.context;
  const rows = gravestFirst(compared, moves).map((move) => {
    const note = move.direction === "better" && goalposts.has(move.subject) ? "a goalpost moved" : undefined;
    const [then, now] = marksOf(move);
    const money = moneyOf(compared, move.subject);
    return [
      subjectCell(compared, move.subject, note ?? planNote(compared, move)),
      { text: kindOf(move) },
      { text: money > 0 ? format.money(money) : "–", sort: money },
      { text: then.word, status: then },
      { text: now.word, status: now },
    ];
  });
  return { caption, columns, rows, empty: `${caption}: nothing.` };
}

/** What is measured against something else than before: what moved itself, and the plans that are judged by it. */
export const measuredElsewhere = oncePer(({ context, changes }: Compared): ReadonlySet<string> => {
  const moved = changes.goalposts.map(({ subject }) => subject);
  const plansOf = (subject: string) => {
    const { collection, id } = subjectOf(subject);
    if (collection === "milestones") return [`plans/${planOfMilestone(id)}`];
    if (collection !== "kpis") return [];
    return promisersOf(context.repository, id).map((plan) => `plans/${plan.id}`);
  };
  return new Set([...moved, ...moved.flatMap(plansOf)]);
});

const tones: readonly StatusMark["tone"][] = ["breach", "watch", "none", "on-plan"];

/** By how it stands now, then by money; of equal ones the outcomes before the deliveries, as they come. */
function gravestFirst(compared: Compared, moves: readonly StatusMove[]): readonly StatusMove[] {
  return moves
    .map((move) => ({
      move,
      rank: tones.indexOf(marksOf(move)[1].tone),
      money: moneyOf(compared, move.subject),
    }))
    .sort((a, b) => a.rank - b.rank || b.money - a.money)
    .map(({ move }) => move);
}

/** What a year of a KPI's gap is worth, or what the delay of a plan or a milestone costs, as it stands now. */
function moneyOf({ context }: Compared, subject: string): number {
  const { collection, id } = subjectOf(subject);
  if (collection === "kpis") return context.kpis.get(id)?.moneyAtStake ?? 0;
  if (collection === "plans") return context.plans.get(id)?.costOfDelay ?? 0;
  return collection === "milestones" ? (context.milestones.get(id)?.valueAtStake ?? 0) : 0;
}

function planNote({ context }: Compared, { subject }: StatusMove): string | undefined {
  const { collection, id } = subjectOf(subject);
  return collection === "milestones" ? titleOf(context, "plans", planOfMilestone(id)) : undefined;
}

function kindOf(move: StatusMove): string {
  const noun = nounOf(subjectOf(move.subject).collection);
  if (move.kind === "claim") return move.aspect === "claimed" ? "the owner’s word" : "an independent review";
  if (move.kind === "stage") return "stage of a plan";
  if (move.kind !== "status" || move.aspect === "status") return noun;
  const aspects = {
    delivery: "delivery of a plan",
    value: "value of a plan",
    computed: "plan as a whole",
  } as const;
  return aspects[move.aspect];
}

export function marksOf(move: StatusMove): readonly [then: StatusMark, now: StatusMark] {
  switch (move.kind) {
    case "status":
      return [statusMark(move.before), statusMark(move.after)];
    case "claim":
      return [claimMark(move.before), claimMark(move.after)];
    case "milestone":
      return [milestoneMarks[move.before], milestoneMarks[move.after]];
    case "assumption":
      return [assumptionMark(move.before), assumptionMark(move.after)];
    case "risk":
      return [riskMark(move.before), riskMark(move.after)];
    case "stage":
      return [stageMark(move.before), stageMark(move.after)];
  }
}

const milestoneMarks = {
  overdue: { tone: "breach", glyph: "▼", word: "Overdue" },
  pending: { tone: "none", glyph: "○", word: "Pending" },
  actualised: { tone: "on-plan", glyph: "●", word: "Done" },
  cancelled: { tone: "none", glyph: "–", word: "Cancelled" },
} as const satisfies Readonly<Record<string, StatusMark>>;

function stageMark(stage: string): StatusMark {
  return { tone: "none", glyph: "○", word: sentenceCase(stage) };
}
