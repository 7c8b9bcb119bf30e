import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { MachineFault } from "../../../../src/files/machine-fault.ts";
import { digestsOf } from "../../../../src/site/finish/digests.ts";
import { openFinisher } from "../../../../src/site/finish/finisher.ts";
import { portalFiles } from "../../../../src/site/finish/portal-files.ts";
import { filesIn } from "../../../../src/site/output/sums.ts";
import type { Reuse } from "../../../../src/site/reuse/reuse.ts";
import { beginSearchIndex } from "../../../../src/site/search/search-index.ts";
import { temporaryFolder } from "../../../helpers/import-into.ts";
import { plan } from "../../../helpers/plan.ts";
import { viewOf } from "../../../helpers/view.ts";

/** A view of a plan with so many people that their records are several batches. */
function viewOfPeople(titles: Readonly<Record<string, string>> = {}) {
  const people = Object.fromEntries(
    Array.from({ length: 900 }, (_, at) => [`p-${at}`, { title: titles[`p-${at}`] ?? `Somebody ${at}` }]),
  );
  return viewOf(plan({ people }), "2026-06-30");
}

/** The index of a view, by the paths of its files in a portal. */
async function indexOf(view: ReturnType<typeof viewOf>, memory?: string, onMemoryFault = neverTold) {
  const portal = join(temporaryFolder(), "portal");
  mkdirSync(portal);
  const finisher = openFinisher();
  onTestFinished(() => finisher.close());
  const settings = memory === undefined ? {} : { memory: { memory, program: "this one", onMemoryFault } };
  const index = beginSearchIndex(view, settings);
  onTestFinished(() => index.close());
  await index.write(portalFiles(portal, finisher));
  return new Map(filesIn(portal).map((path) => [path, readFileSync(join(portal, path)).toString("base64")]));
}

function neverTold(fault: MachineFault): void {
  throw fault;
}

/** What is kept, with what changes when it is written anew. */
function keptIn(memory: string): ReadonlyMap<string, number> {
  const folder = join(memory, "search");
  return new Map(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).ino]));
}

test("after a change the index is that of a build of nothing, and its own batch alone is made anew", async () => {
  const memory = temporaryFolder();
  const first = await indexOf(viewOfPeople(), memory);
  const before = keptIn(memory);
  expect(before.size).toBeGreaterThan(4);
  const changed = viewOfPeople({ "p-450": "Ann Tailor" });
  const next = await indexOf(changed, memory);
  expect(next).toEqual(await indexOf(changed));
  expect(next).not.toEqual(first);
  const fresh = [...keptIn(memory)].filter(([name, ino]) => before.get(name) !== ino);
  expect(fresh).toHaveLength(1);
  // And back again, of which everything is known.
  const known = keptIn(memory);
  expect(await indexOf(viewOfPeople(), memory)).toEqual(first);
  expect(keptIn(memory)).toEqual(known);
});

test("files that the last portal has are named and not written", async () => {
  const portal = join(temporaryFolder(), "portal");
  mkdirSync(portal);
  const finisher = openFinisher();
  onTestFinished(() => finisher.close());
  const all = await indexOf(viewOfPeople());
  const isFragment = (path: string) => path.startsWith("pagefind/fragment/");
  const reuse = {
    askFor: () => false,
    has: (path: string, digest: string) =>
      isFragment(path) && digestsOf(path, Buffer.from(all.get(path) ?? "", "base64")).own === digest,
  } as unknown as Reuse;
  const changed = viewOfPeople({ "p-450": "Ann Tailor" });
  const index = beginSearchIndex(changed, { reuse });
  onTestFinished(() => index.close());
  const same = await index.write(portalFiles(portal, finisher));
  const written = filesIn(portal);
  expect(written.filter(isFragment)).toHaveLength(1);
  expect([...same, ...written].sort()).toEqual([...(await indexOf(changed)).keys()].sort());
});

test("what is damaged counts as missing, and what cannot be kept is told", async () => {
  const memory = temporaryFolder();
  const first = await indexOf(viewOfPeople(), memory);
  for (const name of keptIn(memory).keys()) writeFileSync(join(memory, "search", name), "damaged");
  expect(await indexOf(viewOfPeople(), memory)).toEqual(first);
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  const faults: MachineFault[] = [];
  expect(await indexOf(viewOfPeople(), file, (fault) => faults.push(fault))).toEqual(first);
  expect(faults.length).toBeGreaterThan(1);
});

test("what no build has asked for lately is forgotten, and what this one used never is", async () => {
  const memory = temporaryFolder();
  await indexOf(viewOfPeople(), memory);
  const used = keptIn(memory);
  const folder = join(memory, "search");
  for (let at = 0; at < 5 * used.size; at++) {
    writeFileSync(join(folder, `${at}.batch`), "");
    utimesSync(join(folder, `${at}.batch`), 1_000 + at, 1_000 + at);
  }
  for (const name of used.keys()) utimesSync(join(folder, name), 1, 1);
  await indexOf(viewOfPeople(), memory);
  const left = [...keptIn(memory).keys()];
  expect(left).toEqual(expect.arrayContaining([...used.keys()]));
  const others = left.filter((name) => !used.has(name)).map((name) => Number.parseInt(name, 10));
  expect(others).toHaveLength(3 * used.size);
  expect(Math.min(...others)).toBe(2 * used.size);
});

test("the counts of filters are those of all records", async () => {
  const index = await indexOf(viewOfPeople());
  const counts = JSON.parse(Buffer.from(index.get("pagefind/filters.json") ?? "", "base64").toString());
  expect(counts.filters.kind.Person).toBeGreaterThanOrEqual(900);
  const { kind } = counts.filters;
  expect(counts.records).toBe(kind.Person + kind.Unit + kind.Guide);
});
