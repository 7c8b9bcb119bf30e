import type { Report } from "../analysis/index.ts";
import { linkTypes } from "./dependency-words.ts";
import { type Status, statusMark } from "./status.ts";

type LineOfSight = Report["plans"][number]["lineOfSight"];

/** Where a line of sight breaks; the evidence names the entry beside it. */
const reasons: Readonly<Record<NonNullable<LineOfSight["brokenAt"]>["reason"], string>> = {
  "no-contribution": "no change of a KPI is promised",
  "no-acceptance": "nobody has accepted the promise",
  "wrong-acceptor": "somebody who is not accountable for the KPI accepted the promise",
  "not-grounded": "the KPI leads to no line of the P&L and to no operational metric",
  cancelled: "the milestone that was to move the KPI was cancelled",
  adverse: "the promise moves the KPI in the wrong direction",
  restricted: "it leads to a restricted entry",
};

const strengths: Readonly<Record<LineOfSight["strength"], string>> = {
  direct: "direct",
  indirect: "indirect",
  claimed: "claimed, not proven",
  none: "none",
};

const statuses = Object.fromEntries(
  (["on-plan", "watch", "breach", "stale", "no-data", "no-target"] satisfies readonly Status[]).map(
    (status) => [status, statusMark(status).word.toLowerCase()],
  ),
);

/** The codes of the report by the evidence that has them; all other texts are somebody's own words. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "Because of": reasons,
  "Line of sight": strengths,
  "Kind of dependency": linkTypes,
  "Kind of unit": { business: "business", it: "IT", shared: "shared" },
  Status: statuses,
  Cost: statuses,
  Schedule: statuses,
  Value: statuses,
};

/** A text of the evidence as a reader should see it: codes become words. */
export function evidenceText(label: string, value: string): string {
  return words[label]?.[value] ?? value;
}
