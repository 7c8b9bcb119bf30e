import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

/** Evaluates an expression in a process of its own in New York, because the globals of this one must stay. */
function inStillProcess(expression: string): unknown {
  const module = new URL("../../../src/diagrams/mermaid/still-globals.ts", import.meta.url).href;
  const program = `
    import { installStillDate, resetRandom } from ${JSON.stringify(module)};
    installStillDate();
    console.log(JSON.stringify(${expression}));`;
  const env = { ...process.env, TZ: "America/New_York" };
  return JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "--eval", program], { env, encoding: "utf8" }),
  );
}

test("dates are in UTC, the clock stands and chance repeats itself", () => {
  const expression = `[
    new Date(2026, 2, 8, 2, 30).toISOString(),
    new Date("2026-03-08T02:30").getHours(),
    new Date("March 8, 2026").toISOString(),
    new Date("2026-03-08T02:30+02:00").getHours(),
    new Date(new Date(0)).getFullYear(),
    new Date() - Date.now(),
    new Date(2026, 0, 1) instanceof Date,
    (resetRandom(), Math.random()) === (resetRandom(), Math.random()),
  ]`;
  expect(inStillProcess(expression)).toEqual([
    "2026-03-08T02:30:00.000Z",
    2,
    "2026-03-08T00:00:00.000Z",
    0,
    1970,
    0,
    true,
    true,
  ]);
});
