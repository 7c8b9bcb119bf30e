import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { makerMark, standingOf } from "../../../src/files/maker.ts";

const onLinux = test.skipIf(process.platform !== "linux");

test("a process is alive, and names itself differently each time", () => {
  expect(standingOf(makerMark())).toBe("alive");
  expect(makerMark()).not.toBe(makerMark());
});

test("a process that was killed is dead, also while its parent has not looked", async () => {
  const program =
    'import { makerMark } from "./src/files/maker.ts"; console.log(makerMark()); setInterval(() => {}, 1000);';
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program]);
  const [line] = await once(child.stdout, "data");
  const mark = String(line).trim();
  expect(standingOf(mark)).toBe("alive");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(standingOf(mark)).toBe("dead");
});

onLinux(
  "a number that was given again, and one from before the machine was started, are of dead processes",
  () => {
    const [machine, boot, space, pid, start, chance] = makerMark().split(".");
    expect(standingOf([machine, boot, space, pid, Number(start) - 1, chance].join("."))).toBe("dead");
    expect(standingOf([machine, "0badb007", space, pid, start, chance].join("."))).toBe("dead");
  },
);

onLinux("of a process in another container or on another machine nobody knows", () => {
  const [machine, boot, space, pid, start, chance] = makerMark().split(".");
  expect(standingOf([machine, boot, "1", pid, start, chance].join("."))).toBe("unknown");
  expect(standingOf(["0ddba1", "0badb007", space, pid, start, chance].join("."))).toBe("unknown");
});
