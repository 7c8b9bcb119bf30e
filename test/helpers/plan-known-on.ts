import { addDays, type Day } from "../../src/model/index.ts";
import type { Fields, PlanText } from "./plan.ts";
import { type RandomPlan, today } from "./random-plan.ts";

const on = (offset: number): Day => addDays(today, offset);

/** The plan as its files would stand at the end of a day (in days from {@link today}): nothing later is in it. */
export function planKnownOn(history: RandomPlan, knownOn: number): PlanText {
  const { kpis, plans, milestones, updates, risks, assumptions, decisions, systems, capacity } = history;
  const kpiIds = kpis.map((_, index) => `k${index}`);
  const planIds = plans.map((_, index) => `p${index}`);
  const milestoneIds = milestones.map(
    ({ plan: at }, index) => `p${at % plans.length}/m${(index * 5 + 3) % 11}`,
  );
  const pick = (ids: readonly string[], index: number) => ids[index % ids.length] as string;
  const names = { kpiIds, planIds, milestoneIds, pick };
  const entries = <T>(
    list: readonly T[],
    id: (index: number) => string,
    fields: (one: T, index: number) => Fields,
  ) => Object.fromEntries(list.map((one, index) => [id(index), fields(one, index)]));
  const known = decisions
    .map((decision, index) => ({ ...decision, index }))
    .filter(({ date }) => date <= knownOn);
  return {
    portal: { horizonYears: 2 },
    people: { ann: {}, ivo: { unit: "lab" }, eve: { active: false } },
    objectives: { o: {} },
    teams: {
      t: { capacity: capacity.map((fte, index) => ({ period: `2026-Q${index + 2}`, fte, run: 10 })) },
    },
    kpis: entries(
      kpis,
      (index) => pick(kpiIds, index),
      (one, index) => kpiText(one, index, knownOn, kpiIds),
    ),
    actuals: Object.fromEntries(
      kpis.map(({ values }, index) => [
        pick(kpiIds, index),
        values
          .map((value, month) => [periodOf(month), value] as const)
          .filter(([period]) => lastDayOf(period) <= on(knownOn)),
      ]),
    ),
    plans: entries(
      plans,
      (index) => `p${index}`,
      (one) => planText(one, knownOn, names, capacity.length),
    ),
    milestones: entries(
      milestones,
      (index) => pick(milestoneIds, index),
      (one, index) => milestoneText(one, index, knownOn, names),
    ),
    updates: Object.fromEntries(
      updates.flatMap(({ plan: at, date, ...one }, index) =>
        date <= knownOn ? [[`u${index}`, { ...one, plan: pick(planIds, at), date: on(date) }]] : [],
      ),
    ),
    risks: entries(
      risks,
      (index) => `r${index}`,
      ({ plan: at, reviewBy, ...one }) => ({ ...one, plan: pick(planIds, at), ...dated({ reviewBy }) }),
    ),
    assumptions: entries(
      assumptions,
      (index) => `a${index}`,
      ({ kpi: at, min, plans: resting, reviewBy }) => ({
        ...(at === undefined || kpis.length === 0 ? {} : { kpi: pick(kpiIds, at), expected: { min } }),
        plans: resting.map((index) => pick(planIds, index)),
        ...dated({ reviewBy }),
      }),
    ),
    decisions: {
      ledger: { date: on(-300) },
      ...Object.fromEntries(
        known.map(({ index, ...one }) => [`d${index}`, decisionText(one, index, known, names)]),
      ),
    },
    systems: entries(
      systems,
      (index) => `s${index}`,
      ({ used, ...one }) => ({ ...one, annualCost: 64 * used, licences: { bought: 60, used } }),
    ),
  };
}

interface Names {
  readonly kpiIds: readonly string[];
  readonly planIds: readonly string[];
  readonly milestoneIds: readonly string[];
  readonly pick: (ids: readonly string[], index: number) => string;
}

type One<Name extends "kpis" | "plans" | "milestones" | "decisions"> = RandomPlan[Name][number];

/** Months from July 2025 on. */
function periodOf(month: number): string {
  const index = month + 6;
  return `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

function lastDayOf(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

function dated(offsets: Readonly<Record<string, number | undefined>>): Fields {
  return Object.fromEntries(
    Object.entries(offsets).flatMap(([name, value]) => (value === undefined ? [] : [[name, on(value)]])),
  );
}

function kpiText(one: One<"kpis">, index: number, knownOn: number, kpiIds: readonly string[]): Fields {
  const isHeld = one.direction === "hold";
  const targets = (values: readonly number[]) =>
    isHeld ? [] : values.map((value, at) => ({ period: ["2026-03", "2026-09", "2027-03"][at], value }));
  const moves = one.moves.toSorted((a, b) => a.date - b.date).filter(({ date }) => date <= knownOn);
  const versions = [one.firstTargets, ...moves.map((move) => move.targets)];
  const { direction, kind, grounding, accountable, valuePerUnit, frequency, tolerance } = one;
  const later = kpiIds.slice(index + 1);
  return {
    ...{ direction, kind, grounding, accountable, valuePerUnit, frequency, tolerance },
    ...(isHeld ? { range: { min: 20, max: 40 } } : {}),
    ...(one.hasObjective ? { objective: "o" } : {}),
    ...(one.baseline === undefined ? {} : { baseline: { period: "2025-12", value: one.baseline } }),
    targets: targets(versions.at(-1) ?? []),
    retargeted: moves.map(({ date }, at) => ({ date: on(date), targets: targets(versions[at] ?? []) })),
    drives:
      later.length === 0
        ? []
        : one.drives.map(({ to, ...edge }) => ({ ...edge, kpi: later[to % later.length] })),
  };
}

function planText(one: One<"plans">, knownOn: number, names: Names, periods: number): Fields {
  const { contributes, hasObjective, needs, ...fields } = one;
  const canContribute = names.kpiIds.length > 0 && names.milestoneIds.length > 0;
  return {
    ...fields,
    objectives: hasObjective ? ["o"] : [],
    demand: needs.slice(0, periods).map((fte, at) => ({ team: "t", period: `2026-Q${at + 2}`, fte })),
    contributes: (canContribute ? contributes : []).map(
      ({ kpi: at, milestone: of, confirmed, ...promise }) => ({
        ...promise,
        kpi: names.pick(names.kpiIds, at),
        realisedBy: names.pick(names.milestoneIds, of),
        ...(confirmed && confirmed.date <= knownOn
          ? { confirmed: { date: on(confirmed.date), delta: 1, by: confirmed.by } }
          : {}),
      }),
    ),
  };
}

function milestoneText(one: One<"milestones">, index: number, knownOn: number, names: Names): Fields {
  const moves = one.moves.toSorted((a, b) => a.date - b.date).filter(({ date }) => date <= knownOn);
  let finish = one.finish;
  const finishes = [finish, ...moves.map(({ shift }) => (finish += shift))];
  const baseline = (to: number) =>
    dated({ start: one.length === undefined ? undefined : to - one.length, finish: to });
  const { start, length } = one.forecast ?? {};
  const forecast = dated({ start, finish: length === undefined ? undefined : (start ?? 0) + length });
  const end =
    one.started !== undefined && one.finished !== undefined ? one.started + one.finished : undefined;
  const isKnown = (at: number | undefined) => (at !== undefined && at <= knownOn ? at : undefined);
  const actual = dated({ start: isKnown(one.started), finish: isKnown(end) });
  const { unit, accountable, budget, spent, cancelled } = one;
  return {
    ...{ unit, accountable, budget, spent },
    baseline: baseline(finishes.at(-1) as number),
    rebaselined: moves.map(({ date, isDecided }, at) => ({
      date: on(date),
      baseline: baseline(finishes[at] as number),
      ...(isDecided ? { decision: "ledger" } : {}),
    })),
    ...(Object.keys(forecast).length > 0 ? { forecast } : {}),
    ...(Object.keys(actual).length > 0 ? { actual } : {}),
    ...(cancelled !== undefined && cancelled <= knownOn ? { cancelled: { date: on(cancelled) } } : {}),
    moves: names.kpiIds.length === 0 ? [] : one.impacts.map((at) => names.pick(names.kpiIds, at)),
    dependsOn: (index === 0 ? [] : one.waitsFor).map(({ milestone: of, ...link }) => ({
      ...link,
      milestone: names.milestoneIds[of % index],
    })),
  };
}

function decisionText(
  one: One<"decisions">,
  index: number,
  known: readonly { readonly index: number }[],
  names: Names,
): Fields {
  const { status, date, expects, supersedes, reviewBy } = one;
  return {
    status,
    date: on(date),
    expects: (names.kpiIds.length === 0 ? [] : expects).map(({ kpi: at, delta }) => ({
      kpi: names.pick(names.kpiIds, at),
      delta,
      by: "2026-Q2",
    })),
    supersedes: (index === 0 ? [] : supersedes)
      .map((at) => at % index)
      .filter((at) => known.some((other) => other.index === at))
      .map((at) => `d${at}`),
    ...dated({ reviewBy }),
  };
}
