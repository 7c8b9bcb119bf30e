import { rules } from "../analysis/index.ts";
import type { CollectionName } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { requiredPath, rulePath, titleOf, type ViewContext } from "./context.ts";
import { evidenceText } from "./evidence-words.ts";
import { unbroken } from "./format.ts";
import { stakeWords } from "./stake.ts";
import { type StatusMark, statusMark } from "./status.ts";
import type { Cell } from "./table.ts";
import { asSubject } from "./wording.ts";

export interface FindingView {
  readonly message: string;
  readonly mark: StatusMark;
  readonly since: string | undefined;
  /** What rides on it, e.g. `€1.2m at stake`. */
  readonly stake: string | undefined;
  readonly rule: { readonly title: string; readonly path: string };
  readonly evidence: readonly { readonly label: string; readonly value: string; readonly href?: string }[];
  /** Whether a decision is required, and how that stands. */
  readonly decision:
    | {
        readonly text: string;
        /** The same in a few words, e.g. `decision overdue`. */
        readonly short: string;
        readonly isOverdue: boolean;
        readonly answer: Cell | undefined;
        /** The page of the required decision. */
        readonly path: string;
      }
    | undefined;
}

export const severityMarks = {
  breach: statusMark("breach"),
  warning: { ...statusMark("watch"), word: "Warning" },
  info: { ...statusMark("no-target"), word: "Note" },
} as const;

export function findingViews(context: ViewContext, subject: string): readonly FindingView[] {
  return (context.findingsOf.get(subject) ?? []).map((finding) => findingView(context, finding));
}

type Finding = ViewContext["report"]["findings"][number];

export function findingView(context: ViewContext, finding: Finding): FindingView {
  const { format, asOf } = context;
  return {
    message: unbroken(finding.message),
    mark: severityMarks[finding.severity],
    since: finding.raisedOn === asOf ? undefined : format.shortDay(finding.raisedOn),
    stake: stakeWords(finding.moneyAtStake, format.money),
    rule: {
      title: rules.find(({ id }) => id === finding.rule)?.title ?? finding.rule,
      path: rulePath(finding.rule),
    },
    evidence: finding.evidence.map((item) => ({ label: item.label, ...evidenceValue(context, item) })),
    decision: findingDecision(context, finding.rule, finding.subject),
  };
}

type Evidence = Finding["evidence"][number];

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
      return { value: evidenceText(item.label, item.value) };
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

/** How the decision stands that a finding requires; `undefined` if it requires none. */
export function findingDecision(
  context: ViewContext,
  rule: string,
  subject: string,
): FindingView["decision"] {
  const id = `${rule}:${subject.slice(subject.indexOf("/") + 1)}`;
  const required = context.requiredDecisions.get(id);
  if (!required) return undefined;
  const who = asSubject(titleOf(context, "people", required.accountable));
  const due = required.dueOn ? ` by ${context.format.shortDay(required.dueOn)}` : "";
  const texts = {
    decided: "Decided",
    overdue: `${who} owes a decision, due${due}`,
    proposed: `A decision is proposed; ${titleOf(context, "people", required.accountable)} decides${due}`,
    open: `${who} decides${due}`,
  } as const;
  const words = {
    decided: "decided",
    overdue: "decision overdue",
    proposed: "decision proposed",
    open: "decision open",
  } as const;
  return {
    text: texts[required.state],
    short: words[required.state],
    isOverdue: required.state === "overdue",
    path: requiredPath(id),
    answer: required.decision === null ? undefined : entryCell(context, "decisions", required.decision),
  };
}
