/** What has to be decided now, what was decided, and which findings came and went. */

import { type Report, type RequiredMove, rules } from "../analysis/index.ts";
import { oncePer } from "../model/index.ts";
import { dayCell, entryCell } from "./cells.ts";
import { type ChangeSection, type Compared, subjectCell } from "./compared.ts";
import { requiredPath } from "./context.ts";
import { requiredMark } from "./decision.ts";
import { severityMarks } from "./finding.ts";
import { ruleCell } from "./findings.ts";
import { unbroken } from "./format.ts";
import { stakeText } from "./stake.ts";
import type { StatusMark } from "./status.ts";
import type { Cell } from "./table.ts";
import { sentenceCase } from "./wording.ts";

export function isNeeded({ kind }: RequiredMove): boolean {
  return kind === "new" || kind === "overdue";
}

/** Overdue first, then in the order of the report: by severity and money. */
function needed({ changes }: Compared): readonly RequiredMove[] {
  const rank = ({ after }: RequiredMove) => (after === "overdue" ? 0 : 1);
  return changes.required.filter(isNeeded).sort((a, b) => rank(a) - rank(b));
}

export function neededSection(compared: Compared): ChangeSection {
  const { context } = compared;
  const { format } = context;
  const caption = "What needs a decision now, and did not before";
  return {
    anchor: "needed",
    heading: caption,
    short: "To decide",
    table: {
      caption,
      columns: [
        { title: "What" },
        { title: "Accountable" },
        { title: "At stake", align: "end" },
        { title: "Due" },
        { title: "Before" },
        { title: "Now" },
      ],
      rows: needed(compared).map((move) => [
        { ...requiredCell(compared, move), href: requiredPath(move.id) },
        entryCell(context, "people", move.decision.accountable),
        {
          text: stakeText(move.decision.moneyAtStake, format.money),
          sort: move.decision.moneyAtStake,
        },
        move.decision.dueOn === null ? { text: "–" } : dayCell(context, move.decision.dueOn),
        stateCell(move.before),
        stateCell(move.after),
      ]),
      empty: "Nothing needs a decision that did not before.",
    },
  };
}

/** Required decisions that were taken, or are not required any more, or have a proposal now. */
export function settledSection(compared: Compared): ChangeSection {
  const { context, changes } = compared;
  const caption = "Required decisions that moved on";
  return {
    anchor: "settled",
    heading: caption,
    short: "Settled",
    table: {
      caption,
      columns: [{ title: "What" }, { title: "Answered by" }, { title: "Before" }, { title: "Now" }],
      rows: changes.required
        .filter((move) => !isNeeded(move))
        .map((move) => [
          requiredCell(compared, move),
          move.after === "decided" && move.decision.decision !== null
            ? entryCell(context, "decisions", move.decision.decision)
            : { text: "–" },
          stateCell(move.before),
          stateCell(move.after),
        ]),
      empty: "No required decision was settled.",
    },
  };
}

/** The message of the finding, of today or as it was, over the entry that it is about. */
function requiredCell(compared: Compared, { id, subject, after }: RequiredMove): Cell {
  const rule = id.slice(0, id.indexOf(":"));
  const key = findingKey(rule, subject);
  const found = findingsNow(compared.context.report).get(key) ?? findingsThen(compared.before).get(key);
  const about = subjectCell(compared, subject);
  const title = rules.find((known) => known.id === rule)?.title ?? rule;
  return {
    text: unbroken(found?.message ?? title),
    ...(after === null ? {} : { href: requiredPath(id) }),
    note: about.text,
    ...(about.href === undefined ? {} : { noteHref: about.href }),
  };
}

const findingsNow = oncePer(({ findings }: Report) =>
  firstByKey(findings, ({ rule, subject }) => findingKey(rule, subject)),
);

/** By the names that their subjects have now. */
const findingsThen = oncePer(({ report, renamed }: Compared["before"]) =>
  firstByKey(report.findings, ({ rule, subject }) => findingKey(rule, renamed.get(subject) ?? subject)),
);

type Finding = Report["findings"][number];

function firstByKey(findings: readonly Finding[], keyOf: (finding: Finding) => string) {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const key = keyOf(finding);
    if (!first.has(key)) first.set(key, finding);
  }
  return first;
}

function findingKey(rule: string, subject: string): string {
  return `${rule}:${subject}`;
}

const notRequired: StatusMark = { tone: "none", glyph: "–", word: "Not required" };

function stateCell(state: RequiredMove["before"]): Cell {
  const mark = state === null ? notRequired : requiredMark(state);
  return { text: mark.word, status: mark };
}

export function decisionSection(compared: Compared): ChangeSection {
  const { context, changes } = compared;
  const { repository } = context;
  return {
    anchor: "decisions",
    heading: "Decisions taken, proposed and superseded",
    short: "Decisions",
    table: {
      caption: "Decisions taken, proposed and superseded",
      columns: [
        { title: "Decision" },
        { title: "Date" },
        { title: "Forum", minor: true },
        { title: "Before" },
        { title: "Now" },
      ],
      rows: changes.decisions.map(({ decision, before, after }) => {
        const forum = repository.decisions.get(decision)?.forum;
        return [
          entryCell(context, "decisions", decision),
          dayCell(context, repository.decisions.get(decision)?.date),
          forum === undefined ? { text: "–" } : entryCell(context, "forums", forum),
          { text: before === null ? "not recorded" : sentenceCase(before) },
          { text: sentenceCase(after) },
        ];
      }),
      empty: "Nothing was decided.",
    },
  };
}

/** Findings that require a decision stand with those; here are the others. */
export function newFindingSection(compared: Compared): ChangeSection {
  const caption = "New findings that require no decision";
  return findingSection(compared, "found", caption, "New findings", ownFindings(compared).appearing);
}

export function goneFindingSection(compared: Compared): ChangeSection {
  const caption = "Findings that are gone and required no decision";
  return findingSection(compared, "gone", caption, "Gone findings", ownFindings(compared).vanishing);
}

type Findings = Compared["changes"]["appearing"];

function ownFindings({ changes }: Compared): { readonly appearing: Findings; readonly vanishing: Findings } {
  const isOwn = ({ severity }: Findings[number]) => severity !== "breach";
  return { appearing: changes.appearing.filter(isOwn), vanishing: changes.vanishing.filter(isOwn) };
}

function findingSection(
  compared: Compared,
  anchor: string,
  caption: string,
  short: string,
  findings: Findings,
): ChangeSection {
  const { before, changes } = compared;
  const isGone = anchor === "gone";
  const appeared = new Set(changes.appearing.map(({ subject }) => subject));
  return {
    anchor,
    heading: caption,
    short,
    table: {
      caption,
      columns: [{ title: "What" }, { title: "Rule", minor: true }, { title: "Severity" }],
      rows: findings.map(({ rule, subject, message, severity }) => {
        const now = isGone ? (before.renamed.get(subject) ?? subject) : subject;
        const about = subjectCell(compared, now);
        const mark = severityMarks[severity];
        // A slip that is overdue now has not gone away.
        const note = isGone && appeared.has(now) ? "another finding took its place" : undefined;
        return [
          { ...about, text: unbroken(message), ...(note === undefined ? {} : { note }) },
          ruleCell(rule),
          { text: mark.word, status: mark },
        ];
      }),
      empty: `${caption}: none.`,
    },
  };
}
