import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { entry } from "../../helpers/plan-folder.ts";
import { planHistory } from "../../helpers/plan-history.ts";

interface Run {
  readonly status: number | null;
  readonly text: string;
}

function check(folder: string, ...args: readonly string[]): Run {
  const command = ["scripts/check.ts", "--plan", folder, "--as-of", "2026-06-30", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  return { status, text: `${stdout}${stderr}` };
}

const kpi = (value: number, fields: object = {}) =>
  entry("kpis", { targets: [{ period: "2026-12", value }], ...fields });
const decision = (fields: object = {}) =>
  entry("decisions", { title: "Move the target", date: "2026-06-20", changes: ["kpis/churn"], ...fields });
const declared = {
  "kpis/churn.json": kpi(9, {
    retargeted: [{ date: "2026-06-20", targets: [{ period: "2026-12", value: 4 }], decision: "move" }],
  }),
  "decisions/move.mdx": decision(),
};

test("a red KPI that one commit makes green by its target does not pass, and does with a decision", () => {
  const { folder, commit } = planHistory("2026-01-05", { "kpis/churn.json": kpi(4) });
  commit("2026-06-20", { "kpis/churn.json": kpi(9) });
  expect(check(folder, "--against", "HEAD~1")).toMatchInlineSnapshot(`
    {
      "status": 1,
      "text": "content/kpis/churn.json:8:14: error: The targets of KPI were changed from 4 days by 2026-12 to 9 days by 2026-12, and no decision says so [governance/silent-goalpost]
      add an accepted decision with \`changes: [kpis/churn]\`, and keep the old targets in \`retargeted\` with that decision
    1 error, 0 warnings
    ",
    }
  `);
  commit("2026-06-21", declared);
  expect(check(folder, "--against", "HEAD~2").status).toBe(0);
});

test("every kind of move is named with its place", () => {
  const { folder, commit } = planHistory("2026-01-05", {
    "kpis/churn.json": kpi(4, { valuePerUnit: 100, tolerance: { breach: 0.2 } }),
    "milestones/erp/pilot.json": entry("milestones", { title: "Pilot" }),
    "updates/one.mdx": entry("updates"),
    "decisions/old.mdx": entry("decisions", { title: "The old one" }),
  });
  commit("2026-06-20", {
    "portal.json":
      '{\n  "name": "Test",\n  "currency": "EUR",\n  "thresholds": { "kpi": { "breach": 0.9 } }\n}\n',
    "kpis/churn.json": kpi(4, { valuePerUnit: 900, tolerance: { breach: 0.9 } }),
    "milestones/erp/go-live.json": entry("milestones", { baseline: { finish: "2027-12-18" } }),
    "milestones/erp/pilot.json": undefined,
    "updates/one.mdx": entry("updates", { claimed: "red" }),
    "decisions/old.mdx": entry("decisions", { title: "The old one" }, "Other words.\n"),
  });
  expect(check(folder, "--against", "HEAD~1")).toMatchInlineSnapshot(`
    {
      "status": 1,
      "text": "content/decisions/old.mdx:1:1: error: The decision “The old one” was edited (text) [governance/record-edited]
      put it back, and write a decision that supersedes it
    content/decisions/old.mdx:4:7: warning: \`date\` is 2026-09-18, after the reporting date 2026-06-30, so it does not count yet [date/future]
      correct the date; if it is right, leave it, and it counts from that day on
    content/kpis/churn.json:10:19: error: The value per unit of KPI was changed from 100 EUR to 900 EUR, and no decision says so [governance/silent-goalpost]
      add an accepted decision with \`changes: [kpis/churn]\`, or put the old value back
    content/kpis/churn.json:11:16: error: The tolerance of KPI was changed from breach above 20 % to breach above 90 %, and no decision says so [governance/silent-goalpost]
      add an accepted decision with \`changes: [kpis/churn]\`, or put the old value back
    content/milestones/erp/go-live.json:4:15: error: The baseline of Milestone was changed from 18 December 2026 to 18 December 2027, and no decision says so [governance/silent-goalpost]
      add an accepted decision with \`changes: [milestones/erp/go-live]\`, and keep the old baseline in \`rebaselined\` with that decision
    content/milestones/erp/pilot.json:1:1: error: Pilot was taken out of the plan, and no decision says so [governance/silent-goalpost]
      add an accepted decision with \`removes: [milestones/erp/pilot]\`, or cancel it with \`cancelled\`
    content/portal.json:4:17: error: The limits of all statuses of Test were changed from the default to kpi: breach above 90 %, and no decision says so [governance/silent-goalpost]
      add an accepted decision with \`changes: [portal]\`, or put the old value back
    content/updates/one.mdx:4:7: warning: \`date\` is 2026-09-10, after the reporting date 2026-06-30, so it does not count yet [date/future]
      correct the date; if it is right, leave it, and it counts from that day on
    content/updates/one.mdx:6:10: error: The update “Update” was edited (claimed) [governance/record-edited]
      put it back, and write another update
    7 errors, 2 warnings
    ",
    }
  `);
});

test("what others did to the branch since is not the doing of the change", () => {
  const { folder, commit, git } = planHistory("2026-01-05", { "kpis/churn.json": kpi(4) });
  git("checkout", "-q", "-b", "change");
  commit("2026-06-20", { "people/bob.json": entry("people", { title: "Bob" }) });
  git("checkout", "-q", "main");
  commit("2026-06-21", { "kpis/churn.json": kpi(9) });
  git("checkout", "-q", "change");
  expect(check(folder, "--against", "main").status).toBe(0);
});

test("a name that git does not know is wrong usage", () => {
  const { folder } = planHistory("2026-01-05");
  expect(check(folder, "--against", "nowhere")).toMatchInlineSnapshot(`
    {
      "status": 2,
      "text": "nothing can be compared: git knows no commit \`nowhere\`

    Checks every file of a plan folder and prints all problems with file, line and column. It is of the whole plan:
    messages name restricted entries, too.

    Usage: npm run check -- [options]

      --format text|json|github|sarif  how problems are printed (default: text)
      --against REF                    also what was changed since the files left this branch: moved goalposts, edited records
      --plan DIR                       the plan folder (default: PLAN_DIR, else content)
      --as-of YYYY-MM-DD               the reporting date (default: AS_OF, else portal.json, else the last commit's day, else today)
      --help                           this help
    ",
    }
  `);
});
