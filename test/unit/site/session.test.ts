import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { day } from "../../../src/model/index.ts";
import { type OpenedSite, openSite } from "../../../src/site/open-site.ts";
import { openSession } from "../../../src/site/session.ts";
import type { Site } from "../../../src/site/site.ts";
import { entry } from "../../helpers/plan-folder.ts";
import { planHistory, type Repository } from "../../helpers/plan-history.ts";

/** Opens a plan again and again in one process; the portal shows the edition for everyone. */
function openedAgain({ folder }: Repository): () => Promise<OpenedSite> {
  const session = openSession();
  const [asOf, today] = [day("2026-09-30"), day("2026-09-30")];
  return () =>
    openSite({ planFolder: folder, asOf, today, followsHistory: true, audience: "everyone", session });
}

function siteIn(opened: OpenedSite): Site {
  if (opened.kind !== "site") throw new Error(JSON.stringify(opened.problems));
  return opened.site;
}

const titleOf = (site: Site) => site.repository.kpis.get("churn")?.title;

/** Makes all files of a plan so old that they are known by their age. */
function settle({ folder }: Repository, ...files: readonly string[]): void {
  for (const file of files) utimesSync(join(folder, file), 1_000_000, 1_000_000);
}

test("a file is seen that was saved twice within an instant, with as many letters", async () => {
  const repository = planHistory("2026-01-05");
  const open = openedAgain(repository);
  const file = join(repository.folder, "kpis/churn.json");
  const text = readFileSync(file, "utf8");
  for (const title of ["One", "Two", "Six", "Ten"]) {
    writeFileSync(file, text.replace('"KPI"', `"${title}"`));
    // As tools do that keep the age of a file.
    settle(repository, "kpis/churn.json");
    expect(titleOf(siteIn(await open()))).toBe(title);
  }
});

test("a file has a version when it has settled, and another one whatever age it is given", async () => {
  const repository = planHistory("2026-01-05");
  const { versionOf } = openSession();
  const file = join(repository.folder, "kpis/churn.json");
  const settled = () => new Promise((resolve) => setTimeout(resolve, 1_100));
  settle(repository, "kpis/churn.json");
  expect(versionOf(file)).toBeUndefined();
  await settled();
  const before = versionOf(file);
  expect(before).toEqual(expect.any(String));
  writeFileSync(file, readFileSync(file, "utf8").replace('"KPI"', '"KPA"'));
  settle(repository, "kpis/churn.json");
  await settled();
  expect(versionOf(file)).not.toBe(before);
  expect(versionOf(join(repository.folder, "nothing.json"))).toBeUndefined();
});

test("a file that nobody has touched is read no second time", async () => {
  const repository = planHistory("2026-01-05");
  const open = openedAgain(repository);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const first = siteIn(await open());
  writeFileSync(join(repository.folder, "people/bob.json"), entry("people", { title: "Bob" }));
  const second = siteIn(await open());
  expect(second.repository.people.has("bob")).toBe(true);
  expect(second.sources.get("plans/erp")?.prose).toBe(first.sources.get("plans/erp")?.prose);
});

test("graphs are laid out by one thread, however often the plan is read", async () => {
  const open = openedAgain(planHistory("2026-01-05"));
  expect(siteIn(await open()).layoutGraph).toBe(siteIn(await open()).layoutGraph);
});

test("a plan that was wrong is shown again when it is right", async () => {
  const repository = planHistory("2026-01-05");
  const open = openedAgain(repository);
  const file = join(repository.folder, "people/ann.json");
  const text = readFileSync(file, "utf8");
  expect((await open()).kind).toBe("site");
  writeFileSync(file, "{");
  expect((await open()).kind).toBe("problems");
  writeFileSync(file, text);
  expect((await open()).kind).toBe("site");
});

test("the history is followed again when there is a commit, another day or an entry more, and only then", async () => {
  const repository = planHistory("2026-01-05");
  const open = openedAgain(repository);
  const first = siteIn(await open());
  writeFileSync(join(repository.folder, "kpis/churn.json"), entry("kpis", { title: "Churn" }));
  const edited = siteIn(await open());
  expect(edited.history).toBe(first.history);
  expect(edited.moments.length).toBeGreaterThan(0);
  expect(edited.moments[0]).toBe(first.moments[0]);
  repository.commit("2026-02-02", {});
  const committed = siteIn(await open());
  expect(committed.history).toMatchObject({ kind: "memory", commits: 2 });
  writeFileSync(join(repository.folder, "people/bob.json"), entry("people", { title: "Bob" }));
  expect(siteIn(await open()).history).not.toBe(committed.history);
});
