/** What has happened, for feed readers: decisions, required decisions and updates, the latest first. */

import { addDays, byCodeUnits, type Day } from "../model/index.ts";
import { entryPath, requiredPath, titleOf, type ViewContext } from "./context.ts";
import { standingCell } from "./entry-page.ts";
import { proseWords } from "./prose.ts";
import { stakeWords } from "./stake.ts";
import { claimMark } from "./status.ts";
import { asSubject, sentenceCase } from "./wording.ts";

export interface Feed {
  /** The path of its file without the base, e.g. `feeds/decisions.xml`. */
  readonly path: string;
  readonly title: string;
  /** The page that shows the same. */
  readonly page: string;
  /** The day of the latest entry, or the data date if there is none. */
  readonly updated: Day;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** Names the entry for ever, so that readers show it once. */
  readonly key: string;
  readonly title: string;
  readonly page: string;
  readonly published: Day;
  readonly updated: Day;
  readonly authors: readonly string[];
  readonly summary: string;
}

/** Older entries are found in the portal; a reader asks for what is new. */
const longest = 100;
const summaryLength = 400;

/** The feeds by name alone, for the pages that lead to them. */
export const feedLinks = [
  { path: "feeds/decisions.xml", title: "Decisions" },
  { path: "feeds/required-decisions.xml", title: "Required decisions" },
  { path: "feeds/updates.xml", title: "Updates" },
] as const;

export function feeds(context: ViewContext): readonly Feed[] {
  const [decisions, required, updates] = feedLinks;
  return [
    feed(context, decisions, "decisions/", decisionEntries(context)),
    feed(context, required, "decisions/", requiredEntries(context)),
    feed(context, updates, "updates/", updateEntries(context)),
  ];
}

function feed(
  { asOf, repository }: ViewContext,
  { path, title }: (typeof feedLinks)[number],
  page: string,
  entries: readonly FeedEntry[],
): Feed {
  const sorted = [...entries]
    .sort((a, b) => byCodeUnits(b.updated, a.updated) || byCodeUnits(a.key, b.key))
    .slice(0, longest);
  return {
    path,
    title: `${repository.portal.name}: ${title.toLowerCase()}`,
    page,
    updated: sorted[0]?.updated ?? asOf,
    entries: sorted,
  };
}

/** A decision comes up again on the day on which another one takes its place. */
function decisionEntries(context: ViewContext): readonly FeedEntry[] {
  const { repository, origins } = context;
  const replacedOn = new Map<string, Day>();
  for (const { supersedes, date } of repository.decisions.values())
    for (const id of supersedes) replacedOn.set(id, date);
  return [...repository.decisions.values()].map((decision) => {
    const { id, title, date, deciders, forum } = decision;
    const { text, note } = standingCell(context, id, decision.status);
    const standing = note === undefined ? text : `${text} ${note}`;
    const prose = origins.get(`decisions/${id}`)?.prose;
    const words = prose?.headings.find((heading) => /\boutcome\b/i.test(heading.text))?.words ?? "";
    const outcome = proseWords(context, words);
    const replaced = replacedOn.get(id);
    return {
      key: `decisions/${id}`,
      title,
      page: entryPath("decisions", id),
      published: date,
      updated: replaced !== undefined && replaced > date ? replaced : date,
      authors: deciders.map((person) => titleOf(context, "people", person)),
      summary: [
        `${standing}${forum === undefined ? "" : `, ${titleOf(context, "forums", forum)}`}.`,
        shortened(outcome),
      ]
        .filter((part) => part !== "")
        .join(" "),
    };
  });
}

/** A required decision comes up again on the day after the one on which it was due. */
function requiredEntries(context: ViewContext): readonly FeedEntry[] {
  const { report, format } = context;
  return report.requiredDecisions.flatMap(({ id, raisedOn, dueOn, accountable, moneyAtStake, state }) => {
    const finding = context.findingByDecision.get(id);
    if (!finding || state === "decided") return [];
    const stake = stakeWords(moneyAtStake, format.fullMoney);
    const facts = [
      sentenceCase(state),
      ...(dueOn === null ? [] : [`due ${format.day(dueOn)}`]),
      ...(stake === undefined ? [] : [stake]),
    ];
    return [
      {
        key: `required/${id}`,
        title: finding.message,
        page: requiredPath(id),
        published: raisedOn,
        updated: state === "overdue" && dueOn !== null ? addDays(dueOn, 1) : raisedOn,
        authors: [],
        summary: `${asSubject(titleOf(context, "people", accountable))} decides. ${facts.join(", ")}.`,
      },
    ];
  });
}

function updateEntries(context: ViewContext): readonly FeedEntry[] {
  return [...context.repository.updates.values()].map(
    ({ id, title, plan, date, author, claimed, assurance }) => ({
      key: `updates/${id}`,
      title: `${titleOf(context, "plans", plan)}: ${title}`,
      page: entryPath("updates", id),
      published: date,
      updated: date,
      authors: [titleOf(context, "people", author)],
      summary: [
        `${assurance ? "The independent review says" : "Its owner says"} ${claimMark(claimed).word.toLowerCase()}.`,
        shortened(proseWords(context, context.origins.get(`updates/${id}`)?.prose?.text ?? "")),
      ]
        .filter((part) => part !== "")
        .join(" "),
    }),
  );
}

/** The beginning of a text, up to the end of a word. */
function shortened(text: string): string {
  if (text.length <= summaryLength) return text;
  return `${text.slice(0, text.lastIndexOf(" ", summaryLength))} …`;
}
