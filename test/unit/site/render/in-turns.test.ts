import { expect, test } from "vitest";
import { inTurns } from "../../../../src/site/render/in-turns.ts";

test("work begins in the order of its items, so many at a time", async () => {
  const begun: number[] = [];
  let underWay = 0;
  let most = 0;
  await inTurns([1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    underWay += 1;
    most = Math.max(most, underWay);
    await Promise.resolve();
    underWay -= 1;
  });
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test("after a fault nothing more is begun, also after one of others", async () => {
  const begun: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    if (item === 2) throw new Error("no");
  };
  await expect(inTurns([1, 2, 3, 4], 1, work)).rejects.toThrow("no");
  expect(begun).toEqual([1, 2]);
  const fault = new AbortController();
  fault.abort();
  await inTurns([5, 6], 1, work, fault);
  expect(begun).toEqual([1, 2]);
});
