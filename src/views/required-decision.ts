/** The page of a required decision: why it arose, what it costs to wait, what could be decided, and the file. */

import { rules } from "../analysis/index.ts";
import { daysBetween, type Entry, planOfMilestone } from "../model/index.ts";
import { dayCell, entryCell } from "./cells.ts";
import {
  latestFirst,
  required as requiredEntry,
  requiredPath,
  rulePath,
  subjectOf,
  titleOf,
  type ViewContext,
} from "./context.ts";
import { requiredMark } from "./decision.ts";
import { type DecisionDraft, decisionDraft } from "./decision-draft.ts";
import { type OptionView, optionViews } from "./decision-options.ts";
import { type Fact, fact, standingCell, textFact } from "./entry-page.ts";
import { type FindingView, findingView } from "./finding.ts";
import { forumsInScope } from "./forum-scope.ts";
import { answersTo } from "./references.ts";
import { type NewFileLink, newFileLink } from "./source-links.ts";
import { stakeWords } from "./stake.ts";
import type { StatusMark } from "./status.ts";
import type { Cell, Table } from "./table.ts";
import { asSubject } from "./wording.ts";

export interface RequiredDecisionPage {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly mark: StatusMark;
  /** How it stands, as a sentence. */
  readonly standing: string;
  readonly message: string;
  readonly evidence: FindingView["evidence"];
  readonly why: string;
  readonly rule: { readonly title: string; readonly path: string };
  readonly facts: readonly Fact[];
  readonly options: readonly OptionView[];
  /** The records that name it, and whether they count. */
  readonly answers: Table;
  readonly draft: DecisionDraft;
  readonly newFile: NewFileLink | undefined;
}

type Required = ViewContext["report"]["requiredDecisions"][number];
type Finding = ViewContext["report"]["findings"][number];

/** The ids of all required decisions, decided ones too, each once. */
export function requiredDecisionIds(context: ViewContext): readonly string[] {
  return [...context.requiredDecisions.keys()];
}

export function requiredDecisionPage(context: ViewContext, id: string): RequiredDecisionPage {
  const decision = requiredEntry(context.requiredDecisions.get(id), id);
  const finding = requiredEntry(context.findingByDecision.get(id), id);
  const rule = requiredEntry(
    rules.find((candidate) => candidate.id === finding.rule),
    finding.rule,
  );
  // The first that the rule has found about it, as its own page has it.
  const found = context.findingsOf.get(finding.subject)?.find((each) => each.rule === rule.id);
  const shown = findingView(context, requiredEntry(found, id));
  const forums = forumsInScope(context, decision.accountable);
  const title = `${subjectTitle(context, finding.subject)}: ${rule.title}`;
  const options = optionViews(context, finding);
  const standing = standingText(context, decision);
  const cost = costText(context, decision, finding);
  const draft = decisionDraft(context, {
    id,
    subject: subjectOf(finding.subject),
    title,
    message: finding.message,
    why: rule.why,
    facts: [`Required by ${id}`, standing.replace(/\.$/, ""), `What it costs: ${cost}`],
    evidence: shown.evidence,
    options,
    deciders: [decider(context, decision.accountable, forums)],
    forums: forums.map((forum) => forum.id),
  });
  return {
    id,
    path: requiredPath(id),
    title,
    mark: requiredMark(decision.state),
    standing,
    message: shown.message,
    evidence: shown.evidence,
    why: rule.why,
    rule: { title: rule.title, path: rulePath(rule.id) },
    facts: facts(context, decision, finding, {
      cost,
      forums,
      rule: { text: rule.title, href: rulePath(rule.id) },
    }),
    options,
    answers: answerTable(context, decision),
    draft,
    newFile: newFileLink(context.repository.portal, draft.file, draft.text),
  };
}

/** Who would decide: the accountable; where that is nobody who is here, the backup, the lead, or a chair. */
function decider(
  { repository: { people, units } }: ViewContext,
  accountable: string,
  forums: readonly Entry<"forums">[],
): string {
  const person = people.get(accountable);
  const lead = units.get(person?.unit ?? "")?.lead;
  const candidates = [accountable, person?.backup, lead, ...forums.map(({ chair }) => chair)];
  const present = candidates.find((id) => people.get(id ?? "")?.active === true);
  return present ?? (accountable === "" ? ([...people.keys()][0] ?? "") : accountable);
}

/** The title of what a finding is about; a milestone is named with its plan, because many are called alike. */
function subjectTitle(context: ViewContext, subject: string): string {
  const { collection, id } = subjectOf(subject);
  const title = titleOf(context, collection, id);
  return collection === "milestones"
    ? `${title} of ${titleOf(context, "plans", planOfMilestone(id))}`
    : title;
}

function standingText(
  context: ViewContext,
  { id, state, dueOn, decision, accountable, raisedOn }: Required,
): string {
  const { format, asOf, repository } = context;
  const who = asSubject(titleOf(context, "people", accountable)) || "Nobody";
  if (state === "decided") {
    const date = repository.decisions.get(decision ?? "")?.date;
    const late = date && dueOn ? daysBetween(dueOn, date) : 0;
    return `Decided on ${format.day(date)}${late > 0 ? `, ${format.days(late)} after it was due` : ""}.`;
  }
  const isProposed = answersTo(repository, id).some(
    ({ status, date }) => status === "proposed" && (dueOn === null || date >= raisedOn),
  );
  const proposal = isProposed ? " A decision is proposed." : "";
  if (dueOn === null) return `${who} has to decide; the files do not say since when.${proposal}`;
  const late = daysBetween(dueOn, asOf);
  if (late > 0)
    return `${who} owes a decision since ${format.day(dueOn)}: ${format.days(late)} late.${proposal}`;
  const left = late === 0 ? "today" : `in ${format.days(-late)}`;
  return `${who} has to decide by ${format.day(dueOn)}, ${left}.${proposal}`;
}

function costText({ format }: ViewContext, { moneyAtStake }: Required, { subject }: Finding): string {
  if (moneyAtStake === null) return "not known in money";
  if (moneyAtStake === 0) return "no money that is known";
  if (moneyAtStake < 0) return `nothing: ${stakeWords(moneyAtStake, format.fullMoney)}`;
  const { collection } = subjectOf(subject);
  return `${format.fullMoney(moneyAtStake)}${collection === "kpis" ? " a year at today’s gap" : ""}`;
}

function facts(
  context: ViewContext,
  decision: Required,
  { subject }: Finding,
  given: { readonly cost: string; readonly forums: readonly Entry<"forums">[]; readonly rule: Cell },
): readonly Fact[] {
  const { format, asOf } = context;
  const { collection, id } = subjectOf(subject);
  const late =
    decision.dueOn === null || decision.state !== "overdue" ? undefined : daysBetween(decision.dueOn, asOf);
  const isDated = decision.dueOn !== null;
  const isHere = context.repository.people.get(decision.accountable)?.active !== false;
  const absence = isHere ? undefined : "no longer here";
  const all = [
    fact("About", entryCell(context, collection, id)),
    fact("Rule", given.rule),
    textFact(
      "Since",
      isDated
        ? `${format.day(decision.raisedOn)}, ${format.days(daysBetween(decision.raisedOn, asOf))} ago`
        : "not known from the files",
    ),
    textFact("Due", isDated ? format.day(decision.dueOn) : "no day, since nobody knows since when"),
    textFact("Late", late === undefined ? undefined : format.days(late)),
    textFact("What it costs", given.cost),
    decision.accountable === ""
      ? textFact("Who decides", "nobody is accountable")
      : fact("Who decides", entryCell(context, "people", decision.accountable, absence)),
    given.forums.length === 0
      ? textFact("Forums in scope", "none")
      : fact(
          "Forums in scope",
          ...given.forums.map((forum) => entryCell(context, "forums", forum.id, forum.cadence)),
        ),
    fact(
      "Decided by",
      decision.decision === null ? undefined : entryCell(context, "decisions", decision.decision),
    ),
    textFact("Id", decision.id),
  ];
  return all.filter(({ values }) => values.length > 0);
}

/** Every record that names the required decision, also those that no longer answer it, and why they do not. */
function answerTable(context: ViewContext, { id, raisedOn, dueOn, decision }: Required): Table {
  const { format, repository } = context;
  const records = [...answersTo(repository, id)];
  const effect = (record: Entry<"decisions">): string => {
    if (record.id === decision) return "Answers it";
    if (dueOn !== null && record.date < raisedOn)
      return `Does not count: taken before it was raised on ${format.shortDay(raisedOn)}`;
    if (record.status === "proposed") return "Does not count yet: only proposed";
    if (record.status !== "accepted") return `Does not count: ${record.status}`;
    return decision === null
      ? "Does not count: taken more than a year ago"
      : "Another one answers it already";
  };
  return {
    caption: "Records that name it",
    columns: [
      { title: "Decision" },
      { title: "Date" },
      { title: "Standing" },
      { title: "Whether it counts" },
    ],
    rows: records
      .sort(latestFirst)
      .map((record) => [
        entryCell(context, "decisions", record.id),
        dayCell(context, record.date),
        standingCell(context, record.id, record.status),
        { text: effect(record) },
      ]),
    empty: "No decision record names it yet.",
  };
}
