/** The same pages by other generators, in turn with our own builds. */
import { join } from "node:path";
import { coldBuild } from "../cold-build.ts";
import { type Measured, measuredProcess } from "../measured-process.ts";
import { pagesIn, writeDataSet } from "../pages/data-set.ts";
import { type Part, seed, type Wish } from "../part.ts";
import { copyOfProject, presentPeers } from "../peers.ts";
import { writePlan } from "../plan-generator.ts";
import { median, megabytes, ratio, seconds, type Table, whole } from "../tables.ts";

export const comparison: Part = {
  name: "peers",
  summary: "the same pages by Eleventy, Hugo and a textbook Astro",
  sizes: { usual: [2_000], full: [10_000] },
  run: async (wish) => {
    const { contenders, missing } = await contendersOf(wish);
    await measureInTurn(contenders, wish);
    return [timesTable(contenders, missing), ratioTable(contenders)];
  },
};

interface Contender {
  readonly name: string;
  /** Makes its portal anew; what was there is not part of the measured time. */
  readonly build: () => Promise<Measured>;
  /** Where its portal is. */
  readonly out: string;
  /** How long ours without a search index may take, as a part of it. */
  readonly goal?: number;
  readonly rounds: Measured[];
}

const ours = "Plumbline";
const oursWithoutSearch = "Plumbline without its search index";
const goals: Readonly<Record<string, number>> = { "Eleventy 3": 1, Hugo: 1.2, "Textbook Astro": 0.25 };

async function contendersOf({ sizes, mayInstall, folder, tell }: Wish) {
  const entries = Math.max(...sizes);
  const plan = join(folder, `plan-${entries}`);
  writePlan(plan, { seed, entries });
  tell(`peers: the data set of ${whole(entries)} entries`);
  const first = await coldBuild({ plan, folder: join(folder, "first") });
  const dataSet = writeDataSet(first.out, plan, join(folder, "data-set"));
  const own = (name: string, withoutSearch: boolean): Contender => {
    const at = join(folder, withoutSearch ? "without-search" : "with-search");
    return {
      name,
      build: () => coldBuild({ plan, folder: at, withoutSearch }),
      out: join(at, "portal"),
      rounds: [],
    };
  };
  const { present, missing } = presentPeers(mayInstall);
  const others = present.map((peer): Contender => {
    const at = join(folder, peer.project);
    const build = () => {
      copyOfProject(peer, dataSet, at);
      return measuredProcess(peer.build(dataSet, at));
    };
    const goal = goals[peer.name];
    return {
      name: peer.name,
      build,
      out: join(at, "out"),
      rounds: [],
      ...(goal === undefined ? {} : { goal }),
    };
  });
  return { contenders: [own(oursWithoutSearch, true), own(ours, false), ...others], missing };
}

async function measureInTurn(contenders: readonly Contender[], { rounds, tell }: Wish): Promise<void> {
  for (let round = 1; round <= rounds; round += 1)
    for (const contender of contenders) {
      tell(`peers: ${contender.name}, round ${round} of ${rounds}`);
      contender.rounds.push(await contender.build());
    }
}

function timesTable(contenders: readonly Contender[], missing: readonly string[]): Table {
  return {
    columns: [
      "Generator",
      "Wall time, s",
      "Processor, s",
      "Peak memory, MB",
      "Pages",
      "KB a page",
      "Pages per s",
    ],
    rows: contenders.map((contender) => {
      const { count, bytes } = pagesIn(contender.out);
      const wall = medianOf(contender, "wallMs");
      return [
        contender.name,
        seconds(wall),
        seconds(medianOf(contender, "processorMs")),
        megabytes(Math.max(...contender.rounds.map(({ peakMegabytes }) => peakMegabytes))),
        whole(count),
        (bytes / 1000).toFixed(1),
        whole((1000 * count) / wall),
      ];
    }),
    notes: missing,
  };
}

function ratioTable(contenders: readonly Contender[]): Table {
  const of = (name: string) => contenders.find((each) => each.name === name) as Contender;
  const row = (over: Contender, under: Contender, goal: number | undefined) => [
    `${over.name} ÷ ${under.name}`,
    ratio(medianOf(over, "wallMs") / medianOf(under, "wallMs"), goal),
    ratio(medianOf(over, "processorMs") / medianOf(under, "processorMs")),
  ];
  const peers = contenders.filter(({ name }) => name !== ours && name !== oursWithoutSearch);
  return {
    columns: ["Ratio of medians", "Wall time (goal)", "Processor"],
    rows: [
      ...peers.map((peer) => row(of(oursWithoutSearch), peer, peer.goal)),
      row(of(ours), of(oursWithoutSearch), 1.4),
    ],
  };
}

function medianOf({ rounds }: Contender, figure: "wallMs" | "processorMs"): number {
  return median(rounds.map((round) => round[figure]));
}
