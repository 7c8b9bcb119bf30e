import type { Entry } from "../../model/index.ts";
import type { AssumptionReport, Colour, MilestoneState } from "../report.ts";
import { type Status, statusesWorstFirst } from "../status.ts";
import { both, type Moved } from "./moved.ts";
import type { States } from "./states.ts";

/** Something that stands otherwise now. */
export type StatusMove = {
  /** The entry's collection and id as it is named now. */
  readonly subject: string;
  /** `changed` where neither side is worse than the other, or where one of them says nothing. */
  readonly direction: "worse" | "better" | "changed";
} & StatusPair;

export type StatusPair =
  /** What is computed: of a KPI or a milestone `status`; of a plan its delivery, its value and the worse of the two. */
  | {
      readonly kind: "status";
      readonly aspect: "status" | "delivery" | "value" | "computed";
      readonly before: Status | null;
      readonly after: Status | null;
    }
  /** What the owner or an independent review says. */
  | {
      readonly kind: "claim";
      readonly aspect: "claimed" | "assured";
      readonly before: Colour | null;
      readonly after: Colour | null;
    }
  | { readonly kind: "milestone"; readonly before: MilestoneState; readonly after: MilestoneState }
  | {
      readonly kind: "assumption";
      readonly before: AssumptionReport["state"];
      readonly after: AssumptionReport["state"];
    }
  | { readonly kind: "stage"; readonly before: Stage; readonly after: Stage }
  | { readonly kind: "risk"; readonly before: RiskState; readonly after: RiskState };

type Stage = Entry<"plans">["stage"];
type RiskState = Entry<"risks">["state"];

/** Every move of a state: KPIs, plans, milestones, assumptions, then risks, each by id. */
export function statusMoves({ before, after, idNow }: States): readonly StatusMove[] {
  const reports = <Name extends "kpis" | "plans" | "milestones" | "assumptions">(name: Name) =>
    both<{ readonly id: string }>(before.report[name], after.report[name], idNow(name)) as Moved<
      (typeof after.report)[Name][number]
    >[];
  const entries = <Name extends "plans" | "risks">(name: Name) =>
    both<{ readonly id: string }>(
      before.repository[name].values(),
      after.repository[name].values(),
      idNow(name),
    ) as Moved<Entry<Name>>[];
  return [
    ...reports("kpis").flatMap((kpi) =>
      move(`kpis/${kpi.id}`, status("status", kpi.before.status, kpi.after.status)),
    ),
    ...reports("plans").flatMap((plan) => planMoves(`plans/${plan.id}`, plan.before, plan.after)),
    ...entries("plans").flatMap((plan) =>
      move(`plans/${plan.id}`, { kind: "stage", before: plan.before.stage, after: plan.after.stage }),
    ),
    ...reports("milestones").flatMap(({ id, before: then, after: now }) => [
      ...move(`milestones/${id}`, { kind: "milestone", before: then.state, after: now.state }),
      ...move(`milestones/${id}`, status("status", then.status, now.status)),
    ]),
    ...reports("assumptions").flatMap(({ id, before: then, after: now }) =>
      move(`assumptions/${id}`, { kind: "assumption", before: then.state, after: now.state }),
    ),
    ...entries("risks").flatMap(({ id, before: then, after: now }) =>
      move(`risks/${id}`, { kind: "risk", before: then.state, after: now.state }),
    ),
  ];
}

type PlanReport = States["after"]["report"]["plans"][number];

function planMoves(subject: string, then: PlanReport, now: PlanReport): readonly StatusMove[] {
  return [
    status("computed", then.computed, now.computed),
    status("delivery", then.deliveryStatus, now.deliveryStatus),
    status("value", then.valueStatus, now.valueStatus),
    { kind: "claim", aspect: "claimed", before: then.claimed, after: now.claimed } as const,
    { kind: "claim", aspect: "assured", before: then.assured, after: now.assured } as const,
  ].flatMap((pair) => move(subject, pair));
}

function status(
  aspect: Extract<StatusPair, { kind: "status" }>["aspect"],
  before: Status | null,
  after: Status | null,
): StatusPair {
  return { kind: "status", aspect, before, after };
}

function move(subject: string, pair: StatusPair): readonly StatusMove[] {
  return pair.before === pair.after ? [] : [{ subject, direction: directionOf(pair), ...pair }];
}

function directionOf(pair: StatusPair): StatusMove["direction"] {
  switch (pair.kind) {
    case "status":
      return byRank(statusesWorstFirst, pair.before, pair.after);
    case "claim":
      return byRank(["red", "amber", "green"], pair.before, pair.after);
    case "assumption":
      return byRank(["broken", "holds"], pair.before, pair.after);
    case "risk":
      return byRank(["occurred", "open", "closed"], pair.before, pair.after);
    case "milestone":
      // One that is no longer overdue, and not done either, got another baseline, which makes nothing better.
      return pair.before === "overdue" && pair.after === "pending"
        ? "changed"
        : byRank(["overdue", "pending", "actualised"], pair.before, pair.after);
    case "stage":
      return "changed";
  }
}

/** Which of two is worse by a list that begins with the worst; what is not in the list cannot be compared. */
function byRank<T>(worstFirst: readonly T[], before: T | null, after: T | null): StatusMove["direction"] {
  const [then, now] = [before, after].map((value) => (value === null ? -1 : worstFirst.indexOf(value)));
  if (then === undefined || now === undefined || then < 0 || now < 0) return "changed";
  return now < then ? "worse" : "better";
}
