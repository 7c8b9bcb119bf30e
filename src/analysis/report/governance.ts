import type { Day, Period } from "../../model/index.ts";

export interface AssumptionReport {
  readonly id: string;
  readonly state: "uncodified" | "no-data" | "holds" | "broken";
}

export interface DecisionReport {
  readonly id: string;
  /** The decision that stands in its place now; itself if none does. */
  readonly current: string;
  /** One for each effect that was expected, in file order. */
  readonly effects: readonly EffectReport[];
}

export interface EffectReport {
  readonly kpi: string;
  /** The expected change, in the KPI's unit. */
  readonly delta: number;
  readonly by: Period;
  /** The change since the decision, up to `by` or now; `null` if nothing was measured in between. */
  readonly observed: number | null;
  readonly state: "too-early" | "unmeasurable" | "met" | "partly" | "missed";
}

export type Severity = "breach" | "warning" | "info";

export interface Finding {
  /** The rule's id, e.g. `kpi/breach`. */
  readonly rule: string;
  readonly severity: Severity;
  /** The entry it is about, e.g. `kpis/churn`. */
  readonly subject: string;
  /** What is wrong, as a sentence with titles instead of ids. */
  readonly message: string;
  /** What the finding rests on: the inputs, the limit and the computed value. Never empty. */
  readonly evidence: readonly Evidence[];
  /** Since when, or the as-of date where the files do not say. */
  readonly raisedOn: Day;
  /** Money; `null` where the subject has none. */
  readonly moneyAtStake: number | null;
}

/** One fact that a finding rests on. */
export type Evidence = {
  /** What it is, e.g. "Planned". */
  readonly label: string;
  /** Whether it was read from the plan, is a limit, or was computed. */
  readonly role: "input" | "limit" | "computed";
} & EvidenceValue;

export type EvidenceValue =
  | { readonly kind: "day"; readonly value: Day | null }
  | { readonly kind: "period"; readonly value: Period | null }
  /** In major units of the plan's currency. */
  | { readonly kind: "money"; readonly value: number | null }
  /** 0.25 is 25 %. */
  | { readonly kind: "ratio"; readonly value: number | null }
  /** With the unit that stands beside it, e.g. "days"; "" for a bare count. */
  | { readonly kind: "number"; readonly value: number | null; readonly unit: string }
  | { readonly kind: "text"; readonly value: string }
  /** The entry's collection and id, e.g. `people/cfo`. */
  | { readonly kind: "entry"; readonly value: string };

export interface RequiredDecision {
  /** The rule and the subject's id, e.g. `kpi/breach:churn`; what a decision record names in `answers`. */
  readonly id: string;
  /** Since when it is required, or the as-of date where nothing says. */
  readonly raisedOn: Day;
  /** `null` where nothing says since when it is required. */
  readonly dueOn: Day | null;
  /** Who has to decide. */
  readonly accountable: string;
  /** Money; `null` where the subject has none. */
  readonly moneyAtStake: number | null;
  readonly state: "decided" | "overdue" | "proposed" | "open";
  /** The accepted decision that answers it; `null` unless decided. */
  readonly decision: string | null;
}
