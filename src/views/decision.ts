import { daysBetween, type Entry, restrictedEntry } from "../model/index.ts";
import { dayCell, entryCell } from "./cells.ts";
import { entryPath, required, requiredPath, subjectOf, titleOf, type ViewContext } from "./context.ts";
import { type ChainLink, supersession } from "./decision-chain.ts";
import { changeTable } from "./decision-changes.ts";
import { decisionDeeds } from "./decision-deeds.ts";
import { effectTable } from "./decision-effects.ts";
import { type EntryPage, entryPage, type Fact, fact, standingCell, textFact } from "./entry-page.ts";
import { unbroken } from "./format.ts";
import { forumsInScope } from "./forum-scope.ts";
import { type KpiChartView, kpiChartView } from "./kpi-chart.ts";
import { successorsOfDecision } from "./references.ts";
import { stakeText } from "./stake.ts";
import type { StatusMark } from "./status.ts";
import type { Cell, Table } from "./table.ts";
import { listed } from "./wording.ts";

export interface DecisionPage extends EntryPage {
  readonly standing: Cell;
  readonly date: string;
  /** What it did, in a sentence or two; may be empty. */
  readonly deeds: string;
  /** The decisions that it takes the place of and that take its place, oldest first; empty if there are none. */
  readonly chain: readonly ChainLink[];
  readonly changes: Table | undefined;
  readonly effects: Table | undefined;
  /** The first KPIs that it is about, on which it shows whether it worked. */
  readonly charts: readonly { readonly kpi: Cell; readonly view: KpiChartView }[];
  readonly contents: readonly { readonly text: string; readonly anchor: string }[];
}

/** More charts would say less. */
const mostCharts = 2;

export function decisionPage(context: ViewContext, id: string): DecisionPage {
  const decision = required(context.repository.decisions.get(id), id);
  const page = entryPage(context, "decisions", id, decisionFacts(context, decision));
  return {
    ...page,
    standing: standingCell(context, id, decision.status),
    date: context.format.day(decision.date),
    deeds: decisionDeeds(context, decision),
    chain: supersession(context, id),
    changes: changeTable(context, decision),
    effects: effectTable(context, decision),
    charts: kpisOf(context, decision)
      .slice(0, mostCharts)
      .map((kpi) => ({ kpi: entryCell(context, "kpis", kpi.id), view: kpiChartView(context, kpi) })),
    contents: (page.prose?.headings ?? [])
      .filter(({ depth }) => depth === 2)
      .map((heading) => ({ text: heading.text, anchor: heading.id })),
  };
}

/** The KPIs that it was to move come first, then those it changes, then those it is about. */
function kpisOf({ repository }: ViewContext, decision: Entry<"decisions">): readonly Entry<"kpis">[] {
  const changed = decision.changes.map(subjectOf).filter(({ collection }) => collection === "kpis");
  const ids = [...decision.expects.map(({ kpi }) => kpi), ...changed.map(({ id }) => id), ...decision.kpis];
  return [...new Set(ids)].flatMap((id) => repository.kpis.get(id) ?? []);
}

function decisionFacts(context: ViewContext, decision: Entry<"decisions">): readonly Fact[] {
  const { repository } = context;
  const successors = successorsOfDecision(repository, decision.id);
  return [
    textFact("Status", decision.status),
    fact("Deciders", ...decision.deciders.map((id) => entryCell(context, "people", id))),
    fact("Forum", decision.forum === undefined ? undefined : entryCell(context, "forums", decision.forum)),
    fact("About", ...aboutCells(context, decision)),
    fact("Answers", ...decision.answers.map((answer) => answerCell(context, decision, answer))),
    fact(
      "Changes",
      ...decision.changes.map((subject) => {
        const { collection, id } = subjectOf(subject);
        return entryCell(context, collection, id);
      }),
    ),
    fact("Supersedes", ...decision.supersedes.map((id) => entryCell(context, "decisions", id))),
    fact("Superseded by", ...successors.map(({ id }) => entryCell(context, "decisions", id))),
    fact("Review by", decision.reviewBy === undefined ? undefined : reviewCell(context, decision)),
  ];
}

/** What a decision is about, as its own fields say. */
export function aboutCells(context: ViewContext, decision: Entry<"decisions">): readonly Cell[] {
  const entries = (collection: "plans" | "kpis" | "milestones" | "assumptions") =>
    decision[collection].map((id) => entryCell(context, collection, id));
  const cells = [
    ...entries("plans"),
    ...entries("kpis"),
    ...entries("milestones"),
    ...entries("assumptions"),
  ];
  const isWords = ({ text }: Cell) => text === restrictedEntry;
  return cells.filter((cell, at) => !isWords(cell) || cells.findIndex(isWords) === at);
}

/** The page of the required decision that it answers, e.g. `kpi/breach:churn`, and whether it still does. */
function answerCell(context: ViewContext, decision: Entry<"decisions">, answer: string): Cell {
  const { format, requiredDecisions, findingByDecision } = context;
  const raised = requiredDecisions.get(answer);
  const finding = findingByDecision.get(answer);
  if (!raised || !finding) return { text: answer, note: "no longer raised" };
  const { collection, id } = subjectOf(finding.subject);
  const isAnewRaised = raised.dueOn !== null && decision.date < raised.raisedOn;
  const since = isAnewRaised
    ? `; raised again on ${format.shortDay(raised.raisedOn)}, after this decision`
    : "";
  return {
    text: titleOf(context, collection, id),
    href: requiredPath(answer),
    note: `${finding.rule}, ${raised.state}${since}`,
  };
}

/** A decision in force that was to be looked at again by a day that is over. */
function reviewCell(context: ViewContext, { reviewBy, status }: Entry<"decisions">): Cell {
  const late = reviewBy ? daysBetween(reviewBy, context.asOf) : 0;
  const note = status === "accepted" && late > 0 ? `${context.format.days(late)} overdue` : undefined;
  return dayCell(context, reviewBy, note);
}

const requiredMarks = {
  overdue: { tone: "breach", glyph: "▼", word: "Overdue" },
  open: { tone: "watch", glyph: "◆", word: "Open" },
  proposed: { tone: "none", glyph: "○", word: "Proposed" },
  decided: { tone: "on-plan", glyph: "●", word: "Decided" },
} as const satisfies Readonly<Record<string, StatusMark>>;

/** The first of several cells, the others named small beneath it. */
export function several([first, ...others]: readonly Cell[], none: string): Cell {
  if (!first) return { text: none };
  if (others.length === 0) return first;
  return { ...first, note: `and ${listed(others.map(({ text }) => text))}` };
}

/** How a required decision stands, as shape, word and colour. */
export function requiredMark(state: Required["state"]): StatusMark {
  return requiredMarks[state];
}

type Required = ViewContext["report"]["requiredDecisions"][number];

/** Overdue first, then in the order of the report: by severity and money. */
export function byUrgency(required: readonly Required[]): readonly Required[] {
  const rank = { overdue: 0, open: 1, proposed: 2, decided: 3 } as const;
  return [...required].sort((a, b) => rank[a.state] - rank[b.state]);
}

/**
 * Required decisions, the most urgent first. The message leads to the page of the required decision, the title
 * beneath it to the entry; `withOwner` names who has to take each, `isFull` adds the forums and the age, as the list of all has them.
 */
export function requiredTable(
  context: ViewContext,
  required: readonly Required[],
  options: { readonly withOwner: boolean; readonly isFull?: boolean },
): Table {
  const { format, asOf } = context;
  const isFull = options.isFull === true;
  const rows = byUrgency(required).map(({ id, accountable, raisedOn, dueOn, moneyAtStake, state }) => {
    const finding = context.findingByDecision.get(id);
    const { collection, id: subject } = subjectOf(finding?.subject ?? "");
    const age = dueOn === null ? null : daysBetween(raisedOn, asOf);
    const forums = isFull ? forumsInScope(context, accountable) : [];
    const mark = requiredMark(state);
    return [
      {
        text: finding ? unbroken(finding.message) : id,
        href: requiredPath(id),
        ...(finding
          ? { note: titleOf(context, collection, subject), noteHref: entryPath(collection, subject) }
          : {}),
      },
      ...(options.withOwner ? [entryCell(context, "people", accountable)] : []),
      ...(isFull
        ? [
            several(
              forums.map(({ title }) => ({ text: title })),
              "none",
            ),
          ]
        : []),
      { text: stakeText(moneyAtStake, format.money), sort: moneyAtStake },
      ...(isFull ? [{ text: age === null ? "not known" : format.days(age), sort: age }] : []),
      dueOn === null ? { text: "–" } : dayCell(context, dueOn),
      { text: mark.word, status: mark },
    ];
  });
  return {
    caption: "Decisions required",
    columns: [
      { title: "What" },
      ...(options.withOwner ? [{ title: "Accountable" }] : []),
      ...(isFull ? [{ title: "Forums", minor: true as const }] : []),
      { title: "At stake", align: "end" },
      ...(isFull ? [{ title: "Stands for", align: "end" as const }] : []),
      { title: "Due" },
      { title: "State" },
    ],
    rows,
    empty: "Nothing requires a decision today.",
  };
}
