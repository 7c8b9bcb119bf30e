import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exchange } from "../../../src/files/exchange.ts";
import { makerMark } from "../../../src/files/maker.ts";
import { type NewFolderSettings, newFolder } from "../../../src/files/new-folder.ts";
import { markOfEnded } from "../../helpers/ended-process.ts";
import { temporaryFolder } from "../../helpers/import-into.ts";

const fill = (path: string, text: string) => {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "text"), text);
};
const textIn = (path: string) => readFileSync(join(path, "text"), "utf8");
const holding = (text: string, settings: Partial<NewFolderSettings> = {}): NewFolderSettings => ({
  refuse: () => undefined,
  make: async (path) => fill(path, text),
  ...settings,
});

describe.each([
  ["by an exchange", exchange],
  ["by two renames, where the machine knows no exchange", () => false],
])("a folder is replaced %s", (_, swap) => {
  test("when the new one is whole, and nothing is left beside it", async () => {
    const parent = temporaryFolder();
    const target = join(parent, "out");
    await newFolder(target, holding("first", { exchange: swap }));
    await newFolder(target, holding("second", { exchange: swap }));
    expect(textIn(target)).toBe("second");
    expect(readdirSync(parent)).toEqual(["out"]);
  });

  test("and can be taken away by whom is told of it, once the new one is there", async () => {
    const parent = temporaryFolder();
    const [target, kept] = [join(parent, "out"), join(parent, "kept")];
    const told: string[] = [];
    const replaced = (there: string) => {
      told.push(textIn(there), textIn(target));
      renameSync(there, kept);
    };
    await newFolder(target, holding("first", { exchange: swap, replaced }));
    expect(told).toEqual([]);
    await newFolder(target, holding("second", { exchange: swap, replaced }));
    expect(told).toEqual(["first", "second"]);
    expect([textIn(kept), readdirSync(parent)]).toEqual(["first", ["kept", "out"]]);
  });

  test("and stays as it was where the new one cannot be made", async () => {
    const parent = temporaryFolder();
    const target = join(parent, "out");
    fill(target, "first");
    const make = async (path: string) => {
      fill(path, "half");
      throw new Error("a fault");
    };
    await expect(newFolder(target, holding("", { make, exchange: swap }))).rejects.toThrow("a fault");
    expect(textIn(target)).toBe("first");
    expect(readdirSync(parent)).toEqual(["out"]);
  });

  test("by the last of two that are made at once", async () => {
    const parent = temporaryFolder();
    const target = join(parent, "out");
    fill(target, "first");
    const settings = (text: string, delayMs: number) =>
      holding(text, {
        exchange: swap,
        make: async (path) => {
          await new Promise((resolve) => setTimeout(resolve, delayMs));
          fill(path, text);
        },
      });
    await Promise.all([newFolder(target, settings("slow", 60)), newFolder(target, settings("quick", 1))]);
    expect(textIn(target)).toBe("slow");
    expect(readdirSync(parent)).toEqual(["out"]);
  });
});

test("what a process that was killed between two renames took away is put back at once", async () => {
  const parent = temporaryFolder();
  const target = join(parent, "out");
  const left = join(parent, `.out.plumbline-${markOfEnded()}~`);
  fill(join(left, "last"), "first");
  fill(join(left, "new"), "second");
  const make = async () => {
    throw new Error("a fault");
  };
  await expect(newFolder(target, holding("", { make }))).rejects.toThrow("a fault");
  expect(textIn(target)).toBe("first");
  expect(readdirSync(parent)).toEqual(["out"]);
});

test("what another process has in the making stays", async () => {
  const parent = temporaryFolder();
  const underWay = join(parent, `.out.plumbline-${makerMark()}~`);
  fill(join(underWay, "new"), "another");
  await newFolder(join(parent, "out"), holding("ours"));
  expect(textIn(join(underWay, "new"))).toBe("another");
});

test("a folder that must not be replaced is refused before anything is made, and once more at the end", async () => {
  const parent = temporaryFolder();
  const target = join(parent, "out");
  fill(target, "theirs");
  const refuse = () => {
    throw new Error("theirs");
  };
  const made: string[] = [];
  const make = async (path: string) => {
    made.push(path);
    fill(path, "ours");
  };
  await expect(newFolder(target, { refuse, make })).rejects.toThrow("theirs");
  expect(made).toEqual([]);
  renameSync(target, join(parent, "other"));
  const late = async (path: string) => {
    await make(path);
    fill(target, "theirs");
  };
  await expect(newFolder(target, { refuse, make: late })).rejects.toThrow("theirs");
  expect(textIn(target)).toBe("theirs");
});

test("a link stays a link, and what it leads to is replaced; one that leads nowhere is refused", async () => {
  const parent = temporaryFolder();
  fill(join(parent, "real"), "first");
  symlinkSync("real", join(parent, "out"));
  symlinkSync("nothing", join(parent, "dangling"));
  await newFolder(join(parent, "out"), holding("second"));
  expect(lstatSync(join(parent, "out")).isSymbolicLink()).toBe(true);
  expect(textIn(join(parent, "real"))).toBe("second");
  await expect(newFolder(join(parent, "dangling"), holding("third"))).rejects.toThrow("is a link to nothing");
  expect(existsSync(join(parent, "nothing"))).toBe(false);
});
