export { type CollectionName, collectionNames, isCollectionName } from "./collection-name.ts";
export { collections, type Entry, type EntryData } from "./collections.ts";
export {
  addDays,
  civilDayNumber,
  type Day,
  type DayNumber,
  DaySchema,
  day,
  dayFault,
  daysBetween,
  daysInMonth,
  isDay,
  toDay,
  toDayNumber,
} from "./day.ts";
export type { Baseline, Contribution, Milestone, Plan, Risk, Update } from "./delivery.ts";
export { type Edition, everyone, isMeantFor, isRestricted, restrictedEntry } from "./edition.ts";
export { type EntriesBy, entriesBy, groupedByEach } from "./entries-by.ts";
export { entryNameHint, takenAddress, wrongName } from "./entry-name.ts";
export { references } from "./field.ts";
export { dateFormatter, numberFormatter } from "./formatters.ts";
export type { Decision, Forum } from "./governance.ts";
export type { GoalpostMove, Landing, PlanMemory, PromisedValue, RecordEdit } from "./memory.ts";
export { oncePer, oncePerKey } from "./once-per.ts";
export { byCodeUnits } from "./order.ts";
export type { Person, System, Team, Unit } from "./organisation.ts";
export {
  type Actuals,
  ActualsSchema,
  type Assumption,
  type Kpi,
  type Measurement,
  type Objective,
  type PartialLimits,
  type Point,
  type Source,
} from "./outcomes.ts";
export {
  firstDay,
  fiscalQuarterOf,
  fiscalYearOf,
  isoWeekOf,
  lastDay,
  type Period,
  type PeriodKind,
  PeriodSchema,
  periodFault,
  periodForms,
  periodKind,
} from "./period.ts";
export {
  type Entries,
  type EntryLists,
  entriesOf,
  type PlanRepository,
  planOfMilestone,
  planRepository,
} from "./plan-repository.ts";
export { type Portal, PortalSchema, repositoryHost } from "./portal.ts";
export { byPlace, type Problem } from "./problem.ts";
export { type ProblemRule, problemRules } from "./problem-rules.ts";
export { portalPromises, promisesOf } from "./promises.ts";
export { type Heading, headingPrefix, namedEntry, type Prose, type ProsePart, withTitles } from "./prose.ts";
export type { Connection, PullSettings } from "./pull.ts";
export { isSameValue } from "./same-value.ts";
export { whileHeld } from "./while-held.ts";
