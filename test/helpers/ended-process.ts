import { spawnSync } from "node:child_process";

/** The mark of a process that has ended; see `src/files/maker.ts`. */
export function markOfEnded(): string {
  const program = 'import { makerMark } from "./src/files/maker.ts"; process.stdout.write(makerMark());';
  return spawnSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" }).stdout;
}
