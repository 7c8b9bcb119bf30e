import type { CollectionName, Day, Period } from "../../model/index.ts";
import type { Evidence, EvidenceValue } from "../report.ts";

/** A fact that was read from the plan. */
export function given(label: string, value: EvidenceValue): Evidence {
  return evidence(label, "input", value);
}

/** A limit that the computed value is compared with. */
export function limit(label: string, value: EvidenceValue): Evidence {
  return evidence(label, "limit", value);
}

/** A figure of the analysis. */
export function computed(label: string, value: EvidenceValue): Evidence {
  return evidence(label, "computed", value);
}

/** Key by key, as a report has tens of thousands of them, and to spread the value takes several times as long. */
function evidence(label: string, role: Evidence["role"], value: EvidenceValue): Evidence {
  const { kind, value: stated } = value;
  return (
    kind === "number"
      ? { label, role, kind, value: stated, unit: value.unit }
      : { label, role, kind, value: stated }
  ) as Evidence;
}

export const asDay = (value: Day | null): EvidenceValue => ({ kind: "day", value });
export const asPeriod = (value: Period | null): EvidenceValue => ({ kind: "period", value });
export const asMoney = (value: number | null): EvidenceValue => ({ kind: "money", value });
export const asRatio = (value: number | null): EvidenceValue => ({ kind: "ratio", value });
export const asNumber = (value: number | null, unit: string): EvidenceValue => ({
  kind: "number",
  value,
  unit,
});
export const asDays = (value: number | null): EvidenceValue => asNumber(value, "days");
export const asText = (value: string): EvidenceValue => ({ kind: "text", value });
export const asEntry = (collection: CollectionName, id: string): EvidenceValue => ({
  kind: "entry",
  value: `${collection}/${id}`,
});
