/** What a build server does all day: the portal of the next commit, with what the last build has left. */
import { join } from "node:path";
import { addDays } from "../../../src/model/index.ts";
import { coldBuild, type MeasuredBuild, nextBuild } from "../cold-build.ts";
import { type Measured, measuredProcess } from "../measured-process.ts";
import { type DataSet, writeDataSet } from "../pages/data-set.ts";
import { type Part, seed, type Wish } from "../part.ts";
import { copyOfProject, type Peer, presentPeers } from "../peers.ts";
import { commitActual, commitUpdate, type EditedPlan } from "../plan-edits.ts";
import { generatedAsOf } from "../plan-entries.ts";
import { writeHistory } from "../plan-history.ts";
import { changedFiles, sumsOf } from "../portal-sums.ts";
import { median, ratio, seconds, type Table, whole } from "../tables.ts";

export const nextCommit: Part = {
  name: "next",
  summary: "the build of the next commit, beside whole builds of others",
  sizes: { usual: [2_000], full: [10_000] },
  run: async (wish) => {
    const plan = writeRepository(wish);
    const { present, missing } = presentPeers(wish.mayInstall);
    const others = present.filter(({ name }) => name === "Eleventy 3" || name === "Hugo");
    return [table(await measuredSteps(plan, others, wish), others, missing)];
  },
};

const cold = "of nothing";
const steps = [
  { name: "nothing changed", commit: () => undefined },
  { name: "an actual of one KPI", commit: commitActual },
  { name: "an update, which is new", commit: commitUpdate },
] as const;

interface Taken extends Measured {
  /** How many files of the portal are other ones; `undefined` for whole builds. */
  readonly changed?: number;
}

type TakenByName = ReadonlyMap<string, Taken[]>;

/** A month of commits, of which the last is as of the day that the plan is written for. */
function writeRepository({ sizes, folder }: Wish): EditedPlan {
  const commits = 30;
  const firstDay = addDays(generatedAsOf, 1 - commits);
  const size = { seed, entries: Math.max(...sizes), commits, firstDay };
  const { folder: plan, asOf } = writeHistory(join(folder, "repository"), size);
  return { folder: plan, day: asOf };
}

async function measuredSteps(plan: EditedPlan, others: readonly Peer[], wish: Wish): Promise<TakenByName> {
  const { rounds, folder, tell } = wish;
  const taken = new Map<string, Taken[]>();
  const take = (name: string, one: Taken) => taken.set(name, [...(taken.get(name) ?? []), one]);
  const at = { plan: plan.folder, folder: join(folder, "build") };
  let dataSet: DataSet | undefined;
  for (let round = 1; round <= rounds; round += 1) {
    tell(`next: a build of nothing, round ${round} of ${rounds}`);
    let last: MeasuredBuild = await coldBuild(at);
    take(cold, last);
    dataSet ??= writeDataSet(last.out, plan.folder, join(folder, "data-set"));
    for (const { name, commit } of steps) {
      tell(`next: ${name}, round ${round} of ${rounds}`);
      const before = sumsOf(last.out);
      commit(plan, round);
      last = await nextBuild(at);
      take(name, { ...last, changed: changedFiles(before, sumsOf(last.out)) });
    }
    for (const peer of others) {
      tell(`next: ${peer.name}, whole, round ${round} of ${rounds}`);
      const copy = join(folder, peer.project);
      copyOfProject(peer, dataSet, copy);
      take(peer.name, await measuredProcess(peer.build(dataSet, copy)));
    }
  }
  return taken;
}

function table(taken: TakenByName, others: readonly Peer[], missing: readonly string[]): Table {
  const middle = (name: string, figure: "wallMs" | "processorMs") =>
    median((taken.get(name) ?? []).map((one) => one[figure]));
  const share = (name: string, figure: "wallMs" | "processorMs") =>
    middle(name, figure) / middle(cold, figure);
  const times = (name: string) => [seconds(middle(name, "wallMs")), seconds(middle(name, "processorMs"))];
  const changed = (name: string) => whole(median((taken.get(name) ?? []).map((one) => one.changed ?? 0)));
  return {
    columns: [
      "Build",
      "Wall time, s",
      "Processor, s",
      "Part of the wall time of nothing (goal)",
      "Part of the processor's",
      "Files with other bytes",
    ],
    rows: [
      [cold, ...times(cold), "", "", "all"],
      ...steps.map(({ name }) => [
        name,
        ...times(name),
        ratio(share(name, "wallMs"), 0.35),
        ratio(share(name, "processorMs")),
        changed(name),
      ]),
      ...others.map(({ name }) => [
        `${name}, its whole build`,
        ...times(name),
        ratio(share(name, "wallMs")),
        ratio(share(name, "processorMs")),
        "all",
      ]),
    ],
    notes: missing,
  };
}
