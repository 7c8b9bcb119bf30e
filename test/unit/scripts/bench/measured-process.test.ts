import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { measuredProcess } from "../../../../scripts/bench/measured-process.ts";

const node = (program: string) => ({
  command: process.execPath,
  args: ["--eval", program],
  folder: tmpdir(),
});

test("measuredProcess counts the processor time and the memory of processes below, too", async () => {
  const below =
    "const big = Buffer.alloc(2e8, 1); const end = performance.now() + 400; while (performance.now() < end); console.log(big.length)";
  const program = `require("node:child_process").execFileSync(process.execPath, ["--eval", ${JSON.stringify(below)}], { stdio: "inherit" })`;
  const { output, wallMs, processorMs, peakMegabytes } = await measuredProcess(node(program));
  expect(output).toBe("200000000\n");
  expect(wallMs).toBeGreaterThan(400);
  expect(processorMs).toBeGreaterThan(200);
  if (process.platform === "linux") expect(peakMegabytes).toBeGreaterThan(200);
});

test("measuredProcess fails with what a command said", async () => {
  const failing = measuredProcess(node('console.error("no room"); process.exitCode = 3'));
  await expect(failing).rejects.toThrow(/ended with 3:\nno room/);
});
