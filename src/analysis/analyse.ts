/**
 * The analysis: a plan repository and a day in, every figure and finding out. It reads nothing else: no clock,
 * no files, no locale. The same repository and day give the same report.
 */
import type { Day, PlanMemory, PlanRepository } from "../model/index.ts";
import { figures } from "./figures.ts";
import { remembered } from "./governance/remembered.ts";
import { requiredDecisions } from "./governance/required-decisions.ts";
import type { Finding, Report } from "./report.ts";
import { type FirstSeen, findings, firstSeenOf, isRaisingKnown } from "./rules/findings.ts";
import { rules } from "./rules/index.ts";
import { scorecard } from "./scorecard.ts";
import { snapshot } from "./snapshot.ts";

export interface AnalysisOptions {
  /**
   * The day on which each required decision, e.g. `ownership/vacuum:erp`, was first found in the history of the
   * files. For rules of which the files alone do not say since when, it takes the place of the as-of date.
   */
  readonly firstSeen?: FirstSeen;
  /**
   * What the history of the files remembers, these days among it; without it no rule finds what only the history
   * shows.
   */
  readonly memory?: PlanMemory;
}

const noMemory: PlanMemory = { since: new Map(), firstReport: undefined, moves: [], edits: [] };

/** Computes the whole report of a repository that passed the check. */
export function analyse(
  repository: PlanRepository,
  asOf: Day,
  { memory = noMemory, firstSeen = firstSeenOf(memory.since) }: AnalysisOptions = {},
): Report {
  const now = snapshot(repository, asOf);
  const known = figures(now);
  const quiet = remembered(repository, asOf, memory);
  const found = findings(known, rules, repository.portal.rules, firstSeen, quiet);
  const required = requiredDecisions(now, found, {
    isRaisingKnown: (finding) => isDatedByFiles(finding) || isRaisingKnown(finding, firstSeen),
    isDatedByFiles,
    firstReport: memory.firstReport,
  });
  return {
    schemaVersion: 1,
    asOf,
    plan: { name: repository.portal.name, currency: repository.portal.currency },
    ...editionOf(repository),
    scorecard: scorecard(known, required),
    kpis: [...known.kpis.values()],
    milestones: [...known.milestones.values()],
    plans: [...known.plans.values()],
    alignment: known.alignment,
    assumptions: known.assumptions,
    decisions: known.decisions,
    investment: known.investment,
    capacity: known.capacity,
    findings: found,
    requiredDecisions: required,
  };
}

const datedRules: ReadonlySet<string> = new Set(rules.filter(({ isDated }) => isDated).map(({ id }) => id));

function isDatedByFiles({ rule }: Finding): boolean {
  return datedRules.has(rule);
}

function editionOf({ edition }: PlanRepository): Pick<Report, "edition"> {
  return edition ? { edition: { audience: edition.audience, entriesLeftOut: edition.leftOut } } : {};
}
