/** What changed since the last meeting, in short; the page of changes tells all of it. */
import type { StatusMove } from "../analysis/index.ts";
import { changeFacts } from "./changes-facts.ts";
import { better, marksOf, worse } from "./changes-states.ts";
import { type Compared, comparedSince, subjectCell } from "./compared.ts";
import { subjectOf, type ViewContext } from "./context.ts";
import { mostMoves } from "./list-limits.ts";
import { defaultMoment, sinceWords } from "./moments.ts";
import type { StatusMark } from "./status.ts";
import type { Cell } from "./table.ts";
import { listed, sentenceCase } from "./wording.ts";

export interface RecentChanges {
  /** E.g. `since 5 October 2026`. */
  readonly since: string;
  /** The gravest of it in a sentence. */
  readonly summary: string;
  /** KPIs that moved from one status to another, what got worse first, then what owners say otherwise. */
  readonly moves: readonly Move[];
  /** The path of the page that tells all of it. */
  readonly href: string;
}

export interface Move {
  readonly cell: Cell;
  readonly before: StatusMark;
  readonly after: StatusMark;
}

const href = "changes/";
/** The gravest are enough for a first page. */
const mostFacts = 5;

export function recentChanges(context: ViewContext): RecentChanges {
  const moment = defaultMoment(context);
  if (moment === undefined)
    return { since: "so far", summary: "Nothing earlier is known to compare with.", moves: [], href };
  const compared = comparedSince(context, moment);
  const since = sinceWords(context, moment);
  const facts = changeFacts(compared, "past").slice(0, mostFacts);
  return {
    since,
    summary:
      facts.length === 0
        ? `${sentenceCase(since)} nothing of weight has changed.`
        : `${sentenceCase(since)}, ${listed(facts)}.`,
    moves: moves(compared),
    href,
  };
}

function moves(compared: Compared): readonly Move[] {
  const isKpi = ({ subject }: StatusMove) => subjectOf(subject).collection === "kpis";
  const claims = compared.changes.statuses.filter(
    (move) => move.kind === "claim" && move.aspect === "claimed" && move.before !== null,
  );
  const [down, up] = [worse(compared).filter(isKpi), better(compared).filter(isKpi)];
  const isLong = down.length + up.length + claims.length > mostMoves;
  const inOrder = isLong
    ? [...byStake(compared, down), ...byStake(compared, up), ...claims]
    : [...down, ...up, ...claims];
  return inOrder.map((move) => {
    const [before, after] = marksOf(move);
    const note = move.kind === "claim" ? "as its owner reports it" : undefined;
    return { cell: subjectCell(compared, move.subject, note), before, after };
  });
}

/** Of more moves than the scorecard shows, those of the most money are what is shown. */
function byStake({ context }: Compared, moves: readonly StatusMove[]): readonly StatusMove[] {
  const stake = ({ subject }: StatusMove) => context.kpis.get(subjectOf(subject).id)?.moneyAtStake ?? 0;
  return [...moves].sort((a, b) => stake(b) - stake(a));
}
