import type { Entry } from "../model/index.ts";
import { dayCell, entryCell, periodCell } from "./cells.ts";
import { latestFirst, required, subjectOf, titleOf, type ViewContext } from "./context.ts";
import {
  decisionTable,
  type EntryPage,
  entryPage,
  type Fact,
  fact,
  standingCell,
  textFact,
} from "./entry-page.ts";
import { unbroken } from "./format.ts";
import type { Cell, Table } from "./table.ts";

export interface DecisionPage extends EntryPage {
  readonly standing: Cell;
  readonly date: string;
  readonly effects: Table | undefined;
  readonly contents: readonly { readonly text: string; readonly anchor: string }[];
}

const effectWords = {
  "too-early": "too early to say",
  unmeasurable: "not measurable",
  met: "met",
  partly: "partly met",
  missed: "missed",
} as const;

export function decisionPage(context: ViewContext, id: string): DecisionPage {
  const decision = required(context.repository.decisions.get(id), id);
  const page = entryPage(context, "decisions", id, decisionFacts(context, decision));
  return {
    ...page,
    standing: standingCell(context, id, decision.status),
    date: context.format.day(decision.date),
    effects: effectTable(context, decision),
    contents: (page.prose?.headings ?? [])
      .filter(({ depth }) => depth === 2)
      .map((heading) => ({ text: heading.text, anchor: heading.id })),
  };
}

function decisionFacts(context: ViewContext, decision: Entry<"decisions">): readonly Fact[] {
  const { repository, format } = context;
  const successors = [...repository.decisions.values()].filter(({ supersedes }) =>
    supersedes.includes(decision.id),
  );
  const entries = (collection: "plans" | "kpis" | "milestones" | "assumptions") =>
    decision[collection].map((id) => entryCell(context, collection, id));
  return [
    textFact("Status", decision.status),
    fact("Deciders", ...decision.deciders.map((id) => entryCell(context, "people", id))),
    fact("Forum", decision.forum === undefined ? undefined : entryCell(context, "forums", decision.forum)),
    fact(
      "About",
      ...entries("plans"),
      ...entries("kpis"),
      ...entries("milestones"),
      ...entries("assumptions"),
    ),
    fact("Answers", ...decision.answers.map((answer) => answerCell(context, answer))),
    fact(
      "Changes",
      ...decision.changes.map((subject) => {
        const { collection, id } = subjectOf(subject);
        return entryCell(context, collection, id);
      }),
    ),
    fact("Supersedes", ...decision.supersedes.map((id) => entryCell(context, "decisions", id))),
    fact("Superseded by", ...successors.map(({ id }) => entryCell(context, "decisions", id))),
    textFact("Review by", decision.reviewBy === undefined ? undefined : format.day(decision.reviewBy)),
  ];
}

/** The entry that a required decision is about, with the rule that asks for it, e.g. `kpi/breach:churn`. */
function answerCell(context: ViewContext, answer: string): Cell {
  const finding = context.report.findings.find(
    ({ rule, subject }) => `${rule}:${subjectOf(subject).id}` === answer,
  );
  if (!finding) return { text: answer, note: "no longer raised" };
  const { collection, id } = subjectOf(finding.subject);
  return { ...entryCell(context, collection, id, finding.rule), text: titleOf(context, collection, id) };
}

function effectTable(context: ViewContext, decision: Entry<"decisions">): Table | undefined {
  const { repository, format } = context;
  const effects = context.decisions.get(decision.id)?.effects ?? [];
  if (effects.length === 0) return undefined;
  const rows = effects.map(({ kpi, delta, by, observed, state }) => {
    const unit = repository.kpis.get(kpi)?.unit ?? "";
    return [
      entryCell(context, "kpis", kpi),
      { text: format.change(delta, unit), sort: delta },
      periodCell(context, by),
      { text: format.change(observed, unit), sort: observed },
      { text: effectWords[state] },
    ];
  });
  return {
    caption: "What it was meant to do, and what happened",
    columns: [
      { title: "KPI" },
      { title: "Expected", align: "end" },
      { title: "By" },
      { title: "Observed", align: "end" },
      { title: "Outcome" },
    ],
    rows,
    empty: "",
  };
}

export interface DecisionList {
  readonly required: Table;
  readonly records: Table;
}

const requiredWords = { overdue: "Overdue", open: "Open", proposed: "Proposed", decided: "Decided" } as const;

export function decisionList(context: ViewContext): DecisionList {
  return {
    required: requiredTable(
      context,
      context.report.requiredDecisions.filter(({ state }) => state !== "decided"),
      { withOwner: true },
    ),
    records: decisionTable(
      context,
      [...context.repository.decisions.values()].sort(latestFirst),
      "Decision records",
    ),
  };
}

type Required = ViewContext["report"]["requiredDecisions"][number];

/** Overdue first, then in the order of the report: by severity and money. */
export function byUrgency(required: readonly Required[]): readonly Required[] {
  const rank = { overdue: 0, open: 1, proposed: 2, decided: 3 } as const;
  return [...required].sort((a, b) => rank[a.state] - rank[b.state]);
}

/** Required decisions, the most urgent first; `withOwner` names who has to take each. */
export function requiredTable(
  context: ViewContext,
  required: readonly Required[],
  options: { readonly withOwner: boolean },
): Table {
  const { format, report } = context;
  const findings = new Map(
    report.findings.map((finding) => [`${finding.rule}:${subjectOf(finding.subject).id}`, finding]),
  );
  const rows = byUrgency(required).map(({ id, accountable, dueOn, moneyAtStake, state }) => {
    const finding = findings.get(id);
    const { collection, id: subject } = subjectOf(finding?.subject ?? "");
    return [
      finding ? entryCell(context, collection, subject, unbroken(finding.message)) : { text: id },
      ...(options.withOwner ? [entryCell(context, "people", accountable)] : []),
      { text: moneyAtStake ? format.money(moneyAtStake) : "–", sort: moneyAtStake },
      dueOn === null ? { text: "–" } : dayCell(context, dueOn),
      { text: requiredWords[state] },
    ];
  });
  return {
    caption: "Decisions required",
    columns: [
      { title: "What" },
      ...(options.withOwner ? [{ title: "Accountable" }] : []),
      { title: "At stake", align: "end" },
      { title: "Due" },
      { title: "State" },
    ],
    rows,
    empty: "Nothing requires a decision today.",
  };
}
