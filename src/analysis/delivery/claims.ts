import type { DayNumber, Entry } from "../../model/index.ts";
import { toDayNumber } from "../../model/index.ts";
import type { Snapshot } from "../snapshot.ts";

/** What people say about a plan: its owner, and whoever reviews it independently. */
export interface Claims {
  /** The owner's updates, oldest first. */
  readonly own: readonly Entry<"updates">[];
  /** The assurance updates, oldest first. */
  readonly assurance: readonly Entry<"updates">[];
  /** The day of the latest update of either kind; `null` without one. */
  readonly lastHeard: DayNumber | null;
}

/** An update about one milestone of a plan counts as one about the plan. */
export function claims(now: Snapshot, planId: string): Claims {
  const updates = now.updatesOf.get(planId) ?? [];
  const latest = updates.at(-1);
  return {
    own: updates.filter(({ assurance }) => !assurance),
    assurance: updates.filter(({ assurance }) => assurance),
    lastHeard: latest ? toDayNumber(latest.date) : null,
  };
}

/** The first claim of the unbroken run of green ones that the latest one ends; `undefined` if it is not green. */
export function firstOfGreenRun({ own }: Claims): Entry<"updates"> | undefined {
  const before = own.findLastIndex(({ claimed }) => claimed !== "green");
  return own[before + 1];
}
