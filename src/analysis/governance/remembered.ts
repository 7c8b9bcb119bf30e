/**
 * Promises that moved and records that were edited without anybody saying so: what the history of the files shows,
 * less what the files themselves declare.
 *
 * A move is declared by the goalpost ledger of its entry (`retargeted`, `rebaselined`), where that holds what was
 * replaced, or by a decision with force that names the entry in `changes`, or in `removes` where it was taken out,
 * and is dated in the quarter before. One decision declares one move of each promise. What was put back where it
 * had been before anybody moved it silently is no move any more.
 */
import {
  addDays,
  type Day,
  entriesOf,
  type GoalpostMove,
  isSameValue,
  type PlanMemory,
  type PlanRepository,
  type RecordEdit,
} from "../../model/index.ts";
import { splitSubject } from "../rules/facts.ts";
import { hadForce } from "./decision-report.ts";

/** What nobody declared, by the entry that is there to answer for it, e.g. `kpis/churn`; in time order. */
export interface Remembered {
  readonly moves: ReadonlyMap<string, readonly GoalpostMove[]>;
  readonly edits: ReadonlyMap<string, readonly RecordEdit[]>;
}

export const nothingRemembered: Remembered = { moves: new Map(), edits: new Map() };

/** So many days before a move the decision that declares it may be dated: a quarter. */
export const declarationDays = 92;

export function remembered(repository: PlanRepository, asOf: Day, memory: PlanMemory): Remembered {
  const from = repository.portal.promisesFrom ?? "";
  const counts = ({ landing }: { readonly landing: { readonly day: Day } }) =>
    landing.day <= asOf && landing.day >= from;
  const moves = silentMoves(repository, memory.moves.filter(counts));
  const edits = standing(memory.edits.filter(counts), () => "record");
  return {
    moves: bySubject(repository, moves),
    edits: bySubject(repository, edits),
  };
}

/** Every move with the decision or ledger that declares it, for a list of all of them. */
export interface DeclaredMove {
  readonly move: GoalpostMove;
  /** The decision that declares it; `ledger` where the entry's own ledger does, `undefined` where nobody does. */
  readonly declared: string | "ledger" | undefined;
  /** Whether nobody declares it and it stands: what was put back where it had been is no move any more. */
  readonly isSilent: boolean;
}

export function declaredMoves(
  repository: PlanRepository,
  moves: readonly GoalpostMove[],
): readonly DeclaredMove[] {
  const used = new Set<string>();
  const declared = new Map(byDay(moves).map((move) => [move, declaration(repository, move, used)]));
  const silent = new Set(
    standing(
      [...declared.keys()],
      ({ field }) => field,
      (move) => declared.get(move) !== undefined,
    ),
  );
  return [...declared].map(([move, by]) => ({ move, declared: by, isSilent: silent.has(move) }));
}

function silentMoves(repository: PlanRepository, moves: readonly GoalpostMove[]): readonly GoalpostMove[] {
  return declaredMoves(repository, moves)
    .filter(({ isSilent }) => isSilent)
    .map(({ move }) => move);
}

/** What happened to one promise on one day is one move: a commit that corrects the one before it moves nothing. */
function byDay(moves: readonly GoalpostMove[]): readonly GoalpostMove[] {
  const joined: GoalpostMove[] = [];
  const places = new Map<string, number>();
  for (const move of moves) {
    const key = `${move.subject}\n${move.field}\n${move.landing.day}`;
    const place = move.kind === "changed" ? places.get(key) : undefined;
    const earlier = place === undefined ? undefined : joined[place];
    if (place !== undefined && earlier) joined[place] = { ...move, before: earlier.before };
    else {
      if (move.kind === "changed") places.set(key, joined.length);
      joined.push(move);
    }
  }
  return joined.filter(({ kind, before, after }) => kind !== "changed" || !isSameValue(before, after));
}

function declaration(
  repository: PlanRepository,
  { subject, kind, field, before, landing }: GoalpostMove,
  used: Set<string>,
): string | undefined {
  if (
    kind === "changed" &&
    ledger(repository, subject, field).some((replaced) => isSameValue(replaced, before))
  )
    return "ledger";
  const decision = [...repository.decisions.values()].find((each) => {
    const names = kind === "changed" ? each.changes : each.removes;
    return (
      hadForce(each) &&
      names.includes(subject) &&
      each.date <= landing.day &&
      each.date >= addDays(landing.day, -declarationDays) &&
      !used.has(`${each.id}\n${subject}\n${field}`)
    );
  });
  if (decision) used.add(`${decision.id}\n${subject}\n${field}`);
  return decision?.id;
}

/** What an entry's own ledger says was replaced. */
function ledger({ kpis, milestones }: PlanRepository, subject: string, field: string): readonly unknown[] {
  const { collection, id } = splitSubject(subject);
  if (collection === "kpis" && field === "targets")
    return kpis.get(id)?.retargeted.map(({ targets }) => targets) ?? [];
  if (collection === "milestones" && field === "baseline")
    return milestones.get(id)?.rebaselined.map(({ baseline }) => baseline) ?? [];
  return [];
}

interface Happened {
  readonly subject: string;
  readonly kind: "changed" | "edited" | "removed" | "returned";
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What still stands of what happened: from a silent change on, a later one that brings back the value before it
 * takes it away, and all in between.
 */
function standing<T extends Happened>(
  happened: readonly T[],
  fieldOf: (each: T) => string,
  isDeclared: (each: T) => boolean = () => false,
): readonly T[] {
  const open = new Map<string, T[]>();
  for (const each of happened) {
    const key = `${each.subject}\n${fieldOf(each)}`;
    const before = open.get(key) ?? [];
    const undone = before.findIndex((earlier) => isUndoneBy(earlier, each));
    if (undone !== -1) open.set(key, before.slice(0, undone));
    else if (!isDeclared(each) && each.kind !== "returned") open.set(key, [...before, each]);
  }
  const kept = new Set([...open.values()].flat());
  return happened.filter((each) => kept.has(each));
}

function isUndoneBy(earlier: Happened, later: Happened): boolean {
  if (earlier.kind === "removed") return later.kind === "returned";
  return isSameValue(earlier.before, later.after);
}

function bySubject<T extends { readonly subject: string; readonly bearers: readonly string[] }>(
  repository: PlanRepository,
  happened: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of happened) {
    const subject = answering(repository, each);
    if (subject === undefined) continue;
    const group = groups.get(subject) ?? [];
    group.push(each);
    groups.set(subject, group);
  }
  return groups;
}

/** The entry itself, or whoever misses it; for the settings of the portal, and when all are gone, the top unit. */
function answering(
  repository: PlanRepository,
  { subject, bearers }: { readonly subject: string; readonly bearers: readonly string[] },
): string | undefined {
  const exists = (name: string) => {
    const { collection, id } = splitSubject(name);
    // The settings of the portal are no entry, and figures have no page of their own.
    return name !== "portal" && collection !== "actuals" && entriesOf(repository, collection).has(id);
  };
  const top = [...repository.units.values()].find(({ parent }) => parent === undefined);
  return [subject, ...bearers, ...(top ? [`units/${top.id}`] : [])].find(exists);
}
