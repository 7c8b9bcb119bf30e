import { expect, test } from "vitest";
import { growthFor } from "../../../src/site/lean-heap.ts";
import { plan } from "../../helpers/plan.ts";

test("less garbage lies about beside a large plan than beside a usual one", () => {
  const small = plan({ people: { ann: {} } });
  const [[, ann] = []] = small.people;
  if (!ann) throw new Error("The plan has nobody.");
  const people = (count: number) =>
    new Map(Array.from({ length: count }, (_, at) => [`${at}`, { ...ann, id: `${at}` }] as const));
  expect([small, { ...small, people: people(20_000) }].map(growthFor)).toEqual([80, 80]);
  expect(growthFor({ ...small, people: people(50_000) })).toBe(40);
});
