/** An edition tells the past by what is restricted today: entries change their audience in the course of a history. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { day } from "../../../src/model/index.ts";
import { openSite } from "../../../src/site/open-site.ts";
import type { Site } from "../../../src/site/site.ts";
import { entry, json } from "../../helpers/plan-folder.ts";
import { planHistory, type Repository } from "../../helpers/plan-history.ts";

const board = { audience: ["board"] };
const portal = json({ name: "Test", currency: "EUR", audiences: ["board"] });
const target = (value: number) => ({
  targets: [{ period: "2026-12", value }],
  baseline: { period: "2025-12", value: 9 },
});

async function open(
  { folder }: Repository,
  audience: string | undefined,
  cacheFolder?: string,
): Promise<Site> {
  const opened = await openSite({
    planFolder: folder,
    asOf: day("2026-09-30"),
    today: day("2026-09-30"),
    followsHistory: true,
    ...(audience === undefined ? {} : { audience }),
    ...(cacheFolder === undefined ? {} : { cacheFolder }),
  });
  if (opened.kind !== "site") throw new Error(JSON.stringify(opened.problems));
  return opened.site;
}

/** Everything that the history hands to the pages, as text. */
async function told(site: Site): Promise<string> {
  const { history, moments, report, before } = site;
  if (history.kind !== "memory") throw new Error(history.reason);
  const { moves, edits, since, months } = history;
  const states = moments.map(({ repository, report: then }) => [
    ...Object.values(repository).map((entries) => (entries instanceof Map ? [...entries.values()] : [])),
    then,
  ]);
  return JSON.stringify([moves, edits, [...since], months, states, report, before()]);
}

function cacheFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-edition-cache-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A KPI that was open for half a year, then moved its target and was restricted. */
function restrictedLater(): Repository {
  const repository = planHistory("2026-01-10", {
    "portal.json": portal,
    "kpis/deal.json": entry("kpis", { title: "Price of the rival", ...target(5) }),
    "plans/erp.mdx": entry("plans", {
      contributes: [{ kpi: "deal", delta: -1, realisedBy: "erp/go-live" }],
    }),
  });
  repository.commit("2026-04-10", {
    "kpis/deal.json": entry("kpis", { title: "Price of the rival yard", ...target(7) }),
  });
  repository.commit("2026-07-10", {
    "kpis/deal.json": entry("kpis", { title: "Deal price", ...target(7), ...board }),
  });
  return repository;
}

test("what is restricted now is told of no state of the past, under none of its titles", async () => {
  const repository = restrictedLater();
  expect(await told(await open(repository, "board"))).toContain("Price of the rival yard");
  const text = await told(await open(repository, "everyone"));
  expect(text).not.toMatch(/Price of the rival|Deal price|deal/);
});

test("what a build for others has kept is used for none", async () => {
  const repository = restrictedLater();
  const folder = cacheFolder();
  await open(repository, undefined, folder);
  await open(repository, "board", folder);
  const text = await told(await open(repository, "everyone", folder));
  expect(text).not.toMatch(/Price of the rival|Deal price|deal/);
  expect(text).toBe(await told(await open(repository, "everyone")));
  // And the other way round: an edition has not taken anything out of what the whole plan knows.
  expect(await told(await open(repository, "board", folder))).toBe(
    await told(await open(repository, "board")),
  );
  const kept = readdirSync(join(folder, "history")).map((file) =>
    readFileSync(join(folder, "history", file), "utf8"),
  );
  expect(kept.some((each) => !each.includes("Price of the rival"))).toBe(true);
});

test("what is gone and was ever restricted is not told of, neither that it went nor that it had been there", async () => {
  const repository = planHistory("2026-01-10", {
    "portal.json": portal,
    "kpis/deal.json": entry("kpis", { title: "Price of the rival", ...target(5) }),
  });
  repository.commit("2026-03-10", {
    "kpis/deal.json": entry("kpis", { title: "Price of the rival", ...target(5), ...board }),
  });
  repository.commit("2026-06-10", { "kpis/deal.json": undefined });
  expect(await told(await open(repository, undefined))).toContain("Price of the rival");
  expect(await told(await open(repository, "everyone"))).not.toMatch(/Price of the rival|deal/);
});

test("an entry that is opened is told of from the states in which it was open, and its return is no event", async () => {
  const opened = (value: number, fields: object = {}) =>
    entry("kpis", { title: "Price of the rival", ...target(value), ...fields });
  const repository = planHistory("2026-01-10", { "portal.json": portal, "kpis/deal.json": opened(5) });
  repository.commit("2026-03-10", {
    "kpis/deal.json": entry("kpis", { title: "Secret price", ...target(6), ...board }),
  });
  repository.commit("2026-06-10", { "kpis/deal.json": opened(6) });
  const site = await open(repository, "everyone");
  if (site.history.kind !== "memory") throw new Error(site.history.reason);
  expect(await told(site)).not.toContain("Secret price");
  expect(site.history.moves).toEqual([]);
  const days = [day("2026-02-28"), day("2026-04-30"), day("2026-07-31")];
  const plans = await site.history.plansOn(days);
  expect(days.map((each) => plans.get(each)?.repository.kpis.has("deal"))).toEqual([true, false, true]);
});

test("a rename does not bring back what is restricted", async () => {
  const repository = planHistory("2026-01-10", {
    "portal.json": portal,
    "kpis/rival.json": entry("kpis", {
      title: "Price of the rival",
      definition: "Paid in all",
      ...target(5),
    }),
  });
  repository.commit("2026-03-10", {
    "kpis/rival.json": undefined,
    "kpis/deal.json": entry("kpis", { title: "Price of the rival", definition: "Paid in all", ...target(5) }),
  });
  repository.commit("2026-06-10", {
    "kpis/deal.json": entry("kpis", {
      title: "Price of the rival",
      definition: "Paid in all",
      ...target(5),
      ...board,
    }),
  });
  const text = await told(await open(repository, "everyone"));
  expect(text).not.toMatch(/Price of the rival|kpis\/rival|kpis\/deal/);
});

test("who restricted what is not told by the message of the commit", async () => {
  const repository = planHistory("2026-01-10", {
    "portal.json": portal,
    "people/eve.json": entry("people", { title: "Eve Secret", ...board }),
    "kpis/deal.json": entry("kpis", { title: "Deal", ...board }),
    "kpis/churn.json": entry("kpis", target(5)),
    "assumptions/a.json": entry("assumptions", { accountable: "eve", kpi: "deal" }),
  });
  repository.commit("2026-04-10", { "kpis/churn.json": entry("kpis", target(7)) }, "Eve Secret");
  const { history } = await open(repository, "everyone");
  if (history.kind !== "memory") throw new Error(history.reason);
  expect(history.moves.map(({ landing: { author, subject } }) => ({ author, subject }))).toEqual([
    { author: "restricted entry", subject: "its message is not told in this edition" },
  ]);
});

test("a plan without audiences has the very history that it has without editions", async () => {
  const repository = planHistory("2026-01-10", { "kpis/churn.json": entry("kpis", target(5)) });
  repository.commit("2026-04-10", { "kpis/churn.json": entry("kpis", target(7)) });
  expect(await told(await open(repository, "everyone"))).toBe(await told(await open(repository, undefined)));
});
