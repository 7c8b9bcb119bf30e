import type { SearchRecord } from "./search-record.ts";

/** By what records can be narrowed, as the search page offers it before anybody has searched. */
export interface FilterCounts {
  /** How many records there are in all. */
  readonly records: number;
  /** How many records have a value, by the name of the filter and the value. */
  readonly filters: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The filters of a record that have a value, each value once: two plans may have the same title. */
export function filterValues({ kind, state, filters }: SearchRecord): Record<string, string[]> {
  const all = { kind: [kind], state: state === "" ? [] : [state], ...filters };
  const present: Record<string, string[]> = {};
  for (const [name, values] of Object.entries(all))
    if (values.length > 0) present[name] = values.length === 1 ? [...values] : [...new Set(values)];
  return present;
}

export function filterCounts(
  records: readonly { readonly filters: Readonly<Record<string, readonly string[]>> }[],
): FilterCounts {
  const counts = new Map<string, Map<string, number>>();
  for (const { filters } of records)
    for (const [name, values] of Object.entries(filters)) {
      const count = counts.get(name) ?? new Map<string, number>();
      counts.set(name, count);
      for (const value of values) count.set(value, (count.get(value) ?? 0) + 1);
    }
  const filters = [...counts].map(([name, count]) => [name, Object.fromEntries(count)] as const);
  return { records: records.length, filters: Object.fromEntries(filters) };
}
