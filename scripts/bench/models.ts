/**
 * Times what all pages and texts of a plan are made of: opening it, the models of its pages by their kind, and the texts
 * beside them. Runs in a process of its own, and without Astro, as a build computes them:
 *
 *     node scripts/bench/models.ts content
 */
import { collectionNames } from "../../src/model/index.ts";
import { viewOf } from "../../src/site/current-view.ts";
import { entryMarkdown } from "../../src/site/markdown/entry-markdown.ts";
import { openSite, todayByTheClock } from "../../src/site/open-site.ts";
import { entryModel } from "../../src/views/entry-model.ts";
import { requiredDecisionModel } from "../../src/views/entry-models.ts";
import { requiredDecisionIds } from "../../src/views/required-decision.ts";

const [folder = ""] = process.argv.slice(2);
const [opened, opening] = await timed(() =>
  openSite({ planFolder: folder, asOf: undefined, today: todayByTheClock() }),
);
if (opened.kind !== "site") throw new Error(`The plan in ${folder} has ${opened.problems.length} problems.`);
const { site } = opened;
const [view, viewing] = await timed(() => viewOf(site));
const paged = collectionNames.filter((name) => name !== "actuals");

/** Of every kind of page, how many there are, and the processor's time for all their models. */
const pages: Record<string, { readonly count: number; readonly processorMs: number }> = {};
for (const collection of paged) {
  const ids = [...view.repository[collection].keys()];
  pages[collection] = await allOf(ids, (id) => entryModel(view, collection, id));
}
pages["required decisions"] = await allOf(requiredDecisionIds(view), (id) => requiredDecisionModel(view, id));

const texts: typeof pages = {};
for (const collection of paged) {
  const ids = [...view.repository[collection].keys()];
  texts[collection] = await allOf(ids, (id) => entryMarkdown(site, view, collection, id));
}

process.stdout.write(
  `${JSON.stringify({
    openingMs: opening,
    viewMs: viewing,
    modelsMs: sum(pages),
    textsMs: sum(texts),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    pages,
    texts,
  })}\n`,
);

async function allOf(ids: readonly string[], make: (id: string) => unknown) {
  const [, processorMs] = await timed(() => {
    for (const id of ids) make(id);
  });
  return { count: ids.length, processorMs };
}

/** What a step answers with, and the processor's time that it took, which other work on the machine does not add to. */
async function timed<Value>(step: () => Value): Promise<readonly [Awaited<Value>, number]> {
  const before = process.cpuUsage();
  const value = await step();
  const { user, system } = process.cpuUsage(before);
  return [value, Math.round((user + system) / 1000)];
}

function sum(kinds: typeof pages): number {
  return Object.values(kinds).reduce((total, { processorMs }) => total + processorMs, 0);
}
