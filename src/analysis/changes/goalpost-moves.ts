/**
 * What the plan is measured against somewhere else than before: targets, baselines, limits, and the weights that turn
 * a change into money (`promisesOf`). Whoever moves one of these moves a colour without moving a fact, which is why
 * every move is told, with the decision that declares it or with the word that none does. Whether it is declared is
 * asked of the same function as for the history of the files.
 */
import {
  addDays,
  type CollectionName,
  type Day,
  type Entry,
  entriesBy,
  entriesOf,
  type PromisedValue,
  portalPromises,
  promisesOf,
} from "../../model/index.ts";
import { hadForce } from "../governance/decision-report.ts";
import { declarationDays, declaredMoves } from "../governance/remembered.ts";
import { splitSubject } from "../rules/facts.ts";
import { both, isSame } from "./moved.ts";
import type { States } from "./states.ts";

/** A promise of an entry of both states that is another one now. */
export interface PromiseMove {
  /** The entry's collection and id; `portal` for the settings of the whole plan. */
  readonly subject: string;
  /** The promise, e.g. `targets` or `delta of churn`. */
  readonly field: string;
  /** As they stand in the files; `null` where there is none. */
  readonly before: unknown;
  readonly after: unknown;
  readonly declared: Declaration;
}

export type Declaration =
  /** By a decision that has force: the entry's ledger names it, or it names the entry in `changes`. */
  | { readonly kind: "decision"; readonly decision: string }
  /** In the ledger of the entry, on a day, with no decision that has force. */
  | { readonly kind: "ledger"; readonly date: Day }
  /** Nowhere: whoever does not compare the files does not see it. */
  | { readonly kind: "none" };

const collections = [
  "objectives",
  "kpis",
  "assumptions",
  "plans",
  "milestones",
] as const satisfies readonly CollectionName[];

/** By collection and id, the settings of the plan first. */
export function goalpostMoves(states: States): readonly PromiseMove[] {
  const { before, after } = states;
  const settings = differences(
    portalPromises(before.repository.portal),
    portalPromises(after.repository.portal),
  );
  return [
    ...settings.map((move) => ({ subject: "portal", ...move })),
    ...collections.flatMap((collection) => ofCollection(states, collection)),
  ].map((move) => ({ ...move, declared: declaration(states, move) }));
}

type Undeclared = Omit<PromiseMove, "declared">;

function ofCollection<Name extends CollectionName>(states: States, collection: Name): readonly Undeclared[] {
  const { before, after, idNow } = states;
  return both<{ readonly id: string }>(
    entriesOf(before.repository, collection).values(),
    entriesOf(after.repository, collection).values(),
    idNow(collection),
  ).flatMap((pair) => {
    if (pair.before === pair.after) return [];
    const then = inPresentNames(states, collection, pair.before as Entry<Name>);
    const moves = differences(
      promisesOf(collection, then),
      promisesOf(collection, pair.after as Entry<Name>),
    );
    return moves.map((move) => ({ subject: `${collection}/${pair.id}`, ...move }));
  });
}

/** The promises that are not what they were. One that was not made before is a first promise, and no move. */
function differences(before: readonly PromisedValue[], after: readonly PromisedValue[]) {
  const now = new Map(after.map(({ field, value }) => [field, value]));
  return before
    .filter(({ field, value }) => !isSame(value, now.get(field)))
    .map(({ field, value }) => ({ field, before: value, after: now.get(field) ?? null }));
}

/** What an entry promises refers to KPIs and milestones, which may have other names now. */
function inPresentNames<Name extends CollectionName>(
  states: States,
  collection: Name,
  entry: Entry<Name>,
): Entry<Name> {
  return { ...entry, ...presentNames(states, collection, entry) };
}

function presentNames({ idNow }: States, collection: CollectionName, entry: object): object {
  const [kpi, milestone] = [idNow("kpis"), idNow("milestones")];
  if (collection === "kpis") {
    const { drives } = entry as Entry<"kpis">;
    return { drives: drives.map((edge) => ({ ...edge, kpi: kpi(edge.kpi) })) };
  }
  if (collection !== "plans") return {};
  const { contributes } = entry as Entry<"plans">;
  return {
    contributes: contributes.map((each) => ({
      ...each,
      kpi: kpi(each.kpi),
      realisedBy: milestone(each.realisedBy),
    })),
  };
}

function declaration(states: States, move: Undeclared): Declaration {
  const { repository, report } = states.after;
  const { decisions } = repository;
  const declaring = declaringDecision(states, move.subject);
  // A decision counts for what lands in the quarter after it; when this landed, the two states do not say.
  const day = declaring?.date ?? report.asOf;
  const landing = { commit: "", day, author: "", subject: "" };
  const [told] = declaredMoves(repository, [{ ...move, title: "", kind: "changed", bearers: [], landing }]);
  if (told?.declared === undefined) return { kind: "none" };
  if (told.declared !== "ledger") return { kind: "decision", decision: told.declared };
  const line = ledgerLine(states, move);
  const named = line?.decision === undefined ? undefined : decisions.get(line.decision);
  if (named && hadForce(named)) return { kind: "decision", decision: named.id };
  if (declaring) return { kind: "decision", decision: declaring.id };
  return line ? { kind: "ledger", date: line.date } : { kind: "none" };
}

/** The latest decision with force that names the entry in `changes` and may have moved it between the two states. */
function declaringDecision({ before, after }: States, subject: string): Entry<"decisions"> | undefined {
  const first = addDays(before.report.asOf, -declarationDays);
  return changing(after.repository, subject)
    .filter((decision) => hadForce(decision) && decision.date >= first)
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))[0];
}

const changing = entriesBy("decisions", ({ changes }) => changes);

interface LedgerLine {
  readonly date: Day;
  readonly decision?: string | undefined;
}

/** The line of the ledger that holds what was replaced. */
function ledgerLine({ after }: States, { subject, field, before }: Undeclared): LedgerLine | undefined {
  const { collection, id } = splitSubject(subject);
  const { kpis, milestones } = after.repository;
  if (collection === "kpis" && field === "targets")
    return kpis.get(id)?.retargeted.findLast(({ targets }) => isSame(targets, before));
  return milestones.get(id)?.rebaselined.findLast(({ baseline }) => isSame(baseline, before));
}
