import type { Day } from "../../model/index.ts";
import { maybeWrittenDay, writtenDay } from "../calendar.ts";
import type { MilestoneState } from "../report.ts";
import type { DrivingConstraint } from "../schedule/schedule.ts";
import { countText, dayText } from "../wording.ts";
import { asDay, asDays, asEntry, asText, computed, given, limit } from "./evidence.ts";
import { type Facts, isUnfinished, liveMilestoneFacts, type MilestoneFacts, titleOf } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const scheduleImpossibleForecast: Rule = {
  id: "schedule/impossible-forecast",
  title: "Forecast that its predecessors do not allow",
  why:
    "Its owner promises a date that something it waits for makes impossible. Whoever relies on that " +
    "date does not know.",
  when:
    "The plan is approved or active, and the milestone’s predecessors put its finish later than its " +
    "owner’s own word.",
  severity: "breach",
  about: ["milestones"],
  isDated: false,
  *find(facts) {
    for (const known of liveMilestoneFacts(facts)) {
      const { milestone, report, scheduled } = known;
      const { driver, ownFinish } = scheduled;
      if (!isUnfinished(report) || !driver || ownFinish === null) continue;
      yield {
        subject: `milestones/${milestone.id}`,
        message: message(facts, known, driver, writtenDay(ownFinish)),
        moneyAtStake: report.costOfDelay,
        evidence: [
          given("Owner’s own finish", asDay(writtenDay(ownFinish))),
          given("Waits for", asEntry("milestones", driver.milestone)),
          given("Kind of dependency", asText(driver.link)),
          given("Days that must lie between", asDays(driver.lagDays)),
          limit(driver.end === "start" ? "Earliest start" : "Earliest finish", asDay(writtenDay(driver.day))),
          computed("Expected finish", asDay(report.expectedFinish)),
          computed("Inherited", asDays(report.inheritedDays)),
          computed("Root cause", asEntry("milestones", report.rootCause)),
        ],
      };
    }
  },
};

function message(
  facts: Facts,
  { milestone, report, scheduled }: MilestoneFacts,
  driver: DrivingConstraint,
  ownFinish: Day,
): string {
  const finish = report.expectedFinish ?? ownFinish;
  const other = titleOf(facts, "milestones", driver.milestone);
  const work = driver.end === "start" ? scheduled.durationDays : 0;
  const needs = [gapText(driver), work > 0 ? `its own work takes ${countText(work, "day")}` : ""];
  return (
    `${milestone.title} cannot finish on ${dayText(ownFinish)}: ${other}, which it waits for, ` +
    `${[whenText(facts, driver), ...needs.filter((text) => text !== "")].join(", and ")}. ` +
    `The earliest is ${dayText(finish)}.`
  );
}

/** When the end of the predecessor lies that is waited for, e.g. "is expected on 10 December 2026". */
function whenText({ schedule }: Facts, { milestone, link }: DrivingConstraint): string {
  const scheduled = schedule.get(milestone);
  const isFinish = link === "FS" || link === "FF";
  const day = maybeWrittenDay((isFinish ? scheduled?.expectedFinish : scheduled?.expectedStart) ?? null);
  const hasStarted = scheduled?.milestone.actual?.start !== undefined;
  const done: MilestoneState = "actualised";
  const verb = isFinish
    ? scheduled?.state === done
      ? "was finished"
      : "is expected"
    : hasStarted || scheduled?.state === done
      ? "was started"
      : "is expected to start";
  return `${verb} on ${day === null ? "no day" : dayText(day)}`;
}

function gapText({ lagDays }: DrivingConstraint): string {
  if (lagDays === 0) return "";
  if (lagDays < 0) return `this may come no more than ${countText(-lagDays, "day")} before that`;
  return `${countText(lagDays, "day")} must lie between them`;
}
