/** What falls due on which day, for calendar programs. All of it lasts a whole day. */

import { byCodeUnits, type Day, entriesOf } from "../model/index.ts";
import { agendaOf, agendaSentence, dueForReview } from "./agenda.ts";
import { entryPath, requiredPath, subjectOf, titleOf, type ViewContext } from "./context.ts";
import { forumCalendarPath } from "./forum.ts";
import { decisionsOfForum } from "./references.ts";
import { stakeWords } from "./stake.ts";
import { listed } from "./wording.ts";

export interface Calendar {
  /** The path of its file without the base, e.g. `calendars/milestones.ics`. */
  readonly path: string;
  readonly title: string;
  /** In the order of their days, then keys. */
  readonly events: readonly CalendarEvent[];
}

export interface CalendarEvent {
  /** Names the event for ever, so that a program moves it instead of adding a second one. */
  readonly key: string;
  readonly day: Day;
  readonly title: string;
  readonly detail: readonly string[];
  /** The path of its page without the base. */
  readonly page: string;
}

/** The last day that counts in a calendar of reviews: one that is due stays in it, however far ahead. */
const endOfTime = "2199-12-31" as Day;

export function calendars(context: ViewContext): readonly Calendar[] {
  const required = context.report.requiredDecisions.filter(({ state }) => state !== "decided");
  const forums = [...context.repository.forums.values()].map((forum) => {
    const agenda = agendaOf(context, forum);
    const own = decisionsOfForum(context.repository, forum.id);
    return calendar(forumCalendarPath(forum.id), forum.title, [
      {
        key: `meeting:${forum.id}:${agenda.next}`,
        day: agenda.next,
        title: forum.title,
        detail: [agendaSentence(context, agenda), `The date stands for ${agenda.rule}.`],
        page: entryPath("forums", forum.id),
      },
      ...requiredEvents(context, agenda.required),
      ...decisionReviews(context, dueForReview(context, own, endOfTime)),
    ]);
  });
  return [
    calendar("calendars/decisions.ics", "Decisions due", requiredEvents(context, required)),
    calendar("calendars/reviews.ics", "Reviews due", [
      ...decisionReviews(context, dueForReview(context, context.repository.decisions.values(), endOfTime)),
      ...otherReviews(context),
    ]),
    calendar("calendars/milestones.ics", "Milestones to come", milestoneEvents(context)),
    ...forums,
  ];
}

function calendar(path: string, title: string, events: readonly CalendarEvent[]): Calendar {
  const sorted = [...events].sort((a, b) => byCodeUnits(a.day, b.day) || byCodeUnits(a.key, b.key));
  return { path, title, events: sorted };
}

/** Required decisions on the day by which they have to be taken; what has no such day is not in a calendar. */
function requiredEvents(
  context: ViewContext,
  required: ViewContext["report"]["requiredDecisions"],
): readonly CalendarEvent[] {
  const { format } = context;
  return required.flatMap(({ id, dueOn, accountable, moneyAtStake, state }) => {
    const finding = context.findingByDecision.get(id);
    if (!finding || dueOn === null) return [];
    const subject = subjectOf(finding.subject);
    const stake = stakeWords(moneyAtStake, format.fullMoney);
    return [
      {
        key: `required:${id}`,
        day: dueOn,
        title: `Decide: ${titleOf(context, subject.collection, subject.id)}`,
        detail: [
          finding.message,
          `Who decides: ${titleOf(context, "people", accountable)}`,
          ...(stake === undefined ? [] : [stake]),
          ...(state === "overdue" ? ["Overdue"] : []),
        ],
        page: requiredPath(id),
      },
    ];
  });
}

function decisionReviews(
  context: ViewContext,
  decisions: ReturnType<typeof dueForReview>,
): readonly CalendarEvent[] {
  return decisions.flatMap(({ id, title, date, deciders, reviewBy }) =>
    reviewBy === undefined
      ? []
      : [
          {
            key: `review:decisions/${id}`,
            day: reviewBy,
            title: `Review: ${title}`,
            detail: [
              `Decided on ${context.format.day(date)} by ${listed(deciders.map((person) => titleOf(context, "people", person)))}`,
            ],
            page: entryPath("decisions", id),
          },
        ],
  );
}

/** Assumptions and open risks that are to be looked at again. */
function otherReviews(context: ViewContext): readonly CalendarEvent[] {
  return (["assumptions", "risks"] as const).flatMap((collection) =>
    [...entriesOf(context.repository, collection).values()].flatMap((entry) =>
      entry.reviewBy === undefined || ("state" in entry && entry.state !== "open")
        ? []
        : [
            {
              key: `review:${collection}/${entry.id}`,
              day: entry.reviewBy,
              title: `Review: ${entry.title}`,
              detail: [`Accountable: ${titleOf(context, "people", entry.accountable)}`],
              page: entryPath(collection, entry.id),
            },
          ],
    ),
  );
}

/** Milestones that are neither done nor cancelled, on the day on which they are expected. */
function milestoneEvents(context: ViewContext): readonly CalendarEvent[] {
  const { milestones, format } = context;
  return [...context.milestonesOf].flatMap(([plan, entries]) =>
    entries.flatMap(({ id, title, accountable, baseline }) => {
      const report = milestones.get(id);
      if (!report?.expectedFinish || (report.state !== "pending" && report.state !== "overdue")) return [];
      return [
        {
          key: `milestone:${id}`,
          day: report.expectedFinish,
          title: `Milestone: ${title}`,
          detail: [
            `Plan: ${titleOf(context, "plans", plan)}`,
            `Accountable: ${titleOf(context, "people", accountable)}`,
            `Baseline: ${format.day(baseline.finish)}, ${format.slip(report.slipDays)}`,
          ],
          page: entryPath("milestones", id),
        },
      ];
    }),
  );
}
