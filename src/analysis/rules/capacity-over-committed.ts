import { lastDayNumber } from "../calendar.ts";
import { committedDemand } from "../capacity/capacity-report.ts";
import { exceeds } from "../comparison.ts";
import type { CapacityReport } from "../report.ts";
import { roughText } from "../wording.ts";
import { asEntry, asNumber, asPeriod, computed, given, limit } from "./evidence.ts";
import { type Facts, titleOf } from "./facts.ts";
import type { Rule } from "./rule.ts";

const fullTime = "full-time equivalents";

export const capacityOverCommitted: Rule = {
  id: "capacity/over-committed",
  title: "Team promised twice",
  why: "More is committed than the team has. Something will not be done; better that somebody chooses what.",
  when: "Approved and active plans need more of a team than it has left, in a period that is not over.",
  severity: "breach",
  about: ["teams"],
  isDated: false,
  *find(facts) {
    const { now, capacity } = facts;
    for (const { id, title } of now.repository.teams.values()) {
      const over = capacity.filter((report) => report.team === id && isOver(facts, report));
      const worst = over.reduce<CapacityReport | undefined>(
        (a, b) => (a && a.over >= b.over ? a : b),
        undefined,
      );
      if (!worst) continue;
      const more = over.length > 1 ? ` ${over.length} periods are over-committed; this is the worst.` : "";
      const cut =
        worst.cutLine === null
          ? ""
          : ` The first plan that no longer fits is ${titleOf(facts, "plans", worst.cutLine)}.`;
      yield {
        subject: `teams/${id}`,
        message:
          `${title} has ${roughText(worst.available)} ${fullTime} for plans in ${worst.period}, and ` +
          `${roughText(worst.committed)} are committed.${cut}${more}`,
        evidence: over.flatMap((report) => evidenceOf(facts, report)),
      };
    }
  },
};

function isOver({ now }: Facts, { over, period }: CapacityReport): boolean {
  return exceeds(over, 0) && lastDayNumber(period, now.repository.portal.fiscalYearStart) >= now.today;
}

function evidenceOf({ now }: Facts, { team, period, available, committed, over }: CapacityReport) {
  return [
    given("Period", asPeriod(period)),
    limit("Available", asNumber(available, fullTime)),
    ...committedDemand(now, team, period).flatMap(({ plan, fte }) => [
      given("Plan", asEntry("plans", plan.id)),
      given("Needs", asNumber(fte, fullTime)),
    ]),
    computed("Committed", asNumber(committed, fullTime)),
    computed("Over", asNumber(over, fullTime)),
  ];
}
