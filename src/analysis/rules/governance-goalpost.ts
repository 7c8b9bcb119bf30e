import { type Day, isRestricted } from "../../model/index.ts";
import { hadForce } from "../governance/decision-report.ts";
import { dayText } from "../wording.ts";
import { asDay, asEntry, asText, given } from "./evidence.ts";
import type { Facts } from "./facts.ts";
import type { Found, Rule } from "./rule.ts";

export const governanceGoalpost: Rule = {
  id: "governance/goalpost",
  title: "Goalpost moved without a decision",
  why:
    "A plan that is moved quietly is never late. Moving it is allowed, but only by a decision that " +
    "says so.",
  when:
    "Targets or a baseline were replaced, or a milestone cancelled, without a decision that had been " +
    "accepted by now.",
  severity: "breach",
  about: ["kpis", "milestones"],
  isDated: true,
  *find(facts) {
    const { kpis, milestones } = facts.now.repository;
    for (const { id, title, retargeted } of kpis.values()) {
      if (retargeted.length === 0) continue;
      const moves = retargeted.map((move) => ({ ...move, what: `The targets of ${title} were moved` }));
      yield* quietMove(facts, `kpis/${id}`, moves);
    }
    for (const { id, title, rebaselined, cancelled } of milestones.values()) {
      if (rebaselined.length === 0 && !cancelled) continue;
      const moves = rebaselined.map((move) => ({ ...move, what: `The dates of ${title} were moved` }));
      const end = cancelled ? [{ ...cancelled, what: `${title} was cancelled` }] : [];
      yield* quietMove(facts, `milestones/${id}`, [...moves, ...end]);
    }
  },
};

interface Move {
  readonly what: string;
  readonly date: Day;
  readonly decision?: string | undefined;
}

/** The first move that no decision with force stands behind. */
function* quietMove({ now }: Facts, subject: string, moves: readonly Move[]): Iterable<Found> {
  const quiet = moves.filter(({ decision }) => {
    const named = now.repository.decisions.get(decision ?? "");
    return !isRestricted(decision) && (!named || !hadForce(named));
  });
  const first = quiet.reduce<Move | undefined>((a, b) => (a && a.date <= b.date ? a : b), undefined);
  if (!first) return;
  const named = now.repository.decisions.get(first.decision ?? "");
  const others = quiet.length > 1 ? ` It was the first of ${quiet.length} such moves.` : "";
  yield {
    subject,
    message: `${first.what} on ${dayText(first.date)} ${lack(named?.status, named?.title)}.${others}`,
    raisedOn: first.date,
    evidence: quiet.flatMap(({ what, date, decision }) => [
      given("What happened", asText(what)),
      given("Moved on", asDay(date)),
      given("By the decision", decision === undefined ? asText("none") : asEntry("decisions", decision)),
    ]),
  };
}

function lack(status: string | undefined, title: string | undefined): string {
  return status === undefined ? "without a decision" : `by the decision “${title}”, which is ${status}`;
}
