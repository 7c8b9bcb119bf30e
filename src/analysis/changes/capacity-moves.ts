import type { Period } from "../../model/index.ts";
import { isClose } from "../comparison.ts";
import type { CapacityReport } from "../report.ts";
import type { States } from "./states.ts";

/** A team whose commitments, or the plan that no longer fits, are others in a period. */
export interface CapacityMove {
  readonly team: string;
  readonly period: Period;
  /** Full-time equivalents that are committed and not available. */
  readonly over: { readonly before: number; readonly after: number };
  readonly committed: { readonly before: number; readonly after: number };
  readonly available: { readonly before: number; readonly after: number };
  /** The first committed plan that does not fit, going down the ranking; `null` if all do. */
  readonly cutLine: { readonly before: string | null; readonly after: string | null };
}

const none = { available: 0, committed: 0, over: 0, cutLine: null };

/** In the order of the later report; a period that only one of the two has counts as nothing in the other. */
export function capacityMoves({ before, after, idNow }: States): readonly CapacityMove[] {
  const key = (team: string, period: Period) => `${team} ${period}`;
  const byKey = (rows: readonly CapacityReport[], nameOf: (team: string) => string) =>
    new Map(rows.map((row) => [key(nameOf(row.team), row.period), row]));
  const then = byKey(before.report.capacity, idNow("teams"));
  const now = byKey(after.report.capacity, (team) => team);
  const rows = [
    ...[...now].map(([at, row]) => ({ ...row, old: then.get(at) ?? none, present: row })),
    ...[...then].flatMap(([at, row]) =>
      now.has(at) ? [] : [{ ...row, team: idNow("teams")(row.team), old: row, present: none }],
    ),
  ];
  return rows.flatMap(({ team, period, old, present }) => {
    const cutBefore = old.cutLine === null ? null : idNow("plans")(old.cutLine);
    const move: CapacityMove = {
      team,
      period,
      over: { before: old.over, after: present.over },
      committed: { before: old.committed, after: present.committed },
      available: { before: old.available, after: present.available },
      cutLine: { before: cutBefore, after: present.cutLine },
    };
    const isSame =
      [move.over, move.committed, move.available].every((pair) => isClose(pair.before, pair.after)) &&
      cutBefore === present.cutLine;
    return isSame ? [] : [move];
  });
}
