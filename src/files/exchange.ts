/**
 * Two folders change places in one step, so that at no moment there is none of that name. The kernel can do it
 * (`renameat2` with `RENAME_EXCHANGE`, Linux 3.15), Node cannot ask for it, and so whatever is there asks: `mv` of
 * newer coreutils, Perl or Python. Nearly every Linux has one of them; other systems have no such call.
 */
import { spawnSync } from "node:child_process";
import { lstatSync } from "node:fs";
import { resolve } from "node:path";

/** The number of `renameat2` on the machines that Node runs on; Perl knows no names of calls. */
const callNumbers: Partial<Record<NodeJS.Architecture, number>> = {
  x64: 316,
  arm64: 276,
  arm: 382,
  ia32: 353,
  ppc64: 357,
  s390x: 347,
  riscv64: 276,
  loong64: 276,
};

/** How to ask for an exchange of two paths. */
export type ExchangeCommand = (one: string, other: string) => readonly [command: string, ...args: string[]];

/** The ways that are tried, one after the other. */
export const exchangeCommands: readonly ExchangeCommand[] = [
  (one, other) => ["mv", "--exchange", "--no-target-directory", one, other],
  (one, other) => [
    "perl",
    "-e",
    `exit(syscall(${callNumbers[process.arch] ?? -1}, -100, $ARGV[0], -100, $ARGV[1], 2) == 0 ? 0 : 1)`,
    one,
    other,
  ],
  (one, other) => [
    "python3",
    "-c",
    "import ctypes, os, sys; a, b = map(os.fsencode, sys.argv[1:]); sys.exit(ctypes.CDLL(None).renameat2(-100, a, -100, b, 2))",
    one,
    other,
  ],
];

/**
 * Exchanges two folders in one step, and answers whether it did; false where the machine or the file system offers
 * no way. That is seen by the folders, not by what a command says of itself.
 */
export function exchange(
  one: string,
  other: string,
  ways: readonly ExchangeCommand[] = exchangeCommands,
): boolean {
  if (process.platform !== "linux") return false;
  const [from, to] = [resolve(one), resolve(other)];
  const moved = lstatSync(from).ino;
  return ways.some((way) => {
    const [command, ...args] = way(from, to);
    spawnSync(command, args, { stdio: "ignore" });
    return lstatSync(to).ino === moved;
  });
}
