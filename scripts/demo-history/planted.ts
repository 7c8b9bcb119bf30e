/**
 * Events that a history shows and the files of today do not: promises that moved without a word, a report that was
 * edited, a milestone that is gone, a KPI with another name. Each says how the files stood before it.
 */
import {
  addDays,
  type Day,
  type Entry,
  type PlanRepository,
  planOfMilestone,
} from "../../src/model/index.ts";
import { entryFile, type Fields, fileText } from "./entry-file.ts";
import type { Present } from "./known-on.ts";

/** The texts of a plan folder by their paths in it. */
export type Files = ReadonlyMap<string, string>;

export interface PlantedEvent {
  readonly day: Day;
  readonly message: string;
  /** The person whose commit it is. */
  readonly author: string;
  /** The files as they stood before, from those that they would be otherwise on that day. */
  readonly undone: (files: Files) => Files;
}

/** The events that a plan has the entries for, oldest first. */
export function plantedEvents(present: Present): readonly PlantedEvent[] {
  return [silentTarget, lateDeclaration, silentValue, editedUpdate, removedMilestone, renamedKpi]
    .flatMap((event) => event(present) ?? [])
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

type Planted = (present: Present) => PlantedEvent | undefined;

/** The targets of a KPI, which nobody ever retargeted, were once a third further away from its baseline. */
const silentTarget: Planted = ({ repository, asOf }) => {
  const kpi = withTargets(repository)[0];
  if (!kpi?.baseline) return undefined;
  const from = kpi.baseline.value;
  return {
    day: addDays(asOf, -143),
    message: `Update ${kpi.title}`,
    author: kpi.accountable,
    undone: edited(`kpis/${kpi.id}.json`, (fields) => ({
      ...fields,
      targets: (fields["targets"] as readonly Fields[]).map((point) => ({
        ...point,
        value: rounded(point["value"] + (point["value"] - from) / 3),
      })),
    })),
  };
};

/** So long the ledger of a KPI that was retargeted said nothing of it. */
const declaredAfterDays = 24;

/** The targets of a KPI were replaced on the day that its ledger names, and the ledger was written later. */
const lateDeclaration: Planted = ({ repository, asOf }) => {
  const kpi = [...repository.kpis.values()].find(({ retargeted }) => retargeted.length > 0);
  const moved = kpi?.retargeted.at(-1);
  if (!kpi || !moved) return undefined;
  const day = addDays(moved.date, declaredAfterDays);
  if (day >= asOf) return undefined;
  return {
    day,
    message: `Say in the ledger that the targets of ${kpi.title} were moved`,
    author: kpi.accountable,
    undone: edited(`kpis/${kpi.id}.json`, (fields) => {
      const { retargeted = [], ...rest } = fields;
      const kept = (retargeted as readonly Fields[]).filter(({ date }) => date !== moved.date);
      return kept.length > 0 ? { ...rest, retargeted: kept } : rest;
    }),
  };
};

/** What a unit of a KPI is worth was once a quarter less. */
const silentValue: Planted = ({ repository, asOf }) => {
  const kpi = withTargets(repository).findLast(({ valuePerUnit }) => valuePerUnit !== undefined);
  if (!kpi) return undefined;
  return {
    day: addDays(asOf, -97),
    message: "Correct figures",
    author: kpi.accountable,
    undone: edited(`kpis/${kpi.id}.json`, (fields) => ({
      ...fields,
      valuePerUnit: Math.round(fields["valuePerUnit"] * 0.75),
    })),
  };
};

/** An update that reads green was amber for some weeks, and said why. */
const editedUpdate: Planted = ({ repository, asOf }) => {
  const update = [...repository.updates.values()].findLast(
    ({ claimed, date }) => claimed === "green" && date < addDays(asOf, -60),
  );
  if (!update) return undefined;
  return {
    day: addDays(update.date, 25),
    message: "Tidy up wording",
    author: update.author,
    undone: edited(
      `updates/${update.id}.mdx`,
      (fields) => ({ ...fields, claimed: "amber" }),
      (body) =>
        `${body.trimEnd()}\n\nWe may need a month longer than we said, because two people have left.\n`,
    ),
  };
};

/** A milestone that nobody is going to do stood in the plan that has the most of them. */
const removedMilestone: Planted = ({ repository, asOf }) => {
  const active = [...repository.plans.values()].filter(({ stage }) => stage === "active");
  const milestonesOf = ({ id }: Entry<"plans">) =>
    [...repository.milestones.keys()].filter((milestone) => planOfMilestone(milestone) === id);
  const plan = active.sort((a, b) => milestonesOf(b).length - milestonesOf(a).length)[0];
  if (!plan) return undefined;
  const day = addDays(asOf, -74);
  const milestone = {
    title: "Lessons shared with the other plans",
    accountable: plan.accountable,
    baseline: { finish: addDays(day, 40) },
    budget: 60_000,
  };
  return {
    day,
    message: `Tidy up ${plan.title}`,
    author: plan.accountable,
    undone: (files) => {
      const isThere = [...files.keys()].some((path) => path.startsWith(`plans/${plan.id}.`));
      const path = `milestones/${plan.id}/lessons-shared.json`;
      return isThere ? new Map([...files, [path, `${JSON.stringify(milestone, undefined, 2)}\n`]]) : files;
    },
  };
};

/** A KPI whose id has three words was once called by the last two. */
const renamedKpi: Planted = ({ repository, asOf }) => {
  const shorter = (id: string) => id.slice(id.indexOf("-") + 1);
  const kpi = [...repository.kpis.values()].find(
    ({ id }) => id.split("-").length >= 3 && !repository.kpis.has(shorter(id)),
  );
  if (!kpi) return undefined;
  const name = new RegExp(`(?<![\\w/-])${kpi.id}(?![\\w-])`, "g");
  return {
    day: addDays(asOf, -205),
    message: `Rename ${kpi.title}`,
    author: kpi.accountable,
    undone: (files) =>
      new Map(
        [...files].map(([path, text]) => [
          path.replace(`/${kpi.id}.json`, `/${shorter(kpi.id)}.json`),
          text.replace(name, shorter(kpi.id)),
        ]),
      ),
  };
};

function withTargets({ kpis }: PlanRepository): readonly Entry<"kpis">[] {
  return [...kpis.values()].filter(
    ({ baseline, targets, retargeted, direction }) =>
      baseline && targets.length > 0 && retargeted.length === 0 && direction !== "hold",
  );
}

function edited(
  path: string,
  change: (fields: Fields) => Fields,
  rewrite: (body: string) => string = (body) => body,
): (files: Files) => Files {
  return (files) => {
    const text = files.get(path);
    if (text === undefined) return files;
    const { fields, body } = entryFile(path, text);
    return new Map([...files, [path, fileText(path, text, { fields: change(fields), body: rewrite(body) })]]);
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
