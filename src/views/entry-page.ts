import type { CollectionName, Day, Prose } from "../model/index.ts";
import { collections } from "../model/index.ts";
import { claimCell, dayCell, entryCell } from "./cells.ts";
import { titleOf, type ViewContext } from "./context.ts";
import { unbroken } from "./format.ts";
import { type StatusMark, statusMark } from "./status.ts";
import type { Cell, Table } from "./table.ts";
import { sentenceCase } from "./wording.ts";

/** A line of an entry's facts: what it is, and one or more values. */
export interface Fact {
  readonly label: string;
  readonly values: readonly Cell[];
}

/** What the pages of all kinds of entries have in common. */
export interface EntryPage {
  readonly title: string;
  /** What kind of entry it is, e.g. `KPI`. */
  readonly kind: string;
  readonly collection: CollectionName;
  readonly id: string;
  readonly facts: readonly Fact[];
  readonly prose: Prose | undefined;
  readonly findings: readonly FindingView[];
  readonly decisions: Table | undefined;
  /** The file it comes from. */
  readonly file: string;
  readonly tags: readonly string[];
}

export interface FindingView {
  readonly message: string;
  readonly mark: StatusMark;
  readonly since: string | undefined;
  readonly money: string | undefined;
  readonly rule: string;
  readonly evidence: readonly { readonly label: string; readonly value: string; readonly href?: string }[];
  /** Whether a decision is required, and how that stands. */
  readonly decision:
    | { readonly text: string; readonly isOverdue: boolean; readonly answer: Cell | undefined }
    | undefined;
}

export function entryPage(
  context: ViewContext,
  collection: CollectionName,
  id: string,
  facts: readonly Fact[],
): EntryPage {
  const key = `${collection}/${id}`;
  const origin = context.origins.get(key);
  const about = context.decisionsAbout.get(key);
  return {
    title: titleOf(context, collection, id),
    kind: sentenceCase(collections[collection].noun),
    collection,
    id,
    facts: facts.filter(({ values }) => values.length > 0),
    prose: origin?.prose,
    findings: findingViews(context, key),
    decisions: about && decisionTable(context, about, "Decisions about it"),
    file: origin?.file ?? "",
    tags: context.repository[collection].get(id)?.tags ?? [],
  };
}

export function fact(label: string, ...values: readonly (Cell | undefined)[]): Fact {
  return { label, values: values.filter((value) => value !== undefined) };
}

export function textFact(label: string, text: string | undefined): Fact {
  return { label, values: text === undefined || text === "" ? [] : [{ text }] };
}

const severityMarks = {
  breach: statusMark("breach"),
  warning: { ...statusMark("watch"), word: "Warning" },
  info: { ...statusMark("no-target"), word: "Note" },
} as const;

export function findingViews(context: ViewContext, subject: string): readonly FindingView[] {
  const { format, asOf } = context;
  return (context.findingsOf.get(subject) ?? []).map((finding) => ({
    message: unbroken(finding.message),
    mark: severityMarks[finding.severity],
    since: finding.raisedOn === asOf ? undefined : format.shortDay(finding.raisedOn),
    money: finding.moneyAtStake ? format.money(finding.moneyAtStake) : undefined,
    rule: finding.rule,
    evidence: finding.evidence.map((item) => ({ label: item.label, ...evidenceValue(context, item) })),
    decision: requiredDecision(context, finding.rule, subject),
  }));
}

type Evidence = ViewContext["report"]["findings"][number]["evidence"][number];

function evidenceValue(
  context: ViewContext,
  item: Evidence,
): { readonly value: string; readonly href?: string } {
  const { format } = context;
  switch (item.kind) {
    case "day":
      return { value: format.day(item.value) };
    case "period":
      return { value: item.value === null ? "n/a" : format.period(item.value) };
    case "money":
      return { value: format.fullMoney(item.value) };
    case "ratio":
      return { value: format.ratio(item.value) };
    case "number":
      return { value: item.unit === "" ? format.number(item.value) : format.quantity(item.value, item.unit) };
    case "text":
      return { value: item.value };
    case "entry": {
      const slash = item.value.indexOf("/");
      const cell = entryCell(
        context,
        item.value.slice(0, slash) as CollectionName,
        item.value.slice(slash + 1),
      );
      return { value: cell.text, ...(cell.href === undefined ? {} : { href: cell.href }) };
    }
  }
}

function requiredDecision(context: ViewContext, rule: string, subject: string): FindingView["decision"] {
  const id = `${rule}:${subject.slice(subject.indexOf("/") + 1)}`;
  const required = context.requiredDecisions.get(id);
  if (!required) return undefined;
  const who = titleOf(context, "people", required.accountable);
  const due = required.dueOn ? ` by ${context.format.shortDay(required.dueOn)}` : "";
  const texts = {
    decided: "Decided",
    overdue: `${who} owes a decision, due${due}`,
    proposed: `A decision is proposed; ${who} decides${due}`,
    open: `${who} decides${due}`,
  } as const;
  return {
    text: texts[required.state],
    isOverdue: required.state === "overdue",
    answer: required.decision === null ? undefined : entryCell(context, "decisions", required.decision),
  };
}

type Decisions = Iterable<{
  readonly id: string;
  readonly date: Day;
  readonly status: string;
  readonly forum?: string | undefined;
}>;

export function decisionTable(context: ViewContext, decisions: Decisions, caption: string): Table {
  const rows = [...decisions].map(({ id, date, status, forum }) => [
    entryCell(context, "decisions", id),
    dayCell(context, date),
    standingCell(context, id, status),
    forum === undefined ? { text: "–" } : entryCell(context, "forums", forum),
  ]);
  return {
    caption,
    columns: [
      { title: "Decision" },
      { title: "Date" },
      { title: "Standing" },
      { title: "Forum", minor: true },
    ],
    rows,
    empty: "No decision is recorded.",
  };
}

/** Whether a decision still stands, in a word, with what took its place. */
export function standingCell(context: ViewContext, id: string, status: string): Cell {
  const current = context.decisions.get(id)?.current ?? id;
  if (current !== id) return { text: "Superseded", note: `by ${titleOf(context, "decisions", current)}` };
  return { text: status === "accepted" ? "Stands" : sentenceCase(status) };
}

type Updates = readonly {
  readonly id: string;
  readonly date: Day;
  readonly plan: string;
  readonly author: string;
  readonly claimed: "green" | "amber" | "red";
  readonly assurance: boolean;
}[];

export function updateTable(
  context: ViewContext,
  updates: Updates,
  caption: string,
  options: { readonly withPlan: boolean },
): Table {
  const rows = updates.map(({ id, date, plan, author, claimed, assurance }) => [
    entryCell(context, "updates", id),
    ...(options.withPlan ? [entryCell(context, "plans", plan)] : []),
    dayCell(context, date),
    entryCell(context, "people", author, assurance ? "independent review" : undefined),
    claimCell(claimed),
  ]);
  const plan = options.withPlan ? [{ title: "Plan" }] : [];
  return {
    caption,
    columns: [
      { title: "Update" },
      ...plan,
      { title: "Date" },
      { title: "Author", minor: true },
      { title: "Claimed" },
    ],
    rows,
    empty: "Nobody has reported yet.",
  };
}
