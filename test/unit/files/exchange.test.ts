import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exchange, exchangeCommands } from "../../../src/files/exchange.ts";
import { temporaryFolder } from "../../helpers/import-into.ts";

function twoFolders(): readonly [string, string] {
  const folder = temporaryFolder();
  const [one, other] = [join(folder, "it's one"), join(folder, "-other ä")];
  for (const path of [one, other]) {
    mkdirSync(path);
    writeFileSync(join(path, path === one ? "one" : "other"), "");
  }
  return [one, other];
}

describe.skipIf(process.platform !== "linux")("two folders change places", () => {
  test.each(exchangeCommands.map((way) => [way("", "")[0], way] as const))(
    "by %s, where it is there and knows how",
    (name, way) => {
      const knowsHow =
        name === "mv"
          ? spawnSync("mv", ["--help"], { encoding: "utf8" }).stdout?.includes("--exchange")
          : spawnSync(name, ["--version"]).status === 0;
      const [one, other] = twoFolders();
      expect(exchange(one, other, [way])).toBe(knowsHow);
      expect(readdirSync(one)).toEqual([knowsHow ? "other" : "one"]);
      expect(readdirSync(other)).toEqual([knowsHow ? "one" : "other"]);
    },
  );
});

test("without a command that can, both stay where they are", () => {
  const [one, other] = twoFolders();
  expect(exchange(one, other, [() => ["plumbline-has-no-such-command"], () => ["false"]])).toBe(false);
  expect(readdirSync(one)).toEqual(["one"]);
});
