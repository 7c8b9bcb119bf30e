import { expect, test } from "vitest";
import {
  collectionNames,
  entriesOf,
  isCollectionName,
  planOfMilestone,
  planRepository,
} from "../../../src/model/index.ts";
import { plan } from "../../helpers/plan.ts";

test("entries stand in the order of their ids by code units, whatever order they come in", () => {
  const { portal, people } = plan({ people: { Zoe: {}, ann: {}, "a-b": {}, ab: {}, "a/c": {} } });
  const reversed = planRepository(portal, { people: [...people.values()].reverse() });
  expect([...reversed.people.keys()]).toEqual(["Zoe", "a-b", "a/c", "ab", "ann", "ivo"]);
});

test("a collection without entries is empty, not absent", () => {
  const repository = planRepository(plan({}).portal, {});
  for (const name of collectionNames) expect(entriesOf(repository, name).size).toBe(0);
});

test.each([
  ["erp/go-live", "erp"],
  ["retail/erp/go-live", "retail/erp"],
  ["go-live", ""],
])("the plan of the milestone %s is %j", (milestone, planId) => {
  expect(planOfMilestone(milestone)).toBe(planId);
});

test("only the documented folders are collections", () => {
  expect(isCollectionName("kpis")).toBe(true);
  for (const name of ["media", "KPIs", "constructor", ""]) expect(isCollectionName(name)).toBe(false);
});
