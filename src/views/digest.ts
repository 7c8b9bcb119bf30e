/** What waits for one person or one forum and what changed for them, short enough for a message. */

import { accountableFor } from "../analysis/index.ts";
import { addDays, byCodeUnits, type Day, daysBetween, entriesBy } from "../model/index.ts";
import { type Agenda, agendaOf, agendaSentence, dueForReview } from "./agenda.ts";
import { decisionMatters } from "./agenda-matters.ts";
import { entryPath, required, requiredPath, type ViewContext } from "./context.ts";
import { byUrgency } from "./decision.ts";
import { recentSection } from "./digest-changes.ts";
import { editionView } from "./edition.ts";
import { unbroken } from "./format.ts";
import { isInScope } from "./scope.ts";
import { stakeWords } from "./stake.ts";
import { counted, countWord, sentenceCase } from "./wording.ts";

export interface Digest {
  readonly title: string;
  /** Whom it is for and how far the figures go. */
  readonly lede: string;
  readonly sections: readonly DigestSection[];
  /** How many things wait; a person for whom nothing does is sent nothing. */
  readonly waiting: number;
}

export interface DigestSection {
  readonly heading: string;
  readonly items: readonly DigestItem[];
  /** What stands in place of no items. */
  readonly empty: string;
}

export interface DigestItem {
  readonly text: string;
  /** When it is due, what rides on it and the like, in a few words each. */
  readonly facts: readonly string[];
  /** The path of its page without the base. */
  readonly page: string;
}

export type Addressee = { readonly collection: "people" | "forums"; readonly id: string };

/** How far ahead what falls due is told: until about the next month's meeting. */
const lookAheadDays = 30;

export function digest(context: ViewContext, { collection, id }: Addressee): Digest {
  const made = collection === "people" ? personDigest(context, id) : forumDigest(context, id);
  const edition = editionView(context);
  return edition ? { ...made, lede: `${made.lede} ${edition.notice}.` } : made;
}

/** Everybody for whom something waits, in the order of their ids. */
export function addresseesWithWork(context: ViewContext): readonly Addressee[] {
  return [...context.repository.people.keys()]
    .map((id) => ({ collection: "people" as const, id }))
    .filter((addressee) => digest(context, addressee).waiting > 0);
}

function personDigest(context: ViewContext, id: string): Digest {
  const person = required(context.repository.people.get(id), id);
  const { repository, asOf, format } = context;
  const owed = context.owedBy.get(id) ?? [];
  const waiting = [...requiredItems(context, owed), ...otherWork(context, id)];
  const isMine = (subject: string) => accountableFor(repository, subject) === id;
  return {
    title: person.title,
    lede: `${sentenceCase(counted(waiting.length, "thing"))} ${waiting.length === 1 ? "waits" : "wait"} for you, as of ${format.day(asOf)}.`,
    sections: [
      { heading: "Waits for you", items: waiting, empty: "Nothing waits for you." },
      recentSection(context, isMine, "of yours"),
    ],
    waiting: waiting.length,
  };
}

const decidedBy = entriesBy("decisions", ({ deciders }) => deciders);

/** What waits for a person beside required decisions: proposals, reviews and milestones of the next month. */
export function otherWork(context: ViewContext, id: string): readonly DigestItem[] {
  const until = addDays(context.asOf, lookAheadDays);
  const decides = decidedBy(context.repository, id);
  return [
    ...proposalItems(
      context,
      decides.filter(({ status }) => status === "proposed"),
    ),
    ...reviewItems(context, dueForReview(context, decides, until)),
    ...ownReviews(context, id, until),
    ...milestoneItems(context, id, until),
  ];
}

function forumDigest(context: ViewContext, id: string): Digest {
  const forum = required(context.repository.forums.get(id), id);
  const agenda = agendaOf(context, forum);
  const { format, asOf } = context;
  const waiting = [
    ...agendaItems(context, id, agenda),
    ...proposalItems(context, agenda.proposed),
    ...reviewItems(context, agenda.reviews),
  ];
  return {
    title: forum.title,
    lede: `Next meeting on Monday, ${format.day(agenda.next)} (${agenda.rule}). ${agendaSentence(context, agenda)} As of ${format.day(asOf)}.`,
    sections: [
      { heading: "Agenda", items: waiting, empty: "Nothing waits for this forum." },
      {
        heading: "Decided last time",
        items: agenda.decidedLast.map((decision) => ({
          text: decision.title,
          facts: [format.day(decision.date)],
          page: entryPath("decisions", decision.id),
        })),
        empty: "This forum has recorded no decision yet.",
      },
      recentSection(context, (subject) => isInScope(context, forum.units, subject), "in its scope"),
    ],
    waiting: waiting.length,
  };
}

type Required = ViewContext["report"]["requiredDecisions"][number];

function requiredItems(context: ViewContext, open: readonly Required[]): readonly DigestItem[] {
  return byUrgency(open).flatMap(({ id, dueOn, moneyAtStake }) => {
    const finding = context.findingByDecision.get(id);
    if (!finding) return [];
    const stake = stakeWords(moneyAtStake, context.format.money);
    return [
      {
        text: `Decide: ${unbroken(finding.message)}`,
        facts: [
          ...(dueOn === null ? [] : [dueWords(context, dueOn)]),
          ...(stake === undefined ? [] : [stake]),
        ],
        page: requiredPath(id),
      },
    ];
  });
}

/** What the page of the forum shows before anything is unfolded, and how much more there is. */
function agendaItems(context: ViewContext, forum: string, agenda: Agenda): readonly DigestItem[] {
  const { shown } = decisionMatters(context, agenda.required, agenda.next);
  const first = new Set(shown.flatMap((matter) => matter.shown.map(({ id }) => id)));
  const rest = agenda.required.filter(({ id }) => !first.has(id));
  const overdue = rest.filter(({ state }) => state === "overdue").length;
  return [
    ...requiredItems(
      context,
      agenda.required.filter(({ id }) => first.has(id)),
    ),
    ...(rest.length === 0
      ? []
      : [
          {
            text: `${sentenceCase(counted(rest.length, "more decision"))} to take`,
            facts: [`${overdue === 0 ? "none" : countWord(overdue)} overdue`],
            page: entryPath("forums", forum),
          },
        ]),
  ];
}

type Decisions = ReturnType<typeof dueForReview>;

function proposalItems({ format }: ViewContext, proposals: Decisions): readonly DigestItem[] {
  return proposals.map(({ id, title, date }) => ({
    text: `Settle the proposal: ${title}`,
    facts: [`proposed on ${format.day(date)}`],
    page: entryPath("decisions", id),
  }));
}

function reviewItems(context: ViewContext, reviews: Decisions): readonly DigestItem[] {
  return reviews.map(({ id, title, reviewBy }) => ({
    text: `Review the decision: ${title}`,
    facts: reviewBy === undefined ? [] : [dueWords(context, reviewBy)],
    page: entryPath("decisions", id),
  }));
}

const reviewedBy = {
  assumptions: entriesBy("assumptions", ({ accountable }) => [accountable]),
  risks: entriesBy("risks", ({ accountable }) => [accountable]),
} as const;

/** The assumptions and open risks of a person that are to be looked at again by a day. */
function ownReviews(context: ViewContext, person: string, until: Day): readonly DigestItem[] {
  const due = (["assumptions", "risks"] as const).flatMap((collection) =>
    reviewedBy[collection](context.repository, person).flatMap((entry) => {
      const isOpen = !("state" in entry) || entry.state === "open";
      const { reviewBy } = entry;
      if (!isOpen || reviewBy === undefined || reviewBy > until) return [];
      return [{ collection, id: entry.id, title: entry.title, reviewBy }];
    }),
  );
  return due
    .sort((a, b) => byCodeUnits(a.reviewBy, b.reviewBy) || byCodeUnits(a.id, b.id))
    .map(({ collection, id, title, reviewBy }) => ({
      text: `Review the ${collection === "risks" ? "risk" : "assumption"}: ${title}`,
      facts: [dueWords(context, reviewBy)],
      page: entryPath(collection, id),
    }));
}

/** The milestones of a person that are overdue or fall due by a day. */
function milestoneItems(context: ViewContext, person: string, until: Day): readonly DigestItem[] {
  return (context.milestonesBy.get(person) ?? [])
    .filter(({ id, baseline }) => {
      const state = context.milestones.get(id)?.state;
      return state === "overdue" || (state === "pending" && baseline.finish <= until);
    })
    .sort((a, b) => byCodeUnits(a.baseline.finish, b.baseline.finish) || byCodeUnits(a.id, b.id))
    .map(({ id, title, baseline }) => {
      const { expectedFinish, slipDays } = context.milestones.get(id) ?? {};
      return {
        text: `Finish the milestone: ${title}`,
        facts: [
          dueWords(context, baseline.finish),
          ...(slipDays ? [`expected on ${context.format.day(expectedFinish)}`] : []),
        ],
        page: entryPath("milestones", id),
      };
    });
}

function dueWords({ format, asOf }: ViewContext, due: Day): string {
  const late = daysBetween(due, asOf);
  return `due ${format.day(due)}${late > 0 ? `, ${format.days(late)} late` : ""}`;
}
