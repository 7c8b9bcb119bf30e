/**
 * Law of reading once: what is made of a plan is the same whether its files are read, or taken from what was read of
 * them at other times and kept as bytes. Edit after edit of a plan, with the errors that some edits leave.
 */
import { deserialize, serialize } from "node:v8";
import { expect, test } from "vitest";
import { planFiles } from "../../scripts/bench/plan-generator.ts";
import { draws } from "../../scripts/bench/random-numbers.ts";
import { randomEdit } from "../../scripts/fuzz/random-edits.ts";
import { withContentVersions } from "../../src/load/file-tree.ts";
import {
  type EarlierReads,
  earlierReads,
  type LoadedPlan,
  type LoadOptions,
  loadTree,
} from "../../src/load/index.ts";
import { day } from "../../src/model/index.ts";
import { filesTree } from "../helpers/file-tree.ts";

const edits = Number(process.env["PLUMBLINE_FUZZ_RUNS"] ?? 25);

function contents({ repository, sources, problems, locate }: LoadedPlan): unknown {
  const places = [...sources.keys()].map((name) => [locate(name, ["title"]), locate(name, ["x"])]);
  return { repository, sources, problems, places };
}

test.each([
  ["with its texts", { reportingDate: () => day("2026-10-31") }],
  ["for its figures alone", { figuresOnly: true }],
] as const)("a plan that is read %s is the same as one that was read before", (_, options: LoadOptions) => {
  const draw = draws(20_261_130);
  const files = new Map(planFiles({ seed: 3, entries: 100 }));
  let known: EarlierReads["known"] = new Map();
  const seen = { errors: 0, kept: 0, read: 0 };
  for (let at = 0; at < edits; at += 1) {
    const edit = randomEdit(files, draw);
    for (const [path, text] of edit.files) {
      if (text === undefined) files.delete(path);
      else files.set(path, text);
    }
    const tree = filesTree("plan", files);
    const earlier = earlierReads(known);
    const again = loadTree(withContentVersions(tree), { ...options, earlier });
    const fresh = loadTree(tree, options);
    expect(contents(again), edit.says).toStrictEqual(contents(fresh));
    for (const [key, read] of earlier.used) seen[known.get(key) === read ? "kept" : "read"] += 1;
    if (!fresh.repository) seen.errors += 1;
    known = deserialize(serialize(earlier.used));
  }
  // The first time all is read, and then little more than what was edited.
  expect(seen.read).toBeLessThan(100 + edits * 4);
  expect(seen.kept).toBeGreaterThan(edits * 80);
  expect(seen.errors).toBeGreaterThan(0);
});
