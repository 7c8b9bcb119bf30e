import { type GoalpostMove, isDay, type PlanRepository } from "../../model/index.ts";
import { dayText, moneyText, numberText, percentText, withUnit } from "../wording.ts";

/** What a move did, in words that need no knowledge of the files. */
export interface PromiseText {
  /** E.g. "the targets". */
  readonly what: string;
  /** E.g. "95 % by 2026-12"; "none" where nothing was said. */
  readonly before: string;
  readonly after: string;
}

/** A move as the beginning of a sentence, e.g. "The targets of On-time delivery were changed from 95 % by 2026-12 to 92 % by 2026-12". */
export function moveText(repository: PlanRepository, move: GoalpostMove): string {
  if (move.kind === "removed") return `${move.title} was taken out of the plan`;
  if (move.kind === "returned") return `${move.title} was put back into the plan`;
  const { what, before, after } = promiseText(repository, move);
  const verb = /^the (targets|dates|settings|limits|severities)/.test(what) ? "were" : "was";
  const sentence = `${what} of ${move.title} ${verb} changed from ${before} to ${after}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** What is told of a move: not when and by whom. */
type Move = Pick<GoalpostMove, "subject" | "kind" | "field" | "before" | "after">;

export function promiseText(repository: PlanRepository, move: Move): PromiseText {
  if (move.kind !== "changed") {
    const there = {
      removed: ["part of the plan", "not there any more"],
      returned: ["not there", "part of the plan"],
    };
    const [before = "", after = ""] = there[move.kind];
    return { what: "the entry", before, after };
  }
  const unit = unitOf(repository, move);
  const text = (value: unknown) =>
    valueText(value, { field: move.field, unit, currency: repository.portal.currency });
  return { what: fieldText(repository, move.field), before: text(move.before), after: text(move.after) };
}

const names: Readonly<Record<string, string>> = {
  targets: "the targets",
  baseline: "the baseline",
  budget: "the budget",
  tolerance: "the tolerance",
  range: "the range",
  direction: "the direction",
  frequency: "how often it is due",
  valuePerUnit: "the value per unit",
  expected: "the expected range",
  "outcome.target": "the target",
  thresholds: "the limits of all statuses",
  rules: "the severities of the rules",
  promisesFrom: "the day from which promises count",
  horizonYears: "the horizon",
  discountRate: "the discount rate",
};

const parts: Readonly<Record<string, string>> = {
  delta: "the promised change",
  confidence: "the confidence in the change",
  realisedBy: "the milestone after which the change starts",
  rampDays: "the days until the full change",
  elasticity: "the elasticity",
};

function fieldText({ kpis }: PlanRepository, field: string): string {
  const [part = "", id] = field.split(" of ");
  if (id === undefined) return names[field] ?? field;
  const title = kpis.get(id)?.title ?? id;
  return part === "elasticity" ? `${parts[part]} towards ${title}` : `${parts[part] ?? part} in ${title}`;
}

function unitOf({ kpis }: PlanRepository, { subject, field }: Move): string {
  const [part, driven] = field.split(" of ");
  if (part === "delta") return kpis.get(driven ?? "")?.unit ?? "";
  return subject.startsWith("kpis/") ? (kpis.get(subject.slice("kpis/".length))?.unit ?? "") : "";
}

interface Form {
  readonly field: string;
  readonly unit: string;
  readonly currency: string;
}

const money: ReadonlySet<string> = new Set(["valuePerUnit", "budget", "outcome.target"]);

function valueText(value: unknown, { field, unit, currency }: Form): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "string") return isDay(value) ? dayText(value) : value;
  if (typeof value === "number") {
    if (money.has(field)) return moneyText(value, currency);
    if (field.startsWith("confidence") || field === "discountRate") return percentText(value);
    if (field.startsWith("rampDays")) return withUnit(numberText(value), "days");
    return withUnit(numberText(value), field.startsWith("elasticity") ? "" : unit);
  }
  if (Array.isArray(value)) {
    const points = value.map((each) => valueText(each, { field, unit, currency }));
    return points.length === 0 ? "none" : points.join(", ");
  }
  return objectText(value as Readonly<Record<string, unknown>>, { field, unit, currency });
}

function objectText(value: Readonly<Record<string, unknown>>, form: Form): string {
  const { period, value: of, start, finish, min, max } = value;
  if (period !== undefined) return `${valueText(of, form)} by ${String(period)}`;
  if (finish !== undefined)
    return start === undefined
      ? valueText(finish, form)
      : `${valueText(start, form)} to ${valueText(finish, form)}`;
  if (min !== undefined || max !== undefined)
    return [
      ...(min === undefined ? [] : [`at least ${valueText(min, form)}`]),
      ...(max === undefined ? [] : [`at most ${valueText(max, form)}`]),
    ].join(" and ");
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  if (entries.length === 0) return "the default";
  return entries.map(([key, each]) => partText(key, each, form)).join(", ");
}

/** Limits are ratios: "breach above 30 %"; whatever else is named by its field. */
function partText(key: string, value: unknown, form: Form): string {
  const isLimit = (key === "watch" || key === "breach") && typeof value === "number";
  return isLimit
    ? `${key} above ${percentText(value)}`
    : `${key}: ${valueText(value, { ...form, unit: "", field: "" })}`;
}
