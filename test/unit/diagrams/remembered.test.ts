import { expect, test, vi } from "vitest";
import { remembered } from "../../../src/diagrams/remembered.ts";

test("what is asked for again soon is not worked out again, and no more than so much is kept", () => {
  const known = new Map<number, string>();
  const workOut = vi.fn((key: number) => `${key}`);
  const ask = (key: number) => remembered(known, 3, key, () => workOut(key));
  expect([1, 2, 3, 1, 2, 3].map(ask)).toEqual(["1", "2", "3", "1", "2", "3"]);
  expect(workOut).toHaveBeenCalledTimes(3);
  for (let key = 4; key < 100; key++) {
    expect(ask(key)).toBe(`${key}`);
    expect(known.size).toBeLessThanOrEqual(3);
  }
  ask(1);
  expect(workOut).toHaveBeenCalledTimes(100);
});
