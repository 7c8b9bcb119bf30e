/** What became of the values and targets of KPIs that were forecast. */
import type { TrendCalibration } from "../analysis/index.ts";
import type { ViewContext } from "./context.ts";
import type { Table } from "./table.ts";

export function trendSentence(
  { format }: ViewContext,
  { inside, met, brier, nextDue }: TrendCalibration,
): string {
  const next = nextDue === null ? "" : ` The next one that can be compared is for ${format.day(nextDue)}.`;
  if (inside.n === 0) return `No day that a KPI was forecast for has come and was measured.${next}`;
  const share = inside.share === null ? "too few for a rate" : format.percent(inside.share);
  const coverage = `${inside.count} of ${inside.n} values came inside the range that is to hold 80\u00a0% of them (${share}).`;
  const chances =
    met.n === 0
      ? "No target that was given a chance has come due yet."
      : brier === null
        ? `${met.count} of ${met.n} targets were met: too few to judge the chances by.`
        : `${met.count} of ${met.n} targets were met; the Brier score of their chances is ${format.number(brier)}, where 0 is perfect and 0.25 is tossing a coin.`;
  return `${coverage} ${chances}${met.n === 0 ? next : ""}`;
}

/** How often targets were met, by the chance that they were given. */
export function reliabilityTable(
  { format }: ViewContext,
  { bins, met }: TrendCalibration,
): Table | undefined {
  if (met.n === 0) return undefined;
  return {
    caption: "Targets met, by the chance that they were given",
    columns: [
      { title: "Chance given" },
      { title: "n", align: "end" },
      { title: "Mean of the chances", align: "end" },
      { title: "Targets met", align: "end" },
    ],
    rows: bins.map(({ from, to, met: own, given }) => [
      { text: `${format.percent(from)} to ${format.percent(to)}`, sort: from },
      { text: String(own.n), sort: own.n },
      { text: given === null ? "–" : format.percent(given), sort: given },
      own.share === null
        ? { text: own.n === 0 ? "–" : `${own.count} of ${own.n}, too few`, sort: null }
        : { text: format.percent(own.share), note: `${own.count} of ${own.n}`, sort: own.share },
    ]),
    empty: "",
  };
}
