import { afterEach, beforeEach, expect, test } from "vitest";
import { inPhase, maybePhase, type Phase } from "../../../src/site/phases.ts";

// Other tests of the process build, and leave theirs.
beforeEach(() => performance.clearMeasures());
afterEach(() => performance.clearMeasures());

function told(): readonly { readonly phase: Phase; readonly lasted: number }[] {
  return performance.getEntriesByType("measure").flatMap((measure) => {
    const phase = maybePhase(measure);
    return phase ? [{ phase, lasted: measure.duration }] : [];
  });
}

test("inPhase answers with what the work answers, and tells the phase when it is done", () => {
  expect(inPhase("write", () => 7)).toBe(7);
  expect(told()).toEqual([{ phase: "write", lasted: expect.any(Number) }]);
});

test("inPhase of a promise lasts until it is settled", async () => {
  let settle = () => {};
  const work = inPhase("index", () => new Promise<void>((resolve) => (settle = resolve)));
  expect(told()).toEqual([]);
  settle();
  await work;
  expect(told()).toMatchObject([{ phase: "index" }]);
});

test("inPhase tells a phase whose work failed, and hands the failure on", async () => {
  await expect(inPhase("render", () => Promise.reject(new Error("no room")))).rejects.toThrow("no room");
  expect(told()).toMatchObject([{ phase: "render" }]);
});

test("maybePhase leaves the measures of others alone", () => {
  expect(maybePhase({ name: "vite:render" })).toBeUndefined();
  expect(maybePhase({ name: "plumbline:lunch" })).toBeUndefined();
});
