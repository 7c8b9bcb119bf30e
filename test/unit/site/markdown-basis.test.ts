/**
 * A build keeps a text of the last portal where the model of its page and what stands beside that are the same. So nothing
 * else may change a text: whatever is changed in a plan, a text that differs has another basis.
 */
import { expect, test } from "vitest";
import { loadPlan } from "../../../src/load/index.ts";
import { type CollectionName, collectionNames, type PlanRepository } from "../../../src/model/index.ts";
import { besideTheModel, entryMarkdown } from "../../../src/site/markdown/entry-markdown.ts";
import { ownModel } from "../../../src/site/reuse/made-of.ts";
import type { Site } from "../../../src/site/site.ts";
import { entryModel } from "../../../src/views/entry-model.ts";
import { viewOf } from "../../helpers/view.ts";

const loaded = loadPlan("content");
const { sources } = loaded;
const plan = loaded.repository as PlanRepository;
const drawings = [...sources.values()]
  .flatMap(({ prose }) => prose?.parts ?? [])
  .flatMap((part) => (part.kind === "diagram" ? [part.source] : []));
const diagrams = new Map(drawings.map((source) => [source, { svg: "", title: "" }]));

/** The basis and the text of every entry. */
function textsOf(repository: PlanRepository, asOf: string) {
  const view = { ...viewOf(repository, asOf), origins: sources, diagrams };
  // The texts need no more of a site than this.
  const site = { sources } as unknown as Site;
  const entries = collectionNames
    .filter((name) => name !== "actuals")
    .flatMap((name) => [...view.repository[name].keys()].map((id) => ({ name, id })));
  return new Map(
    entries.map(({ name, id }) => {
      const model = ownModel(entryModel(view, name, id));
      const basis = JSON.stringify([model, besideTheModel(site, view, name, id)]);
      return [`${name}/${id}`, { basis, text: entryMarkdown(site, view, name, id) }];
    }),
  );
}

/** The plan in which every so-manieth entry of a collection has another title. */
function renamed(collection: CollectionName): PlanRepository {
  const entries = [...plan[collection]].map(([id, entry], at) =>
    at % 3 === 0 ? [id, { ...entry, title: `Renamed ${id}` }] : [id, entry],
  );
  return { ...plan, [collection]: new Map(entries as never) };
}

const before = textsOf(plan, "2026-10-31");

test.each([
  ...(["kpis", "plans", "milestones", "people", "decisions", "units"] as const).map(
    (name) => [`other titles of ${name}`, renamed(name), "2026-10-31"] as const,
  ),
  ["another name of the portal", { ...plan, portal: { ...plan.portal, name: "Other" } }, "2026-10-31"],
  ["another day", plan, "2026-10-30"],
  ["a day on which much had not happened yet", plan, "2026-04-30"],
] as const)("%s", (_, repository, asOf) => {
  const now = textsOf(repository, asOf);
  const shared = [...now].filter(([name]) => before.has(name));
  const differing = shared.filter(([name, { text }]) => text !== before.get(name)?.text);
  expect(differing).not.toEqual([]);
  expect(differing.filter(([name, { basis }]) => basis === before.get(name)?.basis)).toEqual([]);
});
