import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makerMark } from "../../../src/files/maker.ts";
import { inTurn } from "../../../src/files/turn.ts";
import { markOfEnded } from "../../helpers/ended-process.ts";
import { temporaryFolder } from "../../helpers/import-into.ts";

const never = () => expect.unreachable("nobody has to wait");

test("work is done one after another, also where one of it fails", async () => {
  const folder = join(temporaryFolder(), "turns");
  let atOnce = 0;
  const done: number[] = [];
  const waited = new Set<string>();
  const works = [0, 1, 2, 3, 4, 5].map((number) =>
    inTurn(
      folder,
      (pid) => waited.add(pid),
      async () => {
        atOnce += 1;
        expect(atOnce).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 5));
        atOnce -= 1;
        done.push(number);
        if (number === 2) throw new Error("a fault");
      },
    ),
  );
  const outcomes = await Promise.allSettled(works);
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(1);
  expect([...done].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  expect([...waited]).toEqual([String(process.pid)]);
  expect(readdirSync(folder)).toEqual(["6"]);
  expect(readFileSync(join(folder, "6"), "utf8")).toBe("free");
});

test("who died with the turn, and who is in another container, keep nobody waiting", async () => {
  const parent = temporaryFolder();
  const [machine, boot, , ...rest] = makerMark().split(".");
  for (const [at, mark] of [markOfEnded(), [machine, boot, "1", ...rest].join(".")].entries()) {
    const folder = join(parent, String(at));
    mkdirSync(folder);
    writeFileSync(join(folder, "7"), mark);
    writeFileSync(join(folder, `.${markOfEnded()}`), "");
    expect(await inTurn(folder, never, async () => "done")).toBe("done");
    expect(readdirSync(folder)).toEqual(["8"]);
  }
});

test("a turn is waited for while its holder lives", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "7"), makerMark());
  const told: string[] = [];
  const work = inTurn(
    folder,
    (pid) => told.push(pid),
    async () => "done",
  );
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(told).toEqual([String(process.pid)]);
  writeFileSync(join(folder, "7"), "free");
  expect(await work).toBe("done");
});
