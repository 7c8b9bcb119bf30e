import type { Day } from "../../model/index.ts";
import { daysBetween } from "../../model/index.ts";
import { asDay, asDays, computed, given } from "./evidence.ts";
import type { Facts } from "./facts.ts";
import type { Found } from "./rule.ts";

/** An entry that is looked at again by a day. */
interface Reviewed {
  readonly reviewBy?: Day | undefined;
}

/** A finding for an entry whose review is overdue; nothing for any other. */
export function* overdueReview(
  { now }: Facts,
  subject: string,
  { reviewBy }: Reviewed,
  message: (day: Day) => string,
): Iterable<Found> {
  if (reviewBy === undefined || reviewBy >= now.asOf) return;
  yield {
    subject,
    message: message(reviewBy),
    raisedOn: reviewBy,
    evidence: [
      given("Review due by", asDay(reviewBy)),
      computed("Overdue for", asDays(daysBetween(reviewBy, now.asOf))),
    ],
  };
}
