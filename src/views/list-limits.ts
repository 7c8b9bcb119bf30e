import type { Portal } from "../model/index.ts";

/**
 * How much of a list a page shows. No page may take more than 200 kB to send, compressed, however large the plan is,
 * and nobody reads further than this; what is left out is counted, summed up, and one link away. A plan of a few
 * hundred entries reaches none of these limits.
 */

/**
 * Rows of a list on one page: what `portal.json` says, which is 600 at most and by default. A row takes 40 to 90 bytes
 * to send, so that a page with two lists stays below 100 kB; and so many rows a browser lays out, sorts and filters
 * while nobody notices.
 */
export function rowsPerPage({ rowsPerPage: rows }: Portal): number {
  return rows;
}

/** KPIs on one page of their list: a line with its drawings takes four times what a row of words takes. */
export function kpisPerPage({ rowsPerPage: rows }: Portal): number {
  return Math.min(rows, 250);
}

/**
 * Beyond so many rows a page does not fetch its other pages to sort and filter all of them, and says so: more would
 * take seconds and some hundred megabytes of the reader's browser.
 */
export const mostRowsJoined = 6_000;

/** Rows of a table on the page of an entry, which may have several. */
export const rowsPerEntryTable = 300;

/** Entries named in one fact of an entry, e.g. the offices of a unit. */
export const mostFactValues = 100;

/** KPIs on the scorecard and in the board pack: what a meeting can look at, two sheets of paper. */
export const mostUrgentKpis = 30;

/** Green reports on the scorecard that something contradicts. */
export const mostContradictions = 20;

/** Status moves on the scorecard; the page of what changed has the others. */
export const mostMoves = 20;

/** Decisions in the board pack. A meeting takes few of them, but may ask for any that is urgent. */
export const mostPackDecisions = 150;

/** Plans with a sheet of their own in the board pack. */
export const mostPackPlans = 40;

/** Matters that an agenda folds away behind those it shows. */
export const mostFoldedMatters = 60;

/** Teams with a drawing on the page of capacity. */
export const mostTeamsDrawn = 24;

/** Plans on a roadmap: ten screens of lines. */
export const mostPlansDrawn = 200;

/** Bars in one group of a bar chart, of which the table has the figures anyway. */
export const mostBars = 60;

/** Entries in one list of orphans. */
export const mostOrphans = 100;

/** Names in one sentence. */
export const mostNames = 12;
