import { type Rule, rules } from "../analysis/index.ts";
import { collections } from "../model/index.ts";
import { required, type ViewContext } from "./context.ts";
import { type Fact, fact, textFact } from "./entry-page.ts";
import { severityMarks } from "./finding.ts";
import { findingTable } from "./findings.ts";
import { ruleFormula } from "./rule-formula.ts";
import type { Table } from "./table.ts";
import { listed } from "./wording.ts";

export { ruleIds } from "../analysis/index.ts";

/** The page of a governance rule: why it exists, when it finds something, and what it finds now. */
export interface RulePage {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly when: string;
  /** The same as a formula, where it is one. */
  readonly formula: string | undefined;
  readonly facts: readonly Fact[];
  readonly found: Table;
}

export function rulePage(context: ViewContext, id: string): RulePage {
  const rule = required(
    rules.find((candidate) => candidate.id === id),
    id,
  );
  const findings = context.report.findings.filter((finding) => finding.rule === id);
  const isRequiring = severityOf(context, rule) === "breach";
  const { formula, limits } = ruleFormula(context, id, isRequiring);
  return {
    id,
    title: rule.title,
    why: rule.why,
    when: rule.when,
    formula,
    facts: [
      textFact("Id", rule.id),
      { label: "Severity", values: [severityCell(context, rule)] },
      textFact(
        "Looks at",
        listed(rule.about.map((name) => `${collections[name].noun}s`.replace(/ys$/, "ies"))),
      ),
      ...(limits.length > 0 ? [fact("Limits", ...limits)] : []),
      textFact(
        "Decision",
        isRequiring ? "required; only an accepted decision record that names it closes it" : "not required",
      ),
      textFact(
        "Counts from",
        rule.isDated
          ? "the day that follows from the dates in the files"
          : "the commit that brought it, since the files do not date it",
      ),
    ],
    found: findingTable(context, findings, { caption: "What it finds now", withRule: false }),
  };
}

function severityOf({ repository }: ViewContext, rule: Rule) {
  return repository.portal.rules[rule.id] ?? rule.severity;
}

function severityCell(context: ViewContext, rule: Rule) {
  const severity = severityOf(context, rule);
  const note = severity === rule.severity ? {} : { note: "set in portal.json" };
  if (severity === "off") return { text: "switched off", ...note };
  const mark = severityMarks[severity];
  return { text: mark.word, status: mark, ...note };
}
