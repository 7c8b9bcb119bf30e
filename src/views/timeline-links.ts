import { type Entry, isRestricted, oncePer, type PlanRepository, planOfMilestone } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import type { Cell } from "./table.ts";

type Link = Entry<"milestones">["dependsOn"][number];

/** What a milestone waits for and what waits for it, in words. */
export interface TimelineLinks {
  /** How many of each, e.g. `Waits for 2, 1 waits for it`. */
  readonly summary: string;
  readonly lines: readonly TimelineLink[];
}

export interface TimelineLink {
  readonly kind: "Waits for" | "Waited for by";
  readonly cell: Cell;
  /** Its plan, if that is another one, how the two are tied, and when the other one happens. */
  readonly words: string;
  /** Set if the other one belongs to another function, which may have other worries. */
  readonly crossing: string | undefined;
}

/** Who waits for whom, by the milestone that is waited for. */
export type Successors = ReadonlyMap<string, readonly { readonly id: string; readonly link: Link }[]>;

export const successorsOf: (repository: PlanRepository) => Successors = oncePer(({ milestones }) => {
  const waiting = [...milestones.values()].flatMap(({ id, dependsOn }) =>
    dependsOn.map((link) => ({ id, link })),
  );
  return Map.groupBy(waiting, ({ link }) => link.milestone);
});

export function timelineLinks(
  context: ViewContext,
  milestone: Entry<"milestones">,
  successors: Successors,
): TimelineLinks | undefined {
  const driver = context.milestones.get(milestone.id)?.drivenBy;
  const before = milestone.dependsOn.map((link) => ({
    kind: "Waits for" as const,
    ...other(context, milestone.id, link.milestone, link, link.milestone === driver),
    crossing: crossing(context, link.milestone, milestone.id, link, "Waits for"),
  }));
  const waiting = successors.get(milestone.id) ?? [];
  const after = waiting.map(({ id, link }) => ({
    kind: "Waited for by" as const,
    ...other(context, milestone.id, id, link, context.milestones.get(id)?.drivenBy === milestone.id),
    crossing: crossing(context, milestone.id, id, link, "Waited for by"),
  }));
  if (before.length + after.length === 0) return undefined;
  const counts = [
    ...(before.length > 0 ? [`waits for ${before.length}`] : []),
    ...(after.length > 0 ? [`${after.length} ${after.length === 1 ? "waits" : "wait"} for it`] : []),
  ].join(", ");
  return { summary: counts.slice(0, 1).toUpperCase() + counts.slice(1), lines: [...before, ...after] };
}

const ties = {
  FS: "",
  SS: "start to start",
  FF: "finish to finish",
  SF: "start to finish",
} as const;

function other(context: ViewContext, self: string, id: string, link: Link, sets: boolean) {
  const { format, repository } = context;
  const plan = planOfMilestone(id);
  const report = context.milestones.get(id);
  const lag = link.lagDays;
  const words = [
    plan === planOfMilestone(self) ? "" : `of ${repository.plans.get(plan)?.title ?? plan}`,
    ties[link.type],
    lag === 0 ? "" : lag > 0 ? `${format.days(lag)} later` : `up to ${format.days(-lag)} earlier`,
    happening(context, report),
    sets ? "this sets the date" : "",
  ];
  return {
    cell: entryCell(context, "milestones", id),
    words: words.filter((word) => word !== "").join(", "),
  };
}

function happening({ format }: ViewContext, report: ReturnType<ViewContext["milestones"]["get"]>): string {
  if (!report || report.state === "cancelled") return "cancelled";
  return `${report.state === "actualised" ? "done" : "expected"} ${format.shortDay(report.expectedFinish)}`;
}

/** `provider` is waited for by `user`; the words name the function on the other side of the link. */
function crossing(
  context: ViewContext,
  provider: string,
  user: string,
  { acknowledgedBy }: Link,
  kind: TimelineLink["kind"],
): string | undefined {
  const [from, to] = [unitOf(context, provider), unitOf(context, user)];
  if (from === undefined || to === undefined || from === to) return undefined;
  const far = kind === "Waits for" ? from : to;
  const title = context.repository.units.get(far)?.title ?? far;
  const { people } = context.repository;
  const isKnownThere =
    isRestricted(acknowledgedBy) ||
    (acknowledgedBy !== undefined && people.get(acknowledgedBy)?.unit === from);
  const isDone = context.milestones.get(provider)?.state === "actualised";
  return `another function: ${title}${isKnownThere || isDone ? "" : ", not acknowledged"}`;
}

function unitOf({ repository }: ViewContext, id: string): string | undefined {
  return repository.milestones.get(id)?.unit ?? repository.plans.get(planOfMilestone(id))?.unit;
}
