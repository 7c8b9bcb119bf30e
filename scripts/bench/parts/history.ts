/** Following the history of a plan without anything kept, and then with what the first time has kept. */
import { join } from "node:path";
import { ownProcess } from "../own-process.ts";
import { type Part, seed } from "../part.ts";
import { writeHistory } from "../plan-history.ts";
import { median, seconds, whole } from "../tables.ts";

export const history: Part = {
  name: "history",
  summary: "2,000 commits of a plan, followed",
  sizes: { usual: [500], full: [500] },
  run: async ({ sizes, rounds, folder, tell }) => {
    const entries = Math.max(...sizes);
    tell(`history: 2,000 commits of ${whole(entries)} entries`);
    const size = { seed, entries, commits: 2_000 };
    const { folder: plan, asOf } = writeHistory(join(folder, "repository"), size);
    const args = [plan, asOf, join(folder, "cache")];
    const first: Followed = ownProcess("history.ts", args);
    const next = Array.from({ length: rounds }, (): Followed => ownProcess("history.ts", args));
    const middle = (figure: keyof Followed) => median(next.map((each) => each[figure]));
    const columns = [
      "History of a plan",
      "First build, s",
      "Processor, s",
      "Next build, s",
      "Processor, s",
      "The next in the first",
      "Peak memory, MB",
    ];
    const row = [
      `${whole(first.commits)} commits, ${whole(entries)} entries`,
      seconds(first.wallMs, 2),
      seconds(first.processorMs, 2),
      seconds(middle("wallMs"), 2),
      seconds(middle("processorMs"), 2),
      `${((100 * middle("wallMs")) / first.wallMs).toFixed(1)} %`,
      whole(first.peakMegabytes),
    ];
    return [{ columns, rows: [row] }];
  },
};

interface Followed {
  readonly wallMs: number;
  readonly processorMs: number;
  readonly peakMegabytes: number;
  readonly commits: number;
}
