/**
 * What one step of the main line did to promises and records: the plan before beside the plan after. Only entries
 * whose files were touched are looked at, so that a step costs what it changed.
 */
import {
  byCodeUnits,
  type CollectionName,
  type Entry,
  entriesOf,
  type GoalpostMove,
  isSameValue,
  type Landing,
  type PlanRepository,
  type PromisedValue,
  planOfMilestone,
  portalPromises,
  promisesOf,
  type RecordEdit,
} from "../model/index.ts";
import { recordChange } from "./record-change.ts";
import { withRenames } from "./with-renames.ts";

export interface Step {
  readonly before: PlanRepository;
  readonly after: PlanRepository;
  /** The entries that were touched, `collection/id` as they are called after the step, and the commit that did it. */
  readonly touched: ReadonlyMap<string, Landing>;
  /** The entries that have another name after the step, from the one to the other. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The text of an entry's file, without its frontmatter; empty for JSON. */
  readonly textBefore: (entry: string) => Promise<string>;
  readonly textAfter: (entry: string) => Promise<string>;
  /** What was taken out earlier, by its name then, with what it promised: it is held to that should it come back. */
  readonly gone: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** The commit that changed the settings; left out where none did. */
  readonly portal: Landing | undefined;
}

export interface StepChanges {
  readonly moves: readonly GoalpostMove[];
  readonly edits: readonly RecordEdit[];
}

/** Taking out one of these hides something that was promised or found. Who works where is no promise. */
const kept: ReadonlySet<CollectionName> = new Set([
  "objectives",
  "kpis",
  "plans",
  "milestones",
  "assumptions",
  "risks",
  "teams",
  "systems",
]);
const records: ReadonlySet<CollectionName> = new Set(["actuals", "updates", "decisions"]);

export async function changesOf(step: Step): Promise<StepChanges> {
  const moves: GoalpostMove[] = [];
  const edits: RecordEdit[] = [];
  const namesBefore = new Map([...step.renamed].map(([before, after]) => [after, before]));
  for (const [name, landing] of [...step.touched].sort(([a], [b]) => byCodeUnits(a, b))) {
    const [collection, id] = split(name);
    const before = entriesOf(step.before, collection).get(split(namesBefore.get(name) ?? name)[1]);
    const after = entriesOf(step.after, collection).get(id);
    if (records.has(collection))
      edits.push(...(await editOf(step, name, namesBefore, before, after, landing)));
    else moves.push(...movesOf(step, name, before, after, landing));
  }
  if (step.portal) moves.push(...portalMoves(step, step.portal));
  return { moves, edits };
}

function movesOf<Name extends CollectionName>(
  { renamed, gone }: Step,
  name: string,
  before: Entry<Name> | undefined,
  after: Entry<Name> | undefined,
  landing: Landing,
): readonly GoalpostMove[] {
  const [collection] = split(name) as [Name, string];
  const about = { subject: name, title: titleOf(after ?? before, name), bearers: [], landing };
  if (before && after)
    return differences(
      promisesOf(collection, withRenames(collection, before, renamed)),
      promisesOf(collection, after),
    ).map((difference) => ({ ...about, kind: "changed", ...difference }));
  if (!kept.has(collection)) return [];
  const entry = { ...about, field: "entry" };
  if (before)
    return [
      {
        ...entry,
        kind: "removed",
        before: byField(promisesOf(collection, before)),
        after: null,
        bearers: bearersOf(collection, before),
      },
    ];
  const then = gone.get(name);
  if (!after || !then) return [];
  const now = byField(promisesOf(collection, after));
  const changed = Object.keys(then)
    .filter((field) => !isSameValue(then[field], now[field]))
    .map(
      (field): GoalpostMove => ({
        ...about,
        kind: "changed",
        field,
        before: then[field],
        after: now[field] ?? null,
      }),
    );
  return [{ ...entry, kind: "returned", before: null, after: now }, ...changed];
}

/** The promises that are not what they were. One that was not made before is a first promise, and no move. */
function differences(before: readonly PromisedValue[], after: readonly PromisedValue[]) {
  const now = byField(after);
  return before
    .filter(({ field, value }) => !isSameValue(value, now[field]))
    .map(({ field, value }) => ({ field, before: value, after: now[field] ?? null }));
}

function portalMoves({ before, after }: Step, landing: Landing): readonly GoalpostMove[] {
  const about = {
    subject: "portal",
    title: after.portal.name,
    kind: "changed",
    bearers: [],
    landing,
  } as const;
  return differences(portalPromises(before.portal), portalPromises(after.portal)).map((difference) => ({
    ...about,
    ...difference,
  }));
}

async function editOf(
  step: Step,
  name: string,
  namesBefore: ReadonlyMap<string, string>,
  before: Entry<CollectionName> | undefined,
  after: Entry<CollectionName> | undefined,
  landing: Landing,
): Promise<readonly RecordEdit[]> {
  const [collection] = split(name);
  const change = await recordChange({
    collection,
    before: before && {
      entry: withRenames(collection, before, step.renamed),
      text: () => step.textBefore(namesBefore.get(name) ?? name),
    },
    after: after && { entry: after, text: () => step.textAfter(name) },
  });
  // What is new is a record that came in; what was there once and went has come back.
  if (!change || (change.kind === "returned" && !step.gone.has(name))) return [];
  const bearers = before ? bearersOf(collection, before) : [];
  return [{ subject: name, title: titleOf(after ?? before, name), bearers, landing, ...change }];
}

/** Those that miss an entry which is taken out, nearest first. */
function bearersOf(collection: CollectionName, entry: object): readonly string[] {
  const { id, plan, kpi, objective, parent, forum, unit, accountable, author } = entry as Readonly<
    Record<string, string | undefined>
  >;
  const named = (name: CollectionName, value: string | undefined) =>
    value === undefined ? [] : [`${name}/${value}`];
  return [
    ...(collection === "actuals" ? named("kpis", id) : []),
    ...(collection === "milestones" ? named("plans", planOfMilestone(id ?? "")) : []),
    ...named("plans", plan),
    ...named("kpis", kpi),
    ...named("objectives", objective),
    ...(collection === "plans" || collection === "objectives" ? named(collection, parent) : []),
    ...named("forums", forum),
    ...named("units", unit),
    ...named("people", accountable ?? author),
  ];
}

function byField(promises: readonly PromisedValue[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(promises.map(({ field, value }) => [field, value]));
}

function titleOf(entry: object | undefined, name: string): string {
  return entry && "title" in entry && typeof entry.title === "string" ? entry.title : split(name)[1];
}

function split(name: string): [CollectionName, string] {
  const slash = name.indexOf("/");
  return [name.slice(0, slash) as CollectionName, name.slice(slash + 1)];
}
