/**
 * What an entry promises: the values by which it is judged, which must not move without a decision. Facts,
 * forecasts and words are no promises. A value that was never given is none either; giving it is the first promise,
 * save where a default was in force.
 */
import type { CollectionName } from "./collection-name.ts";
import type { Entry } from "./collections.ts";
import type { PromisedValue } from "./memory.ts";
import type { Portal } from "./portal.ts";

type Promises<Name extends CollectionName> = (entry: Entry<Name>) => readonly PromisedValue[];

const promisesByCollection: { readonly [Name in CollectionName]?: Promises<Name> } = {
  objectives: ({ outcome }) => [promised(["outcome", "target"], outcome.target)].flat(),
  kpis: (kpi) => [
    ...promised(["direction"], kpi.direction),
    ...promised(["range"], kpi.range),
    ...promised(["frequency"], kpi.frequency),
    ...promised(["valuePerUnit"], kpi.valuePerUnit),
    // Without a baseline the targets are thresholds, and without a tolerance the portal's is in force.
    ...always(["baseline"], kpi.baseline),
    ...always(["tolerance"], kpi.tolerance),
    ...(kpi.targets.length > 0 ? always(["targets"], kpi.targets) : []),
    ...kpi.drives.flatMap(({ kpi: driven, elasticity }, at) =>
      named(`elasticity of ${inPlace(kpi.drives, at, driven)}`, ["drives", at, "elasticity"], elasticity),
    ),
  ],
  milestones: ({ baseline, budget }) => [...always(["baseline"], baseline), ...promised(["budget"], budget)],
  plans: ({ contributes }) => contributes.flatMap((_, at) => contribution(contributes, at)),
  assumptions: ({ expected }) => promised(["expected"], expected),
};

/** What an entry of a collection promises; nothing for collections that hold facts or words. */
export function promisesOf<Name extends CollectionName>(
  collection: Name,
  entry: Entry<Name>,
): readonly PromisedValue[] {
  return promisesByCollection[collection]?.(entry) ?? [];
}

/** What the settings promise: the limits of all colours, how much a finding counts, and since when promises do. */
export function portalPromises({
  thresholds,
  rules,
  promisesFrom,
  horizonYears,
  discountRate,
}: Portal): readonly PromisedValue[] {
  return [
    ...always(["thresholds"], thresholds),
    ...always(["rules"], rules),
    ...always(["promisesFrom"], promisesFrom),
    ...always(["horizonYears"], horizonYears),
    ...always(["discountRate"], discountRate),
  ];
}

function contribution(all: Entry<"plans">["contributes"], at: number): readonly PromisedValue[] {
  const own = all[at] as Entry<"plans">["contributes"][number];
  const name = inPlace(all, at, own.kpi);
  return (["delta", "confidence", "realisedBy", "rampDays"] as const).map((part) => ({
    field: `${part} of ${name}`,
    value: own[part],
    path: ["contributes", at, part],
  }));
}

/** The name of a KPI, numbered where another item of the list before it names the same. */
function inPlace(all: readonly { readonly kpi: string }[], at: number, kpi: string): string {
  const place = all.slice(0, at).filter((other) => other.kpi === kpi).length;
  return place === 0 ? kpi : `${kpi} (${place + 1})`;
}

type Path = PromisedValue["path"];

/** A value that is a promise as soon as it is given. */
function promised(path: Path, value: unknown): readonly PromisedValue[] {
  return named(path.join("."), path, value);
}

function named(field: string, path: Path, value: unknown): readonly PromisedValue[] {
  return value === undefined ? [] : [{ field, value, path }];
}

/** A value that says something also where it is left out. */
function always(path: Path, value: unknown): readonly PromisedValue[] {
  return [{ field: path.join("."), value: value ?? null, path }];
}
