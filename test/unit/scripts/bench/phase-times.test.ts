import { expect, test } from "vitest";
import { phaseTimes } from "../../../../scripts/bench/phase-times.ts";

test("phaseTimes gives each moment to the phase that began last", () => {
  const times = phaseTimes([
    { phase: "render", start: 10, end: 110 },
    { phase: "read", start: 20, end: 30 },
    { phase: "bundle", start: 10, end: 50 },
    { phase: "write", start: 110, end: 115 },
    { phase: "write", start: 120, end: 121 },
  ]);
  expect(times).toMatchObject({ read: 10, bundle: 30, render: 60, write: 6, index: 0 });
});

test("phaseTimes counts no moment twice, and none that is in no phase", () => {
  const times = phaseTimes([
    { phase: "index", start: 0, end: 8 },
    { phase: "verify", start: 4, end: 12 },
    { phase: "write", start: 20, end: 21 },
  ]);
  expect(times).toMatchObject({ index: 4, verify: 8, write: 1 });
});
