/** Reads a served folder again and again, as a program of its own, and counts what it finds until it is stopped. */
import { lstatSync } from "node:fs";
import { contentOf } from "./trial.ts";

const [folder = "", ...known] = process.argv.slice(2);
const found = { whole: 0, duringSwap: 0, missing: 0, mixed: 0 };

process.once("SIGTERM", () => {
  process.stdout.write(JSON.stringify(found), () => process.exit(0));
});

function look(): void {
  const before = identity();
  const content = maybeContent();
  const after = identity();
  if (before === undefined || after === undefined) found.missing += 1;
  // Who goes on reading by name after a swap reads on in the new portal.
  else if (before !== after) found.duringSwap += 1;
  else if (content !== undefined && known.includes(content)) found.whole += 1;
  else found.mixed += 1;
  setImmediate(look);
}

function identity(): string | undefined {
  const stats = lstatSync(folder, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.ino} ${stats.birthtimeNs}`;
}

function maybeContent(): string | undefined {
  try {
    return contentOf(folder);
  } catch {
    return undefined;
  }
}

look();
