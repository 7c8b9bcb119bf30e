/** The shared scorecard in parts: page by page, or the KPIs that a meeting has to look at. */
import { oncePer } from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import { type KpiGroup, type KpiRow, kpiGroups } from "./kpi-rows.ts";
import { mostRowsJoined, mostUrgentKpis } from "./list-limits.ts";
import { type StateCount, stateCounts, type TablePart } from "./table.ts";
import { cautionOf, type ListPlace, pagePart, rowsOfPage } from "./table-part.ts";
import { listed } from "./wording.ts";

export interface KpiList {
  readonly groups: readonly KpiGroup[];
  /** Which KPIs these are where there are more. */
  readonly part?: TablePart;
}

/** All of them, put together once: three pages show them, and each page of their list. */
export const allKpis = oncePer(kpiGroups);

/** A page of all KPIs. An objective whose KPIs go over a page break stands over both parts. */
export function kpiPage(context: ViewContext, place: ListPlace, page: number, perPage: number): KpiList {
  const groups = allKpis(context);
  const all = groups.flatMap((group) => group.rows.map((row) => ({ group, row })));
  if (all.length <= perPage) return { groups };
  const lines = rowsOfPage(all, page, perPage);
  const shown = [...Map.groupBy(lines, ({ group }) => group)].map(([group, members]) => {
    const rows = members.map(({ row }) => row);
    return { ...group, rows, ...(rows[0] === group.rows[0] ? {} : { isContinued: true as const }) };
  });
  const counted = all.length <= mostRowsJoined ? all : lines;
  const states = statesOf(counted.map(({ row }) => row));
  return {
    groups: shown,
    part: pagePart({ place, page, perPage, total: all.length, states }),
  };
}

/** The KPIs that need eyes, of whichever objective: the most money at stake first, then the worst state. */
export function urgentKpis(context: ViewContext, most: number = mostUrgentKpis): KpiList {
  const groups = allKpis(context);
  const all = groups.flatMap(({ rows }) => rows);
  if (all.length <= most) return { groups };
  const rows = [...all].sort(byNeed).slice(0, most);
  const inAll = statesOf(all).map(({ word, count }) => `${count} ${word.toLowerCase()}`);
  return {
    groups: [{ title: "Those that need eyes", href: undefined, rows }],
    part: {
      total: all.length,
      shown: `${most} of ${all.length} KPIs, the most money at stake first, then the worst state. In all: ${listed(inAll)}`,
      states: statesOf(rows),
      caution: cautionOf(most),
      pages: undefined,
      elsewhere: [{ text: `All ${all.length} KPIs`, href: "kpis/" }],
    },
  };
}

/** The order is stable, so that equal ones stand as the list has them. */
function byNeed(a: KpiRow, b: KpiRow): number {
  return Number(b.sort.atStake) - Number(a.sort.atStake) || Number(a.sort.state) - Number(b.sort.state);
}

function statesOf(rows: readonly KpiRow[]): readonly StateCount[] {
  return stateCounts(rows.map(({ mark }) => [{ text: mark.word, status: mark }]));
}
