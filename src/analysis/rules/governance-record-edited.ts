import { editText } from "../governance/edit-text.ts";
import { countText, dayText } from "../wording.ts";
import { asDay, asText, given } from "./evidence.ts";
import type { Rule } from "./rule.ts";

export const governanceRecordEdited: Rule = {
  id: "governance/record-edited",
  title: "Record edited",
  why:
    "A record that can be rewritten proves nothing. What turned out otherwise is said in a new update, or in a " +
    "decision that supersedes the old one; then both can be read.",
  when:
    "In the history of the files an update, or a decision after it was accepted, was edited or taken out, or the " +
    "actuals of a KPI were taken out. A decision may become superseded or deprecated, and its review may be moved.",
  severity: "breach",
  about: ["decisions", "updates", "kpis", "plans", "forums", "units"],
  isDated: true,
  *find({ remembered }) {
    for (const [subject, edits] of remembered.edits) {
      const [first] = edits;
      if (!first) continue;
      const others =
        edits.length > 1 ? ` It was the first of ${countText(edits.length, "such change")}.` : "";
      yield {
        subject,
        message: `${editText(first)} on ${dayText(first.landing.day)}.${others}`,
        raisedOn: first.landing.day,
        evidence: edits.flatMap(({ landing, ...edit }) => [
          given("What happened", asText(editText({ landing, ...edit }))),
          given("On", asDay(landing.day)),
          given("By", asText(`${landing.author}, commit ${landing.commit.slice(0, 10)}: ${landing.subject}`)),
        ]),
      };
    }
  },
};
