import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { MachineFault } from "../../../../src/files/machine-fault.ts";
import { openProgramSource } from "../../../../src/site/render/program-source.ts";
import { temporaryFolder } from "../../../helpers/import-into.ts";

const base = "/of-a-test/";

function opened(memory: string, onMemoryFault?: (fault: MachineFault) => void) {
  const source = openProgramSource({ base, memory, onMemoryFault });
  onTestFinished(source.close);
  return source;
}

test("a program is bundled once, and again where what was kept is damaged", { timeout: 60_000 }, async () => {
  const memory = temporaryFolder();
  const first = opened(memory);
  expect(first.isKept).toBe(false);
  const program = await first.program();
  expect([...program.files.keys()].some((path) => path.startsWith(".prerender/prerender-entry"))).toBe(true);
  expect(Buffer.concat([...program.files.values()]).includes(base)).toBe(true);

  const second = opened(memory);
  expect(second.isKept).toBe(true);
  expect(await second.program()).toEqual(program);

  const [name = ""] = readdirSync(memory);
  const bytes = readFileSync(join(memory, name));
  bytes[bytes.length - 1] = 7;
  writeFileSync(join(memory, name), bytes);
  expect([...(await opened(memory).program()).files.keys()]).toEqual([...program.files.keys()]);
});

test("a program that cannot be kept is told, and used", { timeout: 60_000 }, async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  const faults: MachineFault[] = [];
  const { files } = await opened(file, (fault) => faults.push(fault)).program();
  expect(files.size).toBeGreaterThan(50);
  expect(faults.map(({ message }) => message).join("")).toContain("a file stands where a folder is needed");
});
