/** Every exception of the plan in one list, and how many each rule found. */

import { accountableFor, rules } from "../analysis/index.ts";
import { daysBetween } from "../model/index.ts";
import { entryCell, maybeEntryCell } from "./cells.ts";
import { rulePath, subjectOf, type ViewContext } from "./context.ts";
import { findingDecision, severityMarks } from "./finding.ts";
import { unbroken } from "./format.ts";
import { unitOf } from "./scope.ts";
import { stakeText } from "./stake.ts";
import type { Cell, Table } from "./table.ts";
import { counted, isAre, sentenceCase } from "./wording.ts";

type Finding = ViewContext["report"]["findings"][number];

export interface FindingsView {
  /** How many findings there are, and how many of them require a decision that nobody has taken. */
  readonly summary: string;
  readonly table: Table;
  readonly byRule: Table;
}

export function findingsView(context: ViewContext): FindingsView {
  const { findings, requiredDecisions } = context.report;
  const waiting = requiredDecisions.filter(({ state }) => state !== "decided").length;
  const found = sentenceCase(counted(findings.length, "finding"));
  const summary =
    findings.length === 0
      ? `None of the ${rules.length} rules finds anything.`
      : `${found} by ${counted(new Set(findings.map(({ rule }) => rule)).size, "rule")} of ${rules.length}; ` +
        (waiting === 0
          ? "every decision that they require has been taken."
          : `${counted(waiting, "required decision")} ${isAre(waiting)} still to be taken.`);
  return {
    summary,
    table: findingTable(context, findings, { caption: "Findings", withRule: true }),
    byRule: ruleTable(context),
  };
}

export function findingTable(
  context: ViewContext,
  findings: readonly Finding[],
  { caption, withRule }: { readonly caption: string; readonly withRule: boolean },
): Table {
  const { format, asOf, repository } = context;
  const rows = findings.map((finding) => {
    const { collection, id } = subjectOf(finding.subject);
    const accountable = accountableFor(repository, finding.subject);
    const unit = unitOf(context, finding.subject);
    const age = daysBetween(finding.raisedOn, asOf);
    const mark = severityMarks[finding.severity];
    return [
      entryCell(context, collection, id, unbroken(finding.message)),
      ...(withRule ? [ruleCell(finding.rule)] : []),
      accountable === "" ? { text: "nobody" } : entryCell(context, "people", accountable),
      maybeEntryCell(context, "units", unit),
      { text: stakeText(finding.moneyAtStake, format.money), sort: finding.moneyAtStake },
      { text: age === 0 ? "not known" : format.days(age), sort: age === 0 ? null : age },
      { text: mark.word, status: mark, ...decisionNote(context, finding) },
    ];
  });
  return {
    caption,
    columns: [
      { title: "What" },
      ...(withRule ? [{ title: "Rule", minor: true as const }] : []),
      { title: "Accountable" },
      { title: "Unit", minor: true },
      { title: "Money", align: "end" },
      { title: "Stands for", align: "end" },
      { title: "Severity" },
    ],
    rows,
    empty: "It finds nothing today.",
  };
}

function ruleTable(context: ViewContext): Table {
  const { format } = context;
  const byRule = Map.groupBy(context.report.findings, ({ rule }) => rule);
  const rows = rules.map(({ id, title, severity }) => {
    const found = byRule.get(id) ?? [];
    const setting = context.repository.portal.rules[id] ?? severity;
    const money = found.reduce((sum, { moneyAtStake }) => sum + (moneyAtStake ?? 0), 0);
    const mark = setting === "off" ? undefined : severityMarks[setting];
    return [
      { ...ruleCell(id), text: title, note: id },
      { text: setting === "off" ? "switched off" : String(found.length), sort: found.length },
      { text: money > 0 ? format.money(money) : "–", sort: money },
      mark ? { text: mark.word, status: mark } : { text: "Off" },
    ];
  });
  return {
    caption: "Rules",
    columns: [
      { title: "Rule" },
      { title: "Findings", align: "end" },
      { title: "Money", align: "end" },
      { title: "Severity" },
    ],
    rows,
    empty: "",
  };
}

export function ruleCell(id: string): Cell {
  return { text: rules.find((rule) => rule.id === id)?.title ?? id, href: rulePath(id) };
}

function decisionNote(
  context: ViewContext,
  { rule, subject }: Finding,
): { readonly note?: string; readonly noteHref?: string } {
  const decision = findingDecision(context, rule, subject);
  return decision ? { note: decision.short, noteHref: decision.path } : {};
}
