import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { makerMark, pathAside, pathAsKnown, standingOf } from "../../../src/files/maker.ts";

const onLinux = test.skipIf(process.platform !== "linux");

test("a path in the making is known by the place that it is made for", () => {
  expect(pathAsKnown(`/srv/.dist.plumbline-${makerMark()}~/new/data/a.json`)).toBe("/srv/dist/data/a.json");
  expect(pathAsKnown(`.report.json.plumbline-${makerMark()}~`)).toBe("report.json");
  expect(pathAsKnown(pathAside("/srv/dist"))).toBe("/srv/dist");
  expect(pathAsKnown("/srv/.plumbline-notes/new/a~")).toBe("/srv/.plumbline-notes/new/a~");
});

test("a process is alive, and names itself differently each time", () => {
  expect(standingOf(makerMark())).toBe("alive");
  expect(makerMark()).not.toBe(makerMark());
});

onLinux("a process that has ended is dead, also while its parent has not looked", async () => {
  const program =
    'import { makerMark } from "./src/files/maker.ts"; console.log(makerMark()); process.kill(process.pid, "SIGKILL");';
  const command = `"${process.execPath}" --input-type=module --eval '${program}' & exec sleep 60`;
  const parent = spawn("sh", ["-c", command]);
  const [line] = await once(parent.stdout, "data");
  const mark = String(line).trim();
  const stateOf = () => /\) (\w)/.exec(readFileSync(`/proc/${mark.split(".")[3]}/stat`, "utf8"))?.[1];
  while (stateOf() !== "Z") await setTimeout(5);
  expect(standingOf(mark)).toBe("dead");
  parent.kill();
});

test("a process that was killed is dead", async () => {
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
