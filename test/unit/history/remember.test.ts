import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { remembered } from "../../../src/analysis/governance/remembered.ts";
import { type Memory, remember } from "../../../src/history/remember.ts";
import { type EarlierReads, earlierReads, followingReads, loadPlan } from "../../../src/load/index.ts";
import { type Day, day, type GoalpostMove, type PlanRepository } from "../../../src/model/index.ts";
import { entry, minimalFiles } from "../../helpers/plan-folder.ts";
import { planHistory, repositoryAt } from "../../helpers/plan-history.ts";

const asOf = day("2026-12-31");

/** A stand-in for the analysis: a KPI without a target, and a plan that is active and promises nothing. */
function undated({ kpis, plans }: PlanRepository): readonly string[] {
  return [
    ...[...kpis.values()]
      .filter(({ targets }) => targets.length === 0)
      .map(({ id }) => `kpi/no-target kpis/${id}`),
    ...[...plans.values()]
      .filter(({ stage, contributes }) => stage === "active" && contributes.length === 0)
      .map(({ id }) => `alignment/non-essential plans/${id}`),
  ];
}

interface Seen {
  readonly kpis: number;
  readonly day: Day;
}

async function memoryOf(
  folder: string,
  settings: {
    readonly cacheFolder?: string;
    readonly until?: string;
    readonly asOf?: Day;
    readonly reads?: EarlierReads;
  } = {},
  judge: (repository: PlanRepository, asOf: Day) => readonly string[] = undated,
): Promise<Memory<Seen>> {
  const found = await remember(folder, {
    asOf,
    program: "one",
    undated: judge,
    digest: ({ kpis }, on) => ({ kpis: kpis.size, day: on }),
    ...settings,
  });
  if (found.kind === "none") throw new Error(found.reason);
  return found;
}

const target = (value: number, fields: object = {}) =>
  entry("kpis", { targets: [{ period: "2026-12", value }], ...fields });

function moved({ moves }: Memory<Seen>): readonly string[] {
  return moves.map(
    ({ subject, kind, field, landing }) => `${landing.day} ${subject} ${kind} ${field} by ${landing.author}`,
  );
}

test("a finding holds since the first commit that has it without a break", async () => {
  const { folder, commit } = planHistory("2026-01-05");
  commit("2026-01-12", { "kpis/churn.json": target(4) });
  commit("2026-02-02", { "kpis/churn.json": entry("kpis") });
  commit("2026-03-02", { "people/bob.json": entry("people", { title: "Bob" }) });
  const { since } = await memoryOf(folder);
  expect(Object.fromEntries(since)).toEqual({
    "kpi/no-target kpis/churn": "2026-02-02",
    "alignment/non-essential plans/erp": "2026-01-05",
  });
});

test("an entry that is renamed keeps its days, its moves and its promises", async () => {
  const { folder, commit, git } = planHistory("2026-01-05", { "kpis/margin.json": target(4) });
  commit("2026-01-12", { "kpis/margin.json": target(5) });
  git("mv", "content/kpis/churn.json", "content/kpis/churn-rate.json");
  git("mv", "content/kpis/margin.json", "content/kpis/gross-margin.json");
  commit("2026-02-02", {});
  const memory = await memoryOf(folder);
  expect(memory.since.get("kpi/no-target kpis/churn-rate")).toBe("2026-01-05");
  expect(moved(memory)).toEqual(["2026-01-12 kpis/gross-margin changed targets by Writer"]);
});

test("a plan and its milestones that move to another name are no removals", async () => {
  const { folder, commit, git } = planHistory("2026-01-05");
  git("mv", "content/plans/erp.mdx", "content/plans/erp-2.mdx");
  git("mv", "content/milestones/erp", "content/milestones/erp-2");
  commit("2026-02-02", {});
  expect(moved(await memoryOf(folder))).toEqual([]);
});

test("a merge is one step on its own day, and the author is who wrote the change", async () => {
  const { folder, commit, git } = planHistory("2026-01-05", { "kpis/churn.json": target(4) });
  git("checkout", "-q", "-b", "side");
  commit("2026-01-06", { "kpis/churn.json": target(5) }, "Sly");
  commit("2026-01-07", { "people/bob.json": entry("people", { title: "Bob" }) }, "Other");
  git("checkout", "-q", "main");
  commit("2026-01-08", { "people/eve.json": entry("people", { title: "Eve" }) });
  git("merge", "-q", "--no-ff", "--no-commit", "side");
  commit("2026-01-20", {}, "Maintainer");
  expect(moved(await memoryOf(folder))).toEqual(["2026-01-20 kpis/churn changed targets by Sly"]);
});

test("what a side branch moved and put back before it came in was never moved", async () => {
  const { folder, commit, git } = planHistory("2026-01-05", { "kpis/churn.json": target(4) });
  git("checkout", "-q", "-b", "side");
  commit("2026-01-06", { "kpis/churn.json": target(5) });
  commit("2026-01-07", { "kpis/churn.json": target(4) });
  git("checkout", "-q", "main");
  git("merge", "-q", "--no-ff", "-m", "merge", "side");
  expect(moved(await memoryOf(folder))).toEqual([]);
});

test("what several commits did is one step when they are squashed", async () => {
  const { folder, commit, git } = planHistory("2026-01-05", { "kpis/churn.json": target(4) });
  git("checkout", "-q", "-b", "side");
  commit("2026-01-06", { "kpis/churn.json": target(5) });
  commit("2026-01-07", { "kpis/churn.json": target(6) });
  git("checkout", "-q", "main");
  git("merge", "-q", "--squash", "side");
  commit("2026-01-09", {}, "Maintainer");
  const [move, ...others] = (await memoryOf(folder)).moves as [GoalpostMove];
  expect(others).toEqual([]);
  expect([move.landing.day, move.before, move.after]).toEqual([
    "2026-01-09",
    [{ period: "2026-12", value: 4 }],
    [{ period: "2026-12", value: 6 }],
  ]);
});

test("a revert takes a silent move back, and what then stands is nobody's move", async () => {
  const { folder, commit, git } = planHistory("2026-01-05", { "kpis/churn.json": target(4) });
  commit("2026-01-12", { "kpis/churn.json": target(5) });
  git("revert", "--no-edit", "HEAD");
  const memory = await memoryOf(folder);
  expect(memory.moves.map(({ before, after }) => [before, after])).toEqual([
    [[{ period: "2026-12", value: 4 }], [{ period: "2026-12", value: 5 }]],
    [[{ period: "2026-12", value: 5 }], [{ period: "2026-12", value: 4 }]],
  ]);
  const { repository } = loadPlan(folder);
  if (!repository) throw new Error("the plan has errors");
  expect(remembered(repository, asOf, memory).moves).toEqual(new Map());
});

test("a commit with errors changes nothing, and what it moved is found when the plan is right again", async () => {
  const { folder, commit } = planHistory("2026-01-05", { "kpis/churn.json": target(4) });
  commit("2026-01-06", { "kpis/churn.json": target(5), "people/ann.json": "{" }, "Sly");
  commit("2026-01-08", { "people/ann.json": entry("people") }, "Mender");
  const memory = await memoryOf(folder);
  expect(memory.unsound).toBe(1);
  expect(moved(memory)).toEqual(["2026-01-06 kpis/churn changed targets by Sly"]);
});

test("the removal of an entry is remembered with what it promised and who misses it", async () => {
  const { folder, commit } = planHistory("2026-01-05");
  commit("2026-02-02", { "milestones/erp/go-live.json": undefined });
  const { moves } = await memoryOf(folder);
  expect(moves).toMatchObject([
    {
      subject: "milestones/erp/go-live",
      kind: "removed",
      before: { baseline: { finish: "2026-12-18" } },
      bearers: ["plans/erp", "people/ann"],
    },
  ]);
});

test("an entry that comes back is held to what it promised before it went", async () => {
  const { folder, commit } = planHistory("2026-01-05", { "kpis/churn.json": target(4) });
  commit("2026-02-02", { "kpis/churn.json": undefined });
  commit("2026-03-02", { "kpis/churn.json": target(6) });
  expect(moved(await memoryOf(folder))).toEqual([
    "2026-02-02 kpis/churn removed entry by Writer",
    "2026-03-02 kpis/churn returned entry by Writer",
    "2026-03-02 kpis/churn changed targets by Writer",
  ]);
});

test("a plan that was never more than proposed moves no goalpost; once approved it does, whatever it is called then", async () => {
  const baseline = (finish: string) => entry("milestones", { baseline: { finish } });
  const stage = (name: string) => entry("plans", { stage: name });
  const { folder, commit } = planHistory("2026-01-05", { "plans/erp.mdx": stage("proposed") });
  commit("2026-01-12", { "milestones/erp/go-live.json": baseline("2026-12-20") });
  commit("2026-01-19", { "plans/erp.mdx": stage("active") });
  commit("2026-01-26", { "plans/erp.mdx": stage("proposed") });
  commit("2026-02-02", { "milestones/erp/go-live.json": baseline("2027-12-20") });
  expect(moved(await memoryOf(folder))).toEqual([
    "2026-02-02 milestones/erp/go-live changed baseline by Writer",
  ]);
});

test("an update is a record from its first commit, a decision from the day it is accepted", async () => {
  const decision = (status: string, body: string) => entry("decisions", { status }, body);
  const { folder, commit } = planHistory("2026-01-05", {
    "updates/one.mdx": entry("updates"),
    "decisions/move.mdx": decision("proposed", "Draft.\n"),
  });
  commit("2026-01-12", { "decisions/move.mdx": decision("accepted", "Final.\n") });
  commit("2026-01-19", { "decisions/move.mdx": decision("accepted", "Final.\n\n") });
  commit("2026-01-26", { "decisions/move.mdx": decision("accepted", "Changed.\n") });
  commit("2026-02-02", { "updates/one.mdx": entry("updates", { claimed: "red" }) });
  commit("2026-02-09", { "decisions/move.mdx": decision("deprecated", "Changed.\n") });
  commit("2026-02-16", { "updates/one.mdx": undefined });
  const { edits } = await memoryOf(folder);
  expect(edits.map(({ subject, kind, parts, landing }) => [landing.day, subject, kind, ...parts])).toEqual([
    ["2026-01-26", "decisions/move", "edited", "text"],
    ["2026-02-02", "updates/one", "edited", "claimed"],
    ["2026-02-16", "updates/one", "removed"],
  ]);
});

test("a shallow clone says that it is one, and not since when its first state holds", async () => {
  const { root, commit } = planHistory("2026-01-05");
  commit("2026-01-12", { "people/bob.json": entry("people", { title: "Bob" }) });
  commit("2026-01-19", { "kpis/margin.json": entry("kpis") });
  const copy = mkdtempSync(join(tmpdir(), "plumbline-shallow-"));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  repositoryAt(copy, "content").git("clone", "-q", "--depth", "2", `file://${root}`, ".");
  const memory = await memoryOf(join(copy, "content"));
  expect(memory.isWhole).toBe(false);
  expect(memory.begins).toBe("2026-01-12");
  expect(Object.fromEntries(memory.since)).toEqual({ "kpi/no-target kpis/margin": "2026-01-19" });
});

test("a folder that is in no repository has no history, and it says so", async () => {
  const { root, folder } = planHistory("2026-01-05");
  rmSync(join(root, ".git"), { recursive: true });
  const found = await remember(folder, { asOf, program: "", undated, digest: () => 0 });
  expect(found).toEqual({ kind: "none", reason: "the plan folder is not in a git repository" });
});

test("a repository without a commit has no history, and it says so", async () => {
  const { folder } = planHistory();
  mkdirSync(folder);
  const found = await remember(folder, { asOf, program: "", undated, digest: () => 0 });
  expect(found).toEqual({ kind: "none", reason: "the git repository has no commit yet" });
});

test("without git there is no history, and it says so", async () => {
  const { folder } = planHistory("2026-01-05");
  const path = process.env["PATH"];
  process.env["PATH"] = "";
  onTestFinished(() => {
    process.env["PATH"] = path;
  });
  const found = await remember(folder, { asOf, program: "", undated, digest: () => 0 });
  expect(found).toEqual({ kind: "none", reason: "git is not installed" });
});

test("a work tree that is checked out elsewhere, at no branch, has the history of its commit", async () => {
  const { root, folder, commit, git } = planHistory("2026-01-05");
  const first = git("rev-parse", "HEAD");
  commit("2026-01-12", { "kpis/margin.json": entry("kpis") });
  const tree = mkdtempSync(join(tmpdir(), "plumbline-tree-"));
  onTestFinished(() => rmSync(tree, { recursive: true, force: true }));
  git("worktree", "add", "-q", "--detach", join(tree, "there"), first);
  expect(root).not.toBe(tree);
  expect((await memoryOf(join(tree, "there", "content"))).commits).toBe(1);
  expect((await memoryOf(folder)).commits).toBe(2);
});

test("a hook's variables do not lead to another repository", async () => {
  const { folder } = planHistory("2026-01-05");
  process.env["GIT_DIR"] = join(tmpdir(), "nowhere.git");
  onTestFinished(() => {
    delete process.env["GIT_DIR"];
  });
  expect((await memoryOf(folder)).commits).toBe(1);
});

test("the plan folder itself may get another name", async () => {
  const { root, folder, commit, git } = planHistory("2026-01-05", { "kpis/churn.json": target(4) });
  git("mv", "content", "plan");
  commit("2026-02-02", {});
  const renamed = repositoryAt(root, "plan");
  renamed.commit("2026-03-02", { "kpis/churn.json": target(5) });
  const memory = await memoryOf(join(root, "plan"));
  expect(folder).not.toBe(renamed.folder);
  expect(memory.begins).toBe("2026-01-05");
  expect(moved(memory)).toEqual(["2026-03-02 kpis/churn changed targets by Writer"]);
});

test("the plan folder may be the top of the repository", async () => {
  const root = mkdtempSync(join(tmpdir(), "plumbline-top-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const { git, commit } = repositoryAt(root, ".");
  git("init", "-q", "-b", "main");
  commit("2026-01-05", { ...minimalFiles(), "kpis/churn.json": target(4) });
  commit("2026-01-12", { "kpis/churn.json": target(5) });
  expect(moved(await memoryOf(root))).toEqual(["2026-01-12 kpis/churn changed targets by Writer"]);
});

test("the plan at the end of each month is that of the last sound commit", async () => {
  const { folder, commit } = planHistory("2026-01-05");
  commit("2026-02-10", { "kpis/margin.json": entry("kpis") });
  commit("2026-02-20", { "kpis/broken.json": "{" });
  commit("2026-04-01", { "kpis/broken.json": undefined });
  const { months } = await memoryOf(folder, { asOf: day("2026-04-15") });
  expect(months).toEqual([
    { day: "2026-01-31", digest: { kpis: 1, day: "2026-01-31" } },
    { day: "2026-02-28", digest: { kpis: 2, day: "2026-02-28" } },
    { day: "2026-03-31", digest: { kpis: 2, day: "2026-03-31" } },
  ]);
});

test("a plan on a day comes with what was known then, and with the names that entries have now", async () => {
  const { folder, commit, git } = planHistory("2026-01-05", { "kpis/churn.json": target(4) });
  commit("2026-01-12", { "kpis/churn.json": target(5) });
  git("mv", "content/kpis/churn.json", "content/kpis/churn-rate.json");
  commit("2026-02-02", {});
  const plans = await (await memoryOf(folder)).plansOn([day("2025-12-31"), day("2026-01-20")]);
  expect([...plans.keys()]).toEqual(["2026-01-20"]);
  const plan = plans.get(day("2026-01-20"));
  expect([...(plan?.repository.kpis.keys() ?? [])]).toEqual(["churn"]);
  expect([...(plan?.renamed ?? [])]).toEqual([["kpis/churn", "kpis/churn-rate"]]);
  expect(plan?.known.moves.map(({ subject }) => subject)).toEqual(["kpis/churn"]);
});

test("what an earlier build has kept is used again, and gives the same", async () => {
  const { folder, commit } = planHistory("2026-01-05", { "kpis/churn.json": target(4) });
  commit("2026-01-12", { "kpis/churn.json": target(5) });
  const cacheFolder = mkdtempSync(join(tmpdir(), "plumbline-cache-"));
  onTestFinished(() => rmSync(cacheFolder, { recursive: true, force: true }));
  const looked: Day[] = [];
  const counting = (repository: PlanRepository, on: Day) => {
    looked.push(on);
    return undated(repository);
  };
  await memoryOf(folder, { cacheFolder }, counting);
  commit("2026-02-02", { "kpis/churn.json": entry("kpis") });
  commit("2026-02-09", { "kpis/churn.json": target(7) });
  const { plansOn: _, ...warm } = await memoryOf(folder, { cacheFolder }, counting);
  const { plansOn: __, ...cold } = await memoryOf(folder);
  expect(looked).toEqual(["2026-01-05", "2026-01-12", "2026-02-02", "2026-02-09"]);
  expect(warm).toEqual(cold);
});

test("what was kept and is damaged counts for nothing, and is kept anew", async () => {
  const { folder, commit } = planHistory("2026-01-05", { "kpis/churn.json": target(4) });
  commit("2026-01-12", { "kpis/churn.json": target(5) });
  const cacheFolder = mkdtempSync(join(tmpdir(), "plumbline-cache-"));
  onTestFinished(() => rmSync(cacheFolder, { recursive: true, force: true }));
  const { plansOn: _, ...cold } = await memoryOf(folder, { cacheFolder });
  const file = join(cacheFolder, readdirSync(cacheFolder)[0] ?? "");
  const whole = readFileSync(file, "utf8");
  // A value that was changed, the form of an older version, half a file and no text at all.
  const [, json = ""] = whole.split("\n");
  const damaged = [
    whole.replace('"isSound":true', '"isSound":false'),
    json,
    whole.slice(0, whole.length / 2),
    Buffer.alloc(500, 255),
  ];
  for (const content of damaged) {
    writeFileSync(file, content);
    const { plansOn: __, ...memory } = await memoryOf(folder, { cacheFolder });
    expect(memory).toEqual(cold);
    expect(readFileSync(file, "utf8")).toBe(whole);
  }
});

test("a history that was rewritten is looked at again from where it is another one", async () => {
  const { folder, commit, git } = planHistory("2026-01-05", { "kpis/churn.json": target(4) });
  commit("2026-01-12", { "kpis/churn.json": target(5) });
  const cacheFolder = mkdtempSync(join(tmpdir(), "plumbline-cache-"));
  onTestFinished(() => rmSync(cacheFolder, { recursive: true, force: true }));
  await memoryOf(folder, { cacheFolder });
  git("reset", "-q", "--hard", "HEAD~1");
  commit("2026-01-13", { "kpis/churn.json": target(6) }, "Rewriter");
  expect(moved(await memoryOf(folder, { cacheFolder }))).toEqual([
    "2026-01-13 kpis/churn changed targets by Rewriter",
  ]);
});

test("a clock that was wrong moves no other commit", async () => {
  const { folder, commit } = planHistory("2026-01-05");
  commit("2099-01-01", { "kpis/margin.json": entry("kpis") });
  commit("2026-02-02", { "people/bob.json": entry("people", { title: "Bob" }) });
  const memory = await memoryOf(folder);
  expect(memory.since.get("kpi/no-target kpis/margin")).toBe("2026-01-05");
  expect(memory.months.map((month) => month.day).slice(0, 2)).toEqual(["2026-01-31", "2026-02-28"]);
});

test("a state with another fiscal year is read anew, also where its files were read before", async () => {
  const { folder, commit } = planHistory("2026-01-05", { "kpis/churn.json": target(4) });
  const portal = { name: "Test", currency: "EUR", fiscalYearStart: 4 };
  commit("2026-02-02", { "portal.json": JSON.stringify(portal) });
  expect(await memoryOf(folder)).toMatchObject({ commits: 2, unsound: 0 });
});

test("what was read of past states is read no second time, and says the same", async () => {
  const { folder, commit } = planHistory("2026-01-05", { "kpis/churn.json": target(4) });
  commit("2026-02-02", { "kpis/churn.json": target(5) });
  const reads = earlierReads();
  const plansOf = async (memory: Memory<Seen>) =>
    [...(await memory.plansOn([day("2026-01-31"), day("2026-03-31")]))].map(
      ([, { repository }]) => repository,
    );
  const first = await plansOf(await memoryOf(folder, { reads }));
  const next = followingReads(reads);
  expect(await plansOf(await memoryOf(folder, { reads: next }))).toEqual(first);
  for (const [key, read] of next.used) expect(reads.used.get(key), key).toBe(read);
});

test("a state with errors between files that were all read before has no portal", async () => {
  const { folder, commit } = planHistory("2026-01-05", {
    "people/bob.json": entry("people", { title: "Bob" }),
  });
  commit("2026-02-02", { "kpis/churn.json": target(4, { accountable: "bob" }) });
  commit("2026-03-02", { "people/bob.json": undefined });
  const reads = earlierReads();
  expect(await memoryOf(folder, { reads })).toMatchObject({ unsound: 1 });
  expect(await memoryOf(folder, { reads: followingReads(reads) })).toMatchObject({ unsound: 1 });
});
