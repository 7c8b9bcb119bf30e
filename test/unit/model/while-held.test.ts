import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test, vi } from "vitest";
import { whileHeld } from "../../../src/model/index.ts";

test("what somebody holds is not worked out again", () => {
  const compute = vi.fn(() => ({}));
  const answer = whileHeld(compute);
  const first = answer();
  expect(answer()).toBe(first);
  expect(compute).toHaveBeenCalledTimes(1);
});

test("what nobody holds any more leaves the memory, and is worked out again", async () => {
  let made = 0;
  const answer = whileHeld(() => ({ made: ++made }));
  expect(answer().made).toBe(1);
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  // What was asked for in a task stays until it is over.
  await new Promise((done) => setTimeout(done));
  collect();
  expect(answer().made).toBe(2);
});
