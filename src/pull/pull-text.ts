import type { Jump } from "./jump.ts";
import type { Change } from "./merge.ts";
import type { PullResult } from "./pull-kpi.ts";

/** How many changed values are printed of one KPI: the newest. */
const mostShown = 12;

/** What came of one KPI, in lines for its reader: what is different, and what was therefore done. */
export function pulledText(result: PullResult, file: string, isDry: boolean): string {
  const head = `${result.id} from ${result.place}: `;
  switch (result.kind) {
    case "failed":
    case "refused":
      return `${head}${result.kind}\n`;
    case "unchanged":
      return `${head}nothing is different${leftOut(result)}\n`;
    case "changed": {
      const written = isDry ? `would be written to ${file}` : `written to ${file}`;
      return `${head}${countOf(result.changes)}, ${written}${leftOut(result)}\n${changeLines(result.changes)}`;
    }
  }
}

/** Why a KPI was not pulled and what to do about it, each as a message with its hint. */
export function refusals(result: PullResult): readonly { readonly message: string; readonly hint: string }[] {
  if (result.kind === "failed")
    return [{ message: `\`${result.id}\`: ${result.message}`, hint: result.hint }];
  if (result.kind !== "refused") return [];
  const { id, jumps, rewrites } = result;
  return [
    ...(rewrites.length > 0
      ? [
          {
            message: `\`${id}\`: the source rewrites ${amount(rewrites.length, "value")} of the file: ${some(rewrites.map(rewriteText))}`,
            hint: "find out why the past is another one; `--accept-rewrites` takes it over",
          },
        ]
      : []),
    ...(jumps.length > 0
      ? [
          {
            message: `\`${id}\`: ${amount(jumps.length, "value")} out of proportion: ${some(jumps.map(jumpText))}`,
            hint: "look at the unit and the query; `--accept-jumps` takes it over, and `pull.jumpFactor` in portal.json sets the limit",
          },
        ]
      : []),
  ];
}

function rewriteText({ point, before }: Change): string {
  return `\`${point.period}\` from ${before} to ${point.value}`;
}

function jumpText({ point, before }: Jump): string {
  return `\`${point.period}\` is ${point.value}, after ${before.value} for \`${before.period}\``;
}

function some(parts: readonly string[]): string {
  const shown = parts.slice(0, 3).join("; ");
  return parts.length > 3 ? `${shown}; and ${parts.length - 3} more` : shown;
}

function countOf(changes: readonly Change[]): string {
  const rewritten = changes.filter(({ kind }) => kind === "rewritten").length;
  const parts = [
    changes.length > rewritten ? `${changes.length - rewritten} new` : "",
    rewritten > 0 ? `${rewritten} rewritten` : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join(", ") : "the same figures from another source or query";
}

function leftOut({ series, kept }: Extract<PullResult, { readonly kept: number }>): string {
  const parts = [
    series.empty > 0 ? `${amount(series.empty, "row")} without a value` : "",
    series.unfinished > 0 ? `${amount(series.unfinished, "period")} that has not ended left out` : "",
    kept > 0 ? `${amount(kept, "value")} of the file kept that the source does not give` : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? ` (${parts.join("; ")})` : "";
}

function changeLines(changes: readonly Change[]): string {
  const shown = changes.slice(-mostShown);
  const more = changes.length > shown.length ? `  ${changes.length - shown.length} earlier ones\n` : "";
  const lines = shown.map(({ point, before }) =>
    before === undefined
      ? `  ${point.period}  ${point.value}\n`
      : `  ${point.period}  ${before} → ${point.value}\n`,
  );
  return `${more}${lines.join("")}`;
}

function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
