import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import type { Report } from "../../../src/analysis/index.ts";
import { entry } from "../../helpers/plan-folder.ts";
import { planHistory } from "../../helpers/plan-history.ts";

function report(folder: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["scripts/report.ts", "--plan", folder, ...args],
    { encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

const kpi = (value: number) => entry("kpis", { targets: [{ period: "2026-12", value }] });
const actuals = (value: number) => JSON.stringify({ measurements: [{ period: "2026-01", value }] });

test("the files of a past commit give that day's report byte for byte, by the history too", () => {
  const { folder, commit } = planHistory("2026-01-05", { "kpis/churn.json": kpi(4) });
  commit("2026-02-02", { "kpis/churn.json": kpi(6), "actuals/churn.json": actuals(3) });
  const [plain, remembered] = [report(folder), report(folder, "--history")];
  expect(JSON.parse(remembered.stdout) as Report).toMatchObject({ asOf: "2026-02-02" });
  expect(remembered.stdout).toContain("governance/silent-goalpost");
  expect(plain.stdout).not.toContain("governance/silent-goalpost");

  const past = commit("2026-03-02", { "actuals/churn.json": actuals(9), "kpis/churn.json": kpi(4) });
  commit("2026-04-06", { "kpis/churn.json": undefined, "actuals/churn.json": undefined });
  expect(report(folder, "--at", `${past}~1`).stdout).toBe(plain.stdout);
  expect(report(folder, "--at", `${past}~1`, "--history").stdout).toBe(remembered.stdout);
  expect(report(folder, "--at", past, "--as-of", "2026-02-28").stdout).toContain('"asOf": "2026-02-28"');
});

test("a finding keeps the day on which it was first seen, whenever the portal is built", () => {
  const { folder, commit } = planHistory("2026-01-05");
  commit("2026-01-19", { "plans/crm.mdx": entry("plans", { title: "CRM" }) });
  commit("2026-05-04", { "people/bob.json": entry("people", { title: "Bob" }) });
  const raised = (...args: readonly string[]) =>
    (JSON.parse(report(folder, ...args).stdout) as Report).requiredDecisions
      .filter(({ id }) => id.startsWith("alignment/non-essential"))
      .map(({ id, raisedOn, dueOn, state }) => [id, raisedOn, dueOn, state]);
  const seen = [
    ["alignment/non-essential:crm", "2026-01-19", "2026-02-02", "overdue"],
    ["alignment/non-essential:erp", "2026-01-05", "2026-01-19", "overdue"],
  ];
  expect(raised("--history")).toEqual(seen);
  expect(raised("--history", "--as-of", "2026-06-30")).toEqual(seen);
  expect(raised()).toEqual([
    ["alignment/non-essential:crm", "2026-05-04", null, "open"],
    ["alignment/non-essential:erp", "2026-05-04", null, "open"],
  ]);
});

test("a commit with errors, and a name that nothing has, are said", () => {
  const { folder, commit } = planHistory("2026-01-05");
  const broken = commit("2026-02-02", { "kpis/churn.json": "{" });
  const { status, stderr } = report(folder, "--at", broken);
  expect(status).toBe(1);
  expect(stderr).toContain("content/kpis/churn.json:1:1: error:");
  expect(report(folder, "--at", "nowhere")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("nothing can be computed: git knows no commit `nowhere`"),
  });
});
