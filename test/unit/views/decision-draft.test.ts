import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { analyse, ruleIds } from "../../../src/analysis/index.ts";
import { loadPlan } from "../../../src/load/index.ts";
import { day } from "../../../src/model/index.ts";
import { formatProblems } from "../../../src/site/problem-formats.ts";
import { requiredDecisionIds, requiredDecisionPage } from "../../../src/views/required-decision.ts";
import { entry, json, planFolder } from "../../helpers/plan-folder.ts";
import { viewOf } from "../../helpers/view.ts";

/** Saves the files of all required decisions in a plan folder, and says what the check makes of them. */
function saved(
  folder: string,
  asOf: string,
  status: "proposed" | "accepted",
  edited: (text: string) => string = (text) => text,
) {
  const before = loadPlan(folder, { ruleIds });
  if (!before.repository) throw new Error(formatProblems(before.problems, "text"));
  const view = viewOf(before.repository, asOf);
  const ids = requiredDecisionIds(view);
  for (const id of ids) {
    const { file, text } = requiredDecisionPage(view, id).draft;
    const path = join(folder, file);
    expect(existsSync(path), file).toBe(false);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, edited(text.replace("status: proposed", `status: ${status}`)));
  }
  const { repository, problems } = loadPlan(folder, { ruleIds });
  const known = new Set(before.problems.map(({ file, rule }) => `${file} ${rule}`));
  return {
    ids,
    problems: formatProblems(
      problems.filter(({ file, rule }) => !known.has(`${file} ${rule}`)),
      "text",
    ),
    required: repository ? analyse(repository, day(asOf)).requiredDecisions : [],
  };
}

/** Uncomments what the file offers: the first of the meetings, and what it changes and expects. */
function withAllOffers(text: string): string {
  return text
    .replace(/^# (forum: .*)$/m, "$1")
    .replace(/^# (changes: .*|expects:)$/gm, "$1")
    .replace(/^#( {3}- \{ .*)$/gm, "$1");
}

function copied(folder: string): string {
  const parent = mkdtempSync(join(tmpdir(), "plan-"));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  cpSync(folder, join(parent, "content"), { recursive: true });
  return join(parent, "content");
}

const breached = (title: string) => ({
  "kpis/churn.json": entry("kpis", {
    title,
    unit: "%",
    baseline: { period: "2026-06-30", value: 10 },
    targets: [{ period: "2026-09-30", value: 0 }],
  }),
  "actuals/churn.json": json({ measurements: [{ period: "2026-07", value: 10 }] }),
});

describe.each([
  ["the demonstration", "content", "2026-10-31"],
  ["the worked plan", "../shared/plans/worked", "2026-09-30"],
])("the files of all required decisions of %s", (_, folder, asOf) => {
  test("pass the check as they are", () => {
    const { ids, problems } = saved(copied(folder), asOf, "proposed");
    expect(ids.length).toBeGreaterThan(10);
    expect(problems).toBe("");
  });

  test("pass the check with every field that they offer", () => {
    let offers = 0;
    const { problems } = saved(copied(folder), asOf, "accepted", (text) => {
      const whole = withAllOffers(text);
      if (whole !== text) offers++;
      expect(whole).not.toMatch(/^# (changes|expects)/m);
      return whole;
    });
    expect(offers).toBeGreaterThan(5);
    expect(problems).toBe("");
  });

  test("close them all when they are accepted", () => {
    const { ids, required } = saved(copied(folder), asOf, "accepted");
    const closed = new Set(required.filter(({ state }) => state === "decided").map(({ id }) => id));
    expect(ids.filter((id) => !closed.has(id))).toEqual([]);
  });
});

describe("the file of a required decision", () => {
  test("is a whole record", () => {
    const folder = planFolder({
      ...breached("Churn"),
      "forums/board.mdx": entry("forums", { title: "Board" }),
    });
    const { repository } = loadPlan(folder);
    if (!repository) throw new Error("The plan has problems.");
    const { draft } = requiredDecisionPage(viewOf(repository, "2026-08-20"), "kpi/breach:churn");
    expect(draft.file).toBe("decisions/2026/2026-08-20-kpi-breach-churn.mdx");
    expect(draft.text).toMatchInlineSnapshot(`
      "---
      title: "Churn: KPI in breach"
      status: proposed
      date: 2026-08-20
      deciders: ["ann"]
      forum: "board"
      answers: ["kpi/breach:churn"]
      kpis: ["churn"]
      # The required decision is closed when \`status\` is \`accepted\`.
      # If it moves a target or a baseline, name it:
      # changes: ["kpis/churn"]
      # The effect it is meant to have is scored later; this one would close today’s gap:
      # expects:
      #   - { kpi: "churn", delta: -3.37, by: "2026-09-30" }
      ---

      ## Context

      > Churn is 10 %, when 6.63 % was planned for 31 July 2026: the gap of 3.37 is 33.7 % of the whole planned change, above the limit of 30 %.

      - Required by kpi/breach:churn
      - Ann owes a decision since August 14, 2026: 6 days late
      - What it costs: not known in money
      - Latest actual: 10 %
      - Measured for: July 31, 2026
      - Planned for that day: 6.63 %
      - Gap: 3.37 percentage points
      - Gap as a share of the whole planned change: 33.7 %
      - Breach above: 30 %
      - In breach since: July 31, 2026

      _What else is known, and what has been tried?_

      ## Decision drivers

      - A variance must force a decision. A KPI this far from its plan will not meet its target by waiting.
      - _What has to be true of a good answer?_

      ## Considered options

      1. **Move the targets.** The target of 0 % for Sep 30, 2026 would move; the page of Churn keeps the first targets beside the new ones. Never moved before.
      2. **Leave it as it is.** The gap of 3.37 pp of Churn is accepted: nobody has said what it is worth a year.

      ## Decision outcome

      _Which option was chosen, and why?_

      ## Consequences

      - Good: _what gets better, by how much and by when?_
      - Bad: _what gets worse, and for whom?_
      "
    `);
  });

  test.each([
    "import { x } from 'y'",
    "<script>alert(1)</script> {evil()}",
    "1. *Churn* of [a](b) & `c` | d",
    'Churn: "quoted" # and \\ more',
    "See https://example.org and www.example.org, or mail a@example.org",
    "- dashed ---",
    "export const churn = 1",
    "Zwei\u00a0Zeilen\nund\ttabs",
  ])("passes the check whatever the title is: %j", (title) => {
    const { ids, problems, required } = saved(planFolder(breached(title)), "2026-08-20", "accepted");
    expect(ids).toContain("kpi/breach:churn");
    expect(problems).toBe("");
    expect(required.map(({ state }) => state)).not.toContain("overdue");
  });

  test("takes another name and title where a record has them", () => {
    const folder = planFolder(breached("Churn"));
    saved(folder, "2026-08-20", "proposed");
    const { repository } = loadPlan(folder);
    if (!repository) throw new Error("The plan has problems.");
    const { draft } = requiredDecisionPage(viewOf(repository, "2026-08-20"), "kpi/breach:churn");
    expect(draft.file).toBe("decisions/2026/2026-08-20-kpi-breach-churn-2.mdx");
    expect(draft.text).toContain('title: "Churn: KPI in breach, August 20, 2026"');
  });

  test.each([
    [["Churn: KPI in breach"], true],
    [["Churn: KPI in breach, August 1, 2026"], true],
    [["A", "Churn: KPI in breach (again)", "Z"], true],
    [["A", "B", "Churn: KPI in breach", "Churn: KPI", "D", "E"], true],
    [["A", "Churn: KPI in", "Churn: KPI in breaches"], true],
    [["A", "Churn", "Churn: KPI in breacH", "Churn: KPI in breaci"], false],
    [["A churn: KPI in breach", "D Churn: KPI in breach"], false],
    [[], false],
  ])("beside records called %j another title is needed: %j", (titles, isTaken) => {
    const records = titles.map((title, at) => [
      `decisions/d${at}.mdx`,
      entry("decisions", { title, status: "proposed", date: "2026-08-01" }),
    ]);
    const { repository } = loadPlan(planFolder({ ...breached("Churn"), ...Object.fromEntries(records) }));
    if (!repository) throw new Error("The plan has problems.");
    const { draft } = requiredDecisionPage(viewOf(repository, "2026-08-20"), "kpi/breach:churn");
    expect(draft.text.includes('title: "Churn: KPI in breach"')).toBe(!isTaken);
  });
});
