import type { Day, Entry } from "../../model/index.ts";
import { hadForce } from "../governance/decision-report.ts";
import type { EvidenceValue } from "../report.ts";
import { splitSubject } from "../rules/facts.ts";
import { type Goalpost, type GoalpostKind, goalposts } from "./goalposts.ts";
import { isSame } from "./moved.ts";
import type { States } from "./states.ts";

/** A goalpost of an entry of both states that is somewhere else now. */
export interface GoalpostMove {
  readonly subject: string;
  readonly what: GoalpostKind;
  readonly detail: string;
  /** `null` where there was none. */
  readonly before: EvidenceValue | null;
  readonly after: EvidenceValue | null;
  readonly declared: Declaration;
}

export type Declaration =
  /** By a decision that has force: the entry's ledger names it, or it names the entry in `changes`. */
  | { readonly kind: "decision"; readonly decision: string }
  /** In the ledger of the entry, on a day, with no decision that has force. */
  | { readonly kind: "ledger"; readonly date: Day }
  /** Nowhere: whoever does not compare the files does not see it. */
  | { readonly kind: "none" };

/** By subject in the order of the collections, the settings of the plan first. */
export function goalpostMoves(states: States): readonly GoalpostMove[] {
  const then = byPlace(goalposts(states.before.repository).map((each) => inPresentNames(each, states)));
  const now = byPlace(goalposts(states.after.repository));
  const isInBoth = inBoth(states);
  const places = [...new Set([...now.keys(), ...then.keys()])];
  return places.flatMap((place): GoalpostMove[] => {
    const [before, after] = [then.get(place), now.get(place)];
    const post = after ?? before;
    if (!post || isSame(before?.value, after?.value) || !isInBoth(post.subject)) return [];
    const { subject, what, detail } = post;
    return [
      {
        subject,
        what,
        detail,
        before: before?.value ?? null,
        after: after?.value ?? null,
        declared: declaration(states, post),
      },
    ];
  });
}

function byPlace(posts: readonly Goalpost[]): ReadonlyMap<string, Goalpost> {
  return new Map(posts.map((post) => [`${post.subject} ${post.what} ${post.detail}`, post]));
}

/** Details that are ids name KPIs: what a plan promises to move, and what a KPI drives. */
function inPresentNames(post: Goalpost, { subjectNow, idNow }: States): Goalpost {
  const isKpi = post.what === "elasticity" || post.what === "promised-change" || post.what === "confidence";
  return {
    ...post,
    subject: subjectNow(post.subject),
    detail: isKpi ? idNow("kpis")(post.detail) : post.detail,
  };
}

/** What is new has no goalpost that moved, and what is gone is told as such. */
function inBoth({ before, after, idNow }: States): (subject: string) => boolean {
  const known = (["kpis", "assumptions", "plans", "milestones"] as const).flatMap((collection) =>
    [...before.repository[collection].keys()].map((id) => `${collection}/${idNow(collection)(id)}`),
  );
  const then = new Set(known);
  return (subject) => {
    if (subject === "portal") return true;
    const { collection, id } = splitSubject(subject);
    return then.has(subject) && after.repository[collection].has(id);
  };
}

function declaration(states: States, { subject, what }: Goalpost): Declaration {
  const { decisions } = states.after.repository;
  const written = ledgerOf(states, subject, what).at(-1);
  const named = written?.decision === undefined ? undefined : decisions.get(written.decision);
  if (named && hadForce(named)) return { kind: "decision", decision: named.id };
  const declaring = newInForce(states).find(({ changes }) => changes.includes(subject));
  if (declaring) return { kind: "decision", decision: declaring.id };
  return written ? { kind: "ledger", date: written.date } : { kind: "none" };
}

interface LedgerLine {
  readonly date: Day;
  readonly decision?: string | undefined;
}

/** What was written into the ledger of an entry since, in time order. */
function ledgerOf(
  { before, after, idNow }: States,
  subject: string,
  what: GoalpostKind,
): readonly LedgerLine[] {
  const { collection, id } = splitSubject(subject);
  const unwritten = (then: readonly LedgerLine[] = [], now: readonly LedgerLine[] = []) => {
    const known = new Set(then.map(({ decision: _, ...line }) => JSON.stringify(line)));
    return now.filter(({ decision: _, ...line }) => !known.has(JSON.stringify(line)));
  };
  if (collection === "kpis" && what === "target") {
    const then = earlierEntry(before.repository.kpis, id, idNow("kpis"));
    return unwritten(then?.retargeted, after.repository.kpis.get(id)?.retargeted);
  }
  if (collection !== "milestones") return [];
  const now = after.repository.milestones.get(id);
  if (what === "cancelled") return now?.cancelled ? [now.cancelled] : [];
  const then = earlierEntry(before.repository.milestones, id, idNow("milestones"));
  return unwritten(then?.rebaselined, now?.rebaselined);
}

function earlierEntry<T extends { readonly id: string }>(
  entries: ReadonlyMap<string, T>,
  id: string,
  idNow: (id: string) => string,
): T | undefined {
  return [...entries.values()].find((entry) => idNow(entry.id) === id);
}

/** Decisions that have had force since, and had none before. */
function newInForce({ before, after, idNow }: States): readonly Entry<"decisions">[] {
  const then = new Set(
    [...before.repository.decisions.values()].filter(hadForce).map(({ id }) => idNow("decisions")(id)),
  );
  return [...after.repository.decisions.values()].filter(
    (decision) => hadForce(decision) && !then.has(decision.id),
  );
}
