import type { GoalpostMove } from "../../model/index.ts";
import { moveText, promiseText } from "../governance/move-text.ts";
import { countText, dayText } from "../wording.ts";
import { asDay, asText, given } from "./evidence.ts";
import type { Rule } from "./rule.ts";

export const governanceSilentGoalpost: Rule = {
  id: "governance/silent-goalpost",
  title: "Goalpost moved silently",
  why:
    "Whoever changes a target in the file and writes nothing else down makes a red figure green, and nobody who " +
    "reads today's files can see it. The history of the files can.",
  when:
    "In the history of the files a target, a baseline, a tolerance, a limit or a weight (value per unit, elasticity, " +
    "a contribution's delta, confidence, milestone or ramp) was changed, or an entry was taken out, and neither the " +
    "entry's own ledger nor a decision says so: one that had force, names it in `changes` (or `removes`), and is " +
    "dated no more than a quarter before.",
  severity: "breach",
  about: ["kpis", "milestones", "plans", "assumptions", "objectives", "units"],
  isDated: true,
  *find({ remembered, now }) {
    for (const [subject, moves] of remembered.moves) {
      const [first] = moves;
      if (!first) continue;
      const others = moves.length > 1 ? ` It was the first of ${countText(moves.length, "such move")}.` : "";
      yield {
        subject,
        message: `${moveText(now.repository, first)} on ${dayText(first.landing.day)}, and nothing declares it.${others}`,
        raisedOn: first.landing.day,
        evidence: moves.flatMap((move) => evidenceOf(move, promiseText(now.repository, move))),
      };
    }
  },
};

function evidenceOf(
  { landing }: GoalpostMove,
  { what, before, after }: { readonly what: string; readonly before: string; readonly after: string },
) {
  return [
    given("What was moved", asText(what)),
    given("Before", asText(before)),
    given("After", asText(after)),
    given("Since", asDay(landing.day)),
    given("By", asText(`${landing.author}, commit ${landing.commit.slice(0, 10)}: ${landing.subject}`)),
  ];
}
