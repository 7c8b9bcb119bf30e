import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MachineFault, machineFault } from "../../../src/files/machine-fault.ts";

function errorOf(act: () => void): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}

test("a fault of the machine says what, where and what to do", () => {
  const error = errorOf(() => mkdirSync("package.json/folder"));
  expect(machineFault(error)?.message).toMatchInlineSnapshot(
    `"\`package.json/folder\`: a file stands where a folder is needed (ENOTDIR); name another place, or move the file away"`,
  );
});

test.skipIf(process.platform !== "linux")(
  "a full disk is found in the cause of an error and in its words",
  () => {
    const full = errorOf(() => writeFileSync("/dev/full", "text"));
    const wrapped = new Error("The file system failed.", { cause: full });
    expect(machineFault(wrapped)?.message).toMatchInlineSnapshot(
      `"there is no space left on the disk (ENOSPC); free some, then run the command again"`,
    );
    const told = new Error("Could not write: No space left on device (os error 28)");
    expect(machineFault(told)?.message).toMatchInlineSnapshot(
      `"there is no space left on the disk (ENOSPC); free some, then run the command again"`,
    );
  },
);

test("a fault of the program stays one", () => {
  expect(machineFault(new TypeError("x is undefined"))).toBeUndefined();
  expect(machineFault(errorOf(() => writeFileSync("/no/such/folder/file", "")))).toBeUndefined();
  const fault = new MachineFault("said already");
  expect(machineFault(fault)).toBe(fault);
});
