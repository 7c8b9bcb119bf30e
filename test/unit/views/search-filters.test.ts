import { expect, test } from "vitest";
import { filterCounts, filterValues } from "../../../src/views/search-filters.ts";
import type { SearchRecord } from "../../../src/views/search-record.ts";

const record = (given: Partial<SearchRecord>): SearchRecord => ({
  path: "decisions/first/",
  title: "First",
  kind: "Decision",
  state: "",
  standing: "",
  filters: {},
  owner: undefined,
  day: undefined,
  about: "",
  outcome: "",
  tags: "",
  content: "",
  ...given,
});

test("a record has a value of a filter once, and no filter without a value", () => {
  const filters = { plan: ["Portal", "Portal", "ERP"], kpi: [] };
  expect(filterValues(record({ filters }))).toEqual({ kind: ["Decision"], plan: ["Portal", "ERP"] });
  expect(filterValues(record({ state: "Stands" }))).toEqual({ kind: ["Decision"], state: ["Stands"] });
});

test("values are counted by the records that have them, whatever they are called", () => {
  const records = [
    { filters: { kind: ["Plan"], owner: ["Ann", "__proto__"] } },
    { filters: { kind: ["Plan"], owner: ["constructor", "Ann"] } },
    { filters: { kind: ["Guide"] } },
  ];
  expect(JSON.stringify(filterCounts(records))).toBe(
    '{"records":3,"filters":{"kind":{"Plan":2,"Guide":1},"owner":{"Ann":2,"__proto__":1,"constructor":1}}}',
  );
});
