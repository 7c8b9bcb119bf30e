import { createHash } from "node:crypto";
import type { Actuals, Day, Kpi, Source } from "../model/index.ts";
import { actualsText } from "./actuals-text.ts";
import { fileSource } from "./file-source.ts";
import { httpSource } from "./http-source.ts";
import type { Jump } from "./jump.ts";
import { type Change, merged } from "./merge.ts";
import type { Secrets } from "./secrets.ts";
import { type Series, seriesOf } from "./series.ts";
import { messageOf, type Row, type SourceContext, SourceFault } from "./source.ts";
import { sqlSource } from "./sql-source.ts";

/** A KPI with where it is measured, and its actuals as they stand. */
export interface PullTask {
  readonly kpi: Kpi & { readonly id: string; readonly source: Source };
  readonly actuals: Actuals | undefined;
  /** The text of the file of actuals; absent if there is none. */
  readonly text: string | undefined;
}

export interface PullRules {
  readonly fiscalYearStart: number;
  /** Values of periods that end after this day are left out. */
  readonly today: Day;
  readonly jumpFactor: number;
  readonly acceptsJumps: boolean;
  /** Whether values that stand in the file may be replaced. */
  readonly acceptsRewrites: boolean;
  /** The moment of the pull in UTC, as it stands in the provenance. */
  readonly at: string;
}

/** What came of one KPI. No text in it holds a secret. */
export type PullResult = { readonly id: string; readonly place: string } & (
  | { readonly kind: "failed"; readonly message: string; readonly hint: string }
  | ({ readonly kind: "unchanged" } & Pulled)
  /** Something is different that nobody allowed; nothing is written. */
  | ({
      readonly kind: "refused";
      readonly jumps: readonly Jump[];
      readonly rewrites: readonly Change[];
    } & Pulled)
  | ({ readonly kind: "changed"; readonly text: string } & Pulled)
);

interface Pulled {
  readonly series: Omit<Series, "points">;
  readonly changes: readonly Change[];
  readonly kept: number;
}

/** Fetches one KPI and says what is different. It writes nothing, and never throws. */
export async function pullKpi(
  { kpi, actuals, text }: PullTask,
  context: SourceContext,
  rules: PullRules,
): Promise<PullResult> {
  const { id, source } = kpi;
  const place = placeOf(source);
  try {
    const series = seriesOf(await rowsOf(source, context), kpi, rules);
    if (series.points.length === 0) throw noValues(series);
    const { measurements, changes, jumps, kept } = merged(actuals?.measurements ?? [], series.points, rules);
    const { points: _, ...counts } = series;
    const pulled = { id, place, series: counts, changes, kept };

    const rewrites = rules.acceptsRewrites ? [] : changes.filter(({ kind }) => kind === "rewritten");
    const refusedJumps = rules.acceptsJumps ? [] : jumps;
    if (rewrites.length > 0 || refusedJumps.length > 0)
      return { kind: "refused", ...pulled, rewrites, jumps: refusedJumps };

    const query = queryHash(source);
    const before = actuals?.pulled;
    // The same figures from the same place are no news, so that a second pull leaves no trace.
    if (changes.length === 0 && before?.query === query && before.source === place)
      return { kind: "unchanged", ...pulled };
    const provenance = { source: place, query, at: rules.at, rows: series.rows };
    return { kind: "changed", ...pulled, text: actualsText(text, measurements, provenance) };
  } catch (error) {
    const { secrets } = context;
    const hint =
      error instanceof SourceFault
        ? error.hint
        : "look at the source of the KPI; if it is right, report this";
    const message = printable(messageOf(error), secrets);
    return { id, place, kind: "failed", message, hint: printable(hint, secrets) };
  }
}

/** A message on one line of a bearable length; it is cut after the secrets are out of it, or half of one would stay. */
function printable(text: string, secrets: Secrets): string {
  const line = secrets.redacted(text).replace(/\s+/g, " ").trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

const longest = 400;

function rowsOf(source: Source, context: SourceContext): Promise<readonly Row[]> {
  switch (source.kind) {
    case "file":
      return fileSource.rows(source, context);
    case "sql":
      return sqlSource.rows(source, context);
    case "http":
      return httpSource.rows(source, context);
  }
}

function placeOf(source: Source): string {
  switch (source.kind) {
    case "file":
      return fileSource.place(source);
    case "sql":
      return sqlSource.place(source);
    case "http":
      return httpSource.place(source);
  }
}

/** The same for the same question to the same place, whatever order its fields stand in. */
export function queryHash(source: Source): string {
  const fields = Object.entries(source).sort(([a], [b]) => (a < b ? -1 : 1));
  return `sha256-${createHash("sha256").update(JSON.stringify(fields)).digest("hex")}`;
}

function noValues({ rows, empty, unfinished }: Series): SourceFault {
  const left = [
    empty > 0 ? `${empty} without a value` : "",
    unfinished > 0 ? `${unfinished} of periods that have not ended` : "",
  ].filter((part) => part !== "");
  const message = rows === 0 ? "the source gives no rows" : `the source gives no values: ${left.join(", ")}`;
  return new SourceFault(message, "look whether the figures are there, and at the condition of the query");
}
