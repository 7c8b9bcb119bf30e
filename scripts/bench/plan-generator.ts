import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { type CollectionName, collections } from "../../src/model/index.ts";
import { type Counts, EntryWriter, generatedAsOf } from "./plan-entries.ts";
import { draws } from "./random-numbers.ts";

export interface PlanSize {
  /** The same seed and size always give the same files. */
  readonly seed: number;
  /** How many files with an entry the plan has, actuals included; at least 100. */
  readonly entries: number;
}

/** Writes a plan folder of the given size that has no errors and no warnings. */
export function writePlan(folder: string, size: PlanSize): void {
  const made = new Set<string>();
  for (const [path, text] of planFiles(size)) {
    const file = join(folder, path);
    const parent = dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(file, text);
  }
}

/** The files of such a plan, by their path in its folder. */
export function* planFiles({ seed, entries }: PlanSize): Generator<readonly [path: string, text: string]> {
  const counts = countsOf(entries);
  const writer = new EntryWriter(draws(seed), counts);
  const name = `A generated plan of ${entries} entries`;
  yield ["portal.json", json({ name, currency: "EUR", locale: "en-GB", asOf: generatedAsOf })];
  for (const collection of Object.keys(counts) as CollectionName[]) {
    for (let index = 0; index < counts[collection]; index += 1) {
      const { id, fields, body } = writer.entry(collection, index);
      const { format } = collections[collection];
      const text = format === "json" ? json(fields) : `---\n${stringify(fields)}---\n\n${body ?? ""}`;
      yield [`${collection}/${id}.${format}`, text];
    }
  }
}

/** How many of 120 files belong to which collection; every KPI has its actuals. */
const shares = {
  milestones: 25,
  kpis: 20,
  updates: 20,
  decisions: 15,
  plans: 10,
  people: 4.8,
  systems: 1.2,
  objectives: 1,
  risks: 1,
  teams: 0.8,
  assumptions: 0.6,
  units: 0.4,
  forums: 0.2,
} as const;

function countsOf(entries: number): Counts {
  if (entries < 100) throw new RangeError(`A generated plan has at least 100 entries, not ${entries}.`);
  const part = (share: number) => Math.max(1, Math.floor((entries * share) / 120));
  const parts = Object.entries(shares).map(([name, share]) => [name, part(share)] as const);
  const counts = { ...Object.fromEntries(parts), actuals: part(shares.kpis) } as Record<
    CollectionName,
    number
  >;
  // What rounding leaves over are people.
  counts.people += entries - Object.values(counts).reduce((sum, count) => sum + count, 0);
  return counts;
}

function json(fields: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(fields, undefined, 2)}\n`;
}
