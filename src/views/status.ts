import type { Report } from "../analysis/index.ts";

export type Status = Report["kpis"][number]["status"];
export type Claim = "green" | "amber" | "red";

/** A status as shape, word and colour together; `tone` picks the colour. */
export interface StatusMark {
  readonly tone: "on-plan" | "watch" | "breach" | "none";
  readonly glyph: string;
  readonly word: string;
}

/** What somebody says about a thing, or what is computed of it, with who says so and when. */
export interface StatusWord {
  readonly label: string;
  readonly mark: StatusMark;
  readonly note: string;
  /** Where it was said, without the base. */
  readonly path?: string;
  /** What the word is made of. */
  readonly parts?: readonly { readonly label: string; readonly mark: StatusMark }[];
}

const marks: Readonly<Record<Status, StatusMark>> = {
  "on-plan": { tone: "on-plan", glyph: "●", word: "On plan" },
  watch: { tone: "watch", glyph: "◆", word: "Watch" },
  breach: { tone: "breach", glyph: "▼", word: "Breach" },
  stale: { tone: "none", glyph: "○", word: "Stale" },
  "no-data": { tone: "none", glyph: "○", word: "No data" },
  "no-target": { tone: "none", glyph: "–", word: "No target" },
};

const claims: Readonly<Record<Claim, StatusMark>> = {
  green: { tone: "on-plan", glyph: "●", word: "Green" },
  amber: { tone: "watch", glyph: "◆", word: "Amber" },
  red: { tone: "breach", glyph: "▼", word: "Red" },
};

/** A status nobody can compute is grey, never green. */
const unknown: StatusMark = { tone: "none", glyph: "–", word: "n/a" };

export function statusMark(status: Status | null | undefined): StatusMark {
  return status ? marks[status] : unknown;
}

export function claimMark(claim: Claim | null | undefined): StatusMark {
  return claim ? claims[claim] : { ...unknown, word: "No claim" };
}

/** Worst first, the grey ones between watch and breach, as the analysis ranks them. */
export const statusOrder: readonly Status[] = ["breach", "stale", "watch", "no-data", "no-target", "on-plan"];

export function statusRank(status: Status | null | undefined): number {
  return status ? statusOrder.indexOf(status) : statusOrder.length;
}
