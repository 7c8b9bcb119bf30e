import { describe, expect, test } from "vitest";
import type { ImportSettings } from "../../../../src/load/import/import-format.ts";
import { day } from "../../../../src/model/index.ts";
import { emptyPlan, type Imported, importInto, source } from "../../../helpers/import-into.ts";
import { planFolder } from "../../../helpers/plan-folder.ts";

const into = { into: "erp", accountable: "ann" } as const;

function imported(
  format: string,
  name: string,
  content: string,
  given: Partial<ImportSettings> = into,
): Imported {
  return importInto(planFolder(), format, [source(name, content)], given);
}

/** What is printed besides the files: notes, then what was taken for granted. */
function told({ notes, ledger }: Imported): string {
  return notes + ledger.assumptions.map((sentence) => `assumed: ${sentence}\n`).join("");
}

function milestones({ plan }: Imported) {
  return [...(plan.repository?.milestones.values() ?? [])].filter(({ id }) => id !== "erp/go-live");
}

describe("github", () => {
  const milestone = {
    number: 3,
    title: "Version 2",
    html_url: "https://github.com/acme/shop/milestone/3",
    due_on: "2026-09-30T07:00:00Z",
    state: "open",
    closed_at: null,
    description: "",
    open_issues: 4,
  };

  test("milestones become milestones, a closed one with its day; those without a date are told", () => {
    const list = [
      milestone,
      { ...milestone, number: 2, title: "Version 1", state: "closed", closed_at: "2026-03-02T15:04:05Z" },
      { ...milestone, number: 4, title: "Some day", due_on: null },
      { ...milestone, number: 5, title: "Version 2", description: "The same name again" },
      "nonsense",
    ];
    const result = imported("github", "milestones.json", JSON.stringify(list, undefined, 1));
    expect(told(result)).toMatchInlineSnapshot(`
      "milestones.json:22:2: error: the milestone \`Some day\` has no date by which it is due, so it is left out [import/missing]
        set it on GitHub and export again
      milestones.json:32:2: warning: the id \`erp/version-2\` is taken by an entry of the same name, so this one is \`milestones/erp/version-2-2\` [import/duplicate]
        give it another name if that does not tell the two apart; if both are one entry, delete one of them
      milestones.json:39:18: warning: the description \`The same name again\` is left out, since a milestone has no narrative [import/text]
        write it into the plan's narrative if it matters
      milestones.json:42:2: error: what stands here is no object with fields [import/value]
        take it out of the list
      assumed: the source names no \`accountable\` of a milestone: it is \`people/ann\`, as was said (3 times)
      "
    `);
    expect(milestones(result)).toMatchObject([
      {
        id: "erp/version-1",
        baseline: { finish: "2026-09-30" },
        actual: { finish: "2026-03-02" },
        tags: ["github-2"],
      },
      { id: "erp/version-2", title: "Version 2", baseline: { finish: "2026-09-30" }, accountable: "ann" },
      { id: "erp/version-2-2" },
    ]);
  });

  test("without a plan to go into there is one, which needs to be told what it is for", () => {
    const result = imported("github", "milestones.json", JSON.stringify([milestone]), {});
    expect(told(result)).toMatchInlineSnapshot(`
      "milestones.json:1:2: error: the plan \`shop\` is left out: \`category\` is missing in this plan [import/missing]
        add a column \`category\`, or say \`--set category=…\` for all: one of run, grow, transform
      milestones.json:1:2: error: the milestone is left out: there is no plan \`shop\` [import/value]
        the id of a milestone begins with that of its plan, e.g. \`erp/go-live\`
      assumed: the source says nothing of its plan but the name: it is \`active\`, its value not stated (once)
      assumed: the source names no \`accountable\` of a plan: it is the placeholder \`people/nobody-named\` (once)
      assumed: the source names no \`sponsor\` of a plan: it is the placeholder \`people/nobody-named\` (once)
      assumed: the source names no \`unit\` of a plan: it is the placeholder \`units/unit-not-named\` (once)
      assumed: the source names no \`accountable\` of a milestone: it is the placeholder \`people/nobody-named\` (once)
      "
    `);
    expect(result.ledger.drafts).toEqual([]);
    const said = imported("github", "milestones.json", JSON.stringify([milestone]), {
      set: new Map([["", { category: "grow" }]]),
    });
    expect(said.notes).toBe("");
    expect(said.plan.repository?.milestones.has("shop/version-2")).toBe(true);
  });

  test("what is no JSON, or no list, is refused", () => {
    expect(told(imported("github", "m.json", "<html>Sign in</html>"))).toMatchInlineSnapshot(`
      "m.json:1:1: error: the file is not JSON: InvalidSymbol [import/file]
        export it again; a page of HTML in its place means that you were not signed in
      "
    `);
    expect(told(imported("github", "m.json", '{"message": "Bad credentials"}'))).toMatchInlineSnapshot(`
      "m.json:1:1: error: the file holds no list [import/file]
        expected a list, or an object with one under \`milestones\`, \`items\`
      "
    `);
    expect(told(imported("github", "m.json", "[".repeat(100_000)))).toMatchInlineSnapshot(`
      "m.json:1:1: error: the file is not JSON: nothing can be read [import/file]
        export it again; a page of HTML in its place means that you were not signed in
      "
    `);
  });
});

describe("jira", () => {
  test("versions become milestones", () => {
    const versions = [
      { id: "1", name: "1.0", released: true, startDate: "2026-01-05", releaseDate: "2026-03-31" },
      { id: "2", name: "2.0", released: false, releaseDate: "2026-12-18", description: "The big one" },
      { id: "3", name: "Backlog", released: false },
      {
        id: "4",
        name: "0.9",
        released: true,
        archived: true,
        startDate: "2026-01-05",
        releaseDate: "2025-12-01",
      },
    ];
    const result = imported("jira", "SHOP.json", JSON.stringify({ values: versions }, undefined, 1));
    expect(told(result)).toMatchInlineSnapshot(`
      "SHOP.json:15:19: warning: the description \`The big one\` is left out, since a milestone has no narrative [import/text]
        write it into the plan's narrative if it matters
      SHOP.json:17:3: error: \`Backlog\` has no release date, so it is no milestone and left out [import/missing]
        set it in Jira and export again
      SHOP.json:27:17: error: the start 2026-01-05 is after the finish 2025-12-01, so the start is left out [import/value]
        correct one of the two
      assumed: Jira keeps no planned date of a released version: its baseline is the day of its release (2 times)
      assumed: the source names no \`accountable\` of a milestone: it is \`people/ann\`, as was said (3 times)
      "
    `);
    expect(milestones(result)).toMatchObject([
      { id: "erp/0-9", baseline: { finish: "2025-12-01" }, tags: ["baseline-not-stated", "archived"] },
      {
        id: "erp/1-0",
        baseline: { start: "2026-01-05", finish: "2026-03-31" },
        actual: { finish: "2026-03-31" },
        tags: ["baseline-not-stated"],
      },
      { id: "erp/2-0", baseline: { finish: "2026-12-18" } },
    ]);
  });

  test("issues with a due date become milestones with their assignee", () => {
    const csv = [
      "Summary,Issue key,Issue Type,Status,Project name,Assignee,Due date,Resolved,Sprint",
      "Data moved,SHOP-7,Epic,Done,Shop,Ann,18/Dec/26 12:00 AM,20/Dec/26 3:15 PM,S1",
      "Staff trained,SHOP-8,Epic,To Do,Shop,Eve Moss,2027-01-15,,S1",
      "Some day,SHOP-9,Epic,To Do,Shop,,,,S1",
    ].join("\n");
    const result = imported("jira", "issues.csv", csv);
    expect(told(result)).toMatchInlineSnapshot(`
      "issues.csv:1:1: warning: the columns \`Issue Type\`, \`Status\`, \`Sprint\` say nothing that a milestone has, and are not read [import/column]
        nothing is to be done if that is so
      issues.csv:4:1: error: \`Some day\` has no due date, so it is no milestone and left out [import/missing]
        set it in Jira and export again
      assumed: the source names no \`unit\` of a person: it is the placeholder \`units/unit-not-named\` (once)
      "
    `);
    expect(milestones(result)).toMatchObject([
      {
        id: "erp/shop-7",
        accountable: "ann",
        baseline: { finish: "2026-12-18" },
        actual: { finish: "2026-12-20" },
      },
      { id: "erp/shop-8", accountable: "eve-moss", baseline: { finish: "2027-01-15" } },
    ]);
  });
});

describe("mpp-xml", () => {
  const task = (uid: number, name: string, rest: string) => `
    <Task><UID>${uid}</UID><ID>${uid}</ID><Name>${name}</Name>${rest}</Task>`;
  const span = (start: string, finish: string) =>
    `<Start>${start}T08:00:00</Start><Finish>${finish}T17:00:00</Finish>`;
  const baseline = (start: string, finish: string, rest = "") =>
    `<Baseline><Number>0</Number>${span(start, finish)}${rest}</Baseline>`;
  const link = (uid: number, type: number, lag: number, format: number) =>
    `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>${type}</Type><LinkLag>${lag}</LinkLag><LagFormat>${format}</LagFormat></PredecessorLink>`;
  const file = (tasks: string, head = "<CurrencyCode>EUR</CurrencyCode>") =>
    `<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Title>Move</Title>${head}<MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek>
  <Tasks>${task(0, "Move", "<Summary>1</Summary>")}${tasks}</Tasks>
  <Resources><Resource><UID>1</UID><Name>Ann</Name></Resource><Resource><UID>2</UID><Name>Bo Lind</Name></Resource></Resources>
  <Assignments>
    <Assignment><TaskUID>2</TaskUID><ResourceUID>1</ResourceUID></Assignment>
    <Assignment><TaskUID>3</TaskUID><ResourceUID>1</ResourceUID></Assignment>
    <Assignment><TaskUID>3</TaskUID><ResourceUID>2</ResourceUID></Assignment>
    <Assignment><TaskUID>4</TaskUID><ResourceUID>2</ResourceUID></Assignment>
  </Assignments>
</Project>`;

  test("tasks become milestones with baselines, forecasts, costs, owners and links", () => {
    const result = imported(
      "mpp-xml",
      "move.xml",
      file(
        [
          task(1, "Phase one", `<Summary>1</Summary>${span("2026-01-05", "2026-06-30")}`),
          task(
            2,
            "Design",
            `${span("2026-01-05", "2026-02-27")}<ActualStart>2026-01-05T08:00:00</ActualStart><ActualFinish>2026-02-27T17:00:00</ActualFinish><ActualCost>1234550</ActualCost>${baseline("2026-01-05", "2026-02-13", "<Cost>1000000</Cost>")}`,
          ),
          task(
            3,
            "Build",
            `${span("2026-03-02", "2026-06-30")}${baseline("2026-02-16", "2026-05-29")}${link(2, 1, 48_000, 7)}<Notes>Ask legal</Notes>`,
          ),
          task(
            4,
            "Open",
            `<Milestone>1</Milestone>${span("2026-07-10", "2026-07-10")}${link(3, 3, -28_800, 8)}${link(2, 0, 50, 19)}${link(1, 1, 0, 7)}${link(77, 1, 0, 7)}`,
          ),
          task(5, "Open", `${span("2026-08-01", "2026-08-02")}${baseline("2026-08-01", "2026-08-02")}`),
          task(6, "Dropped", `<Active>0</Active>${span("2026-08-01", "2026-08-02")}`),
          task(7, "Undated", ""),
        ].join(""),
      ),
    );
    expect(told(result)).toMatchInlineSnapshot(`
      "move.xml:7:5: warning: the notes of \`Build\` (\`Ask legal\`) are left out, since a milestone has no narrative [import/text]
        write them into the plan's narrative if they matter
      move.xml:8:276: error: the lag of 50 % of the predecessor's duration is left out [import/value]
        write it in days
      move.xml:8:405: error: the link is to a summary task, which is no milestone; it is left out [import/reference]
        link to the task that has to be finished
      move.xml:8:532: error: the link is to task \`77\`, which is not in the file; it is left out [import/reference]
        link to the task that has to be finished
      move.xml:9:5: warning: another task has the name \`Open\`, so this one is \`milestones/erp/open-5\` [import/duplicate]
        give tasks names that tell them apart
      move.xml:10:5: error: the task \`Dropped\` is inactive and left out: a cancelled milestone needs the day of that [import/value]
        add it with \`cancelled\` if it was ever promised
      move.xml:11:5: error: the task \`Undated\` has no finish, so it is left out [import/missing]
        give it one
      assumed: a lag of working days is counted in calendar days by the project's own week, part days as whole ones (once)
      assumed: a task without a baseline has its schedule of today for one (once)
      assumed: the source names no \`accountable\` of a milestone: it is \`people/ann\`, as was said (2 times)
      assumed: the source names no \`unit\` of a person: it is the placeholder \`units/unit-not-named\` (once)
      "
    `);
    expect(milestones(result)).toMatchObject([
      {
        id: "erp/build",
        accountable: "ann",
        baseline: { start: "2026-02-16", finish: "2026-05-29" },
        forecast: { start: "2026-03-02", finish: "2026-06-30" },
        dependsOn: [{ milestone: "erp/design", type: "FS", lagDays: 14 }],
      },
      {
        id: "erp/design",
        accountable: "ann",
        baseline: { start: "2026-01-05", finish: "2026-02-13" },
        actual: { start: "2026-01-05", finish: "2026-02-27" },
        budget: 10_000,
        spent: 12_345.5,
      },
      {
        id: "erp/open",
        accountable: "bo-lind",
        baseline: { finish: "2026-07-10" },
        dependsOn: [
          { milestone: "erp/build", type: "SS", lagDays: -2 },
          { milestone: "erp/design", type: "FF", lagDays: 0 },
        ],
      },
      { id: "erp/open-5" },
    ]);
  });

  test("money in another currency is not taken", () => {
    const result = imported(
      "mpp-xml",
      "move.xml",
      file(
        task(2, "Design", `${span("2026-01-05", "2026-02-27")}<Cost>500000</Cost>`),
        "<CurrencyCode>USD</CurrencyCode>",
      ),
    );
    expect(told(result)).toMatchInlineSnapshot(`
      "move.xml:1:1: error: the figures are in USD, but the plan is in EUR, so none is taken [import/value]
        convert them, or import into a plan in that currency
      assumed: a task without a baseline has its schedule of today for one (once)
      "
    `);
    expect(milestones(result)[0]?.budget).toBeUndefined();
  });

  test("a file that is none, or that declares entities, is refused", () => {
    expect(told(imported("mpp-xml", "a.xml", "<Projects/>"))).toMatchInlineSnapshot(`
      "a.xml:1:1: error: the file is no plan of Microsoft Project: it holds \`Projects\` [import/file]
        save the plan with \`Save as… XML\` in Microsoft Project
      "
    `);
    expect(
      told(imported("mpp-xml", "a.xml", '<!DOCTYPE a [<!ENTITY b "c">]><Project>&b;</Project>')),
    ).toMatchInlineSnapshot(`
      "a.xml:1:31: error: the file cannot be read: it has a document type, which could define entities [import/file]
        save the plan again with \`Save as… XML\`; a file \`.mpp\` itself is not read
      "
    `);
    expect(told(imported("mpp-xml", "a.xml", "<Project><Tasks></Project>"))).toMatchInlineSnapshot(`
      "a.xml:1:27: error: the file cannot be read: unexpected close tag [import/file]
        save the plan again with \`Save as… XML\`; a file \`.mpp\` itself is not read
      "
    `);
  });
});

describe("adr", () => {
  const record = (title: string, status: string, body = "") =>
    `# 1. ${title}\n\nDate: 2026-03-02\n\n## Status\n\n${status}\n\n## Context\n\nWhy.\n${body}`;
  const records = (...files: readonly (readonly [string, string])[]) =>
    importInto(
      emptyPlan(),
      "adr",
      files.map(([name, text]) => source(name, text)),
    );
  const decisions = ({ plan }: Imported) => [...(plan.repository?.decisions.values() ?? [])];

  test("links between records become what supersedes what, whichever says it", () => {
    const result = records(
      ["0001-one.md", record("One", "Superceded by [2. Two](0002-two.md)")],
      ["0002-two.md", record("Two", "Accepted\n\nSupersedes [1. One](0001-one.md)")],
      ["0003-three.md", record("Three", "Superseded by ADR-0002")],
      ["0004-four.md", record("Four", "Superseded by a policy")],
    );
    expect(told(result)).toMatchInlineSnapshot(`
      "0004-four.md:5:1: warning: the record is \`Superseded by a policy\`, but names no record that is imported; it is \`deprecated\` [import/reference]
        import the record that took its place too, or name it
      assumed: the source names no \`deciders\` of a decision: it is the placeholder \`people/nobody-named\` (4 times)
      "
    `);
    expect(decisions(result)).toMatchObject([
      { id: "0001-one", title: "One", status: "superseded", date: "2026-03-02" },
      { id: "0002-two", status: "accepted", supersedes: ["0001-one", "0003-three"] },
      { id: "0003-three", status: "superseded" },
      { id: "0004-four", status: "deprecated", tags: ["status-superseded"] },
    ]);
  });

  test.each([
    ["Accepted", "accepted", []],
    ["✅ Implemented", "accepted", ["status-implemented"]],
    ["On hold", "proposed", ["status-on-hold"]],
    ["❌", "rejected", []],
    ["Purple", "proposed", ["status-purple"]],
  ])("the status %s is kept", (words, status, tags) => {
    expect(decisions(records(["0001-a.md", record("A", words)]))).toMatchObject([{ status, tags }]);
  });

  test("MADR has its fields in front or as a list, and its deciders are people", () => {
    const madr =
      "---\nstatus: accepted\ndate: 2026-04-01\ndecision-makers: Ann Lee, Bo Lind\nimpact: high\n---\n# Use X\n\n## Context\n\nWhy.\n";
    const older =
      "# Use Y\n\n* Status: proposed\n* Deciders: Bo Lind\n* Date: 2026-05-01\n\n## Context\n\n```yaml\nstatus: rejected\n```\n";
    const result = records(["a.md", madr], ["b.md", older]);
    expect(told(result)).toMatchInlineSnapshot(`
      "a.md:1:1: warning: the field \`impact\` in front of the record (\`high\`) is not read [import/column]
        write it into the narrative if it should be read
      assumed: the source names no \`unit\` of a person: it is the placeholder \`units/unit-not-named\` (2 times)
      "
    `);
    expect(decisions(result)).toMatchObject([
      { id: "a", status: "accepted", date: "2026-04-01", deciders: ["ann-lee", "bo-lind"] },
      { id: "b", status: "proposed", date: "2026-05-01", deciders: ["bo-lind"] },
    ]);
    expect(result.plan.sources.get("decisions/b")?.body).not.toContain("Deciders");
  });

  test("a text with HTML, braces, pictures and links that lead nowhere stays readable and is told", () => {
    const body = [
      "Use <b>bold</b>, `{ code }`, {braces} and <https://example.org/a_(b)>.",
      "",
      "import nothing from [there](../src/x.ts), but [one](0002-two.md) and [r][ref] ![p](p.png).",
      "",
      "    indented {code}",
      "",
      "<!-- a comment -->",
      "",
      "```mermaid",
      "graph TD; A-->B",
      "```",
      "",
      "[ref]: https://example.org",
      "",
    ].join("\n");
    const result = records(
      ["0001-one.md", record("One", "Accepted", `\n${body}`)],
      ["0002-two.md", record("Two", "Accepted")],
    );
    expect(told(result)).toMatchInlineSnapshot(`
      "0001-one.md:13:1: warning: HTML is kept as text: \`<b>\` [import/text]
        write it as Markdown
      0001-one.md:13:1: warning: HTML is kept as text: \`</b>\` [import/text]
        write it as Markdown
      0001-one.md:15:1: warning: the link to \`../src/x.ts\` leads to nothing here; its words are kept [import/text]
        link to an entry, or to the web by its whole address
      0001-one.md:15:1: warning: the picture \`p.png\` is not imported; its name is kept [import/text]
        put it into \`media/\` of the plan folder and show it again
      0001-one.md:19:1: warning: a comment of HTML is left out [import/text]
        write it as text if it should be read
      0001-one.md:21:1: warning: the language \`mermaid\` of a code block is left out [import/text]
        name a language by one word
      assumed: the source names no \`deciders\` of a decision: it is the placeholder \`people/nobody-named\` (2 times)
      "
    `);
    expect(result.plan.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(result.plan.sources.get("decisions/0001-one")?.body).toMatchInlineSnapshot(`
      "
      ## Context

      Why.

      Use \\<b>bold\\</b>, \`{ code }\`, \\{braces\\} and [https://example.org/a_(b)](https://example.org/a_%28b%29).

      &#105;mport nothing from there, but [one](./0002-two.mdx) and [r](https://example.org) p (p.png).

      \`\`\`
      indented {code}
      \`\`\`



      \`\`\`
      graph TD; A-->B
      \`\`\`
      "
    `);
  });

  test("a record without a title or a date is left out, unless a day is said", () => {
    expect(told(records(["a.md", "Only words.\n"], ["b.md", "# B\n\nWhy.\n"]))).toMatchInlineSnapshot(`
      "a.md:1:1: error: the file has no title, so it is no record [import/missing]
        begin it with \`# Title\`
      b.md:1:1: error: the record \`B\` has no date, so it is left out [import/missing]
        write \`Date: 2026-09-30\` into it, or say \`--date\` for all that have none
      "
    `);
    const said = importInto(emptyPlan(), "adr", [source("b.md", "# B\n\nWhy.\n")], {
      date: day("2026-01-01"),
    });
    expect(decisions(said)).toMatchObject([
      { date: "2026-01-01", tags: ["status-not-stated", "date-not-stated"] },
    ]);
  });
});

describe("gmpp and ssc", () => {
  const head =
    "year,project_number,project_name,department,category,rating,start_date,end_date,fy_baseline_mgbp,wlc_baseline_mgbp,note";

  test("a project of several years is one plan; its end slips, its ratings are reviews", () => {
    const csv = [
      head,
      "2021,,Big Move,DfT,,Amber/Red,2019-04-01,2024-03-31,10,100.1,",
      "2022,DFT_1_1819-Q1,Big Move,DFT,ICT,Amber,2019-04-01,31/12/2025,11,£110m,x",
      "2023,DFT_1_1819-Q1,Bigger Move,DFT,ICT,exempt,2098-04-01,2026-03-31,12,-5,",
      "2023,DFT_1_1819-Q1,Bigger Move,DFT,ICT,Red,2019-04-01,2026-03-31,12,120,",
      "soon,DFT_2,Other,DFT,,Green,,,,,",
    ].join("\n");
    const folder = emptyPlan({ currency: "GBP", fiscalYearStart: 4 });
    const result = importInto(folder, "gmpp", [source("gmpp.csv", csv)]);
    expect(told(result)).toMatchInlineSnapshot(`
      "gmpp.csv:1:11: warning: the column \`note\` is not one of this format and not read [import/column]
        nothing is to be done if it is of no use for the plan
      gmpp.csv:4:6: error: the rating \`exempt\` is no colour, so the year has no update [import/value]
        nothing is to be done: what was not rated stays unrated
      gmpp.csv:4:7: error: the start 2098-04-01 is after the end 2026-03-31, so the start is left out [import/value]
        a year of two digits was read wrongly, perhaps; correct the source
      gmpp.csv:4:10: error: \`wlc_baseline_mgbp\` is -5; a budget cannot be negative, so it stands in the narrative alone [import/value]
        correct the source if it is a typing error
      gmpp.csv:5:1: error: \`Bigger Move\` is reported a second time for 2023 [import/duplicate]
        the first row counts; delete one of the two
      gmpp.csv:6:1: error: \`soon\` is not a year; the row is left out [import/value]
        write \`2023\`
      assumed: a row without a project number is taken for the project with a number that has the same name (once)
      assumed: the source names nobody accountable and no sponsor of a project: its department's owner stands in (once)
      assumed: the source does not say what a project is for: \`category\` is \`transform\`; say otherwise with \`--set\` (once)
      "
    `);
    expect(result.plan.repository?.plans.get("dft_1_1819-q1")).toMatchObject({
      title: "Bigger Move",
      stage: "active",
    });
    expect([...(result.plan.repository?.milestones.values() ?? [])]).toMatchObject([
      {
        baseline: { start: "2019-04-01", finish: "2024-03-31" },
        forecast: { finish: "2026-03-31" },
        budget: 110_000_000,
      },
    ]);
    expect([...(result.plan.repository?.updates.values() ?? [])]).toMatchObject([
      {
        id: "2021/dft_1_1819-q1",
        claimed: "red",
        assurance: true,
        date: "2021-03-31",
        tags: ["rating-amber-red"],
      },
      { id: "2022/dft_1_1819-q1", claimed: "amber" },
    ]);
    expect(result.plan.sources.get("plans/dft_1_1819-q1")?.body).toMatchInlineSnapshot(`
      "
      What the Government Major Projects Portfolio reported, year by year.

      | Year | Rating | Start | End | In-year baseline, £m | Whole-life cost, £m |
      | --- | --- | --- | --- | --- | --- |
      | 2021 | Amber/Red | 2019-04-01 | 2024-03-31 | 10 | 100.1 |
      | 2022 | Amber | 2019-04-01 | 31/12/2025 | 11 | £110m |
      | 2023 | exempt | 2098-04-01 | 2026-03-31 | 12 | -5 |

      Reported as Big Move before.

      Reported by DfT before.
      "
    `);
  });

  test("a plan in another currency, or another file, is refused", () => {
    expect(told(importInto(emptyPlan(), "gmpp", [source("gmpp.csv", head)]))).toMatchInlineSnapshot(`
      "gmpp.csv:1:1: error: the figures are in pounds, but the plan is in EUR [import/file]
        set \`"currency": "GBP"\` in the portal.json of the plan
      "
    `);
    expect(
      told(importInto(emptyPlan({ currency: "CAD" }), "ssc", [source("x.csv", "a,b\n1,2\n")])),
    ).toMatchInlineSnapshot(`
      "x.csv:1:1: error: the file lacks the columns \`indicator_id\`, \`result_id\` [import/column]
        look whether it is the right file
      "
    `);
  });

  test("an indicator is a KPI with its bounds, its measurement and its result", () => {
    const indicators = [
      "indicator_id,doc,dept_code,department,result_id,result,subject_id,subject,indicator,target_type,target_min,target_max,target_narrative,target_year,target_month,actual,status_color,explanation",
      "I-1,drr16,D,Dept,R-1,Fewer faults,P-1,Faults,Faults a year,num,,257,,2017,3,359,failure,A storm",
      "I-2,drr16,D,Dept,R-1,Fewer faults,P-1,Faults,Uptime,percent,99,100,as good as can be,2018,3,99.5,success,",
      "I-3,drr16,D,Dept,R-1,Fewer faults,P-1,Faults,Mood,num,n/a,,,2017,13,1,,",
    ].join("\n");
    const programs =
      "id,parent_id,program_id,dept_code,name,spend_planned_y1,spend_actual_y1,spend_explanation,fte_planned_y1\nP-1,,P,D,Faults,100.5,120,Storms,7\n";
    const folder = emptyPlan({ currency: "CAD", fiscalYearStart: 4 });
    const result = importInto(folder, "ssc", [source("kpis.csv", indicators), source("sub.csv", programs)]);
    expect(told(result)).toMatchInlineSnapshot(`
      "kpis.csv:3:13: warning: \`target_narrative\` \`as good as can be\` stands in the definition, since a target is a number [import/value]
        set a target by hand if it can be measured
      kpis.csv:4:14: error: the target's month \`2017-13\` does not exist: there is no month 13; the indicator is left out [import/value]
        give \`target_year\` and \`target_month\`
      assumed: the source does not say which line of the business a result moves: it is \`efficiency\` (once)
      assumed: the source does not say whether an indicator leads or lags: it lags, being a published result (2 times)
      assumed: the source does not say what a program is for: \`category\` is \`run\`; say otherwise with \`--set\` (once)
      assumed: an explained variance has no colour in the source: its update is \`amber\` (once)
      "
    `);
    expect([...(result.plan.repository?.kpis.values() ?? [])]).toMatchObject([
      {
        id: "i-1",
        direction: "decrease",
        targets: [{ period: "2017-03", value: 257 }],
        tags: ["published-failure"],
      },
      { id: "i-2", direction: "hold", range: { min: 99, max: 100 }, unit: "%" },
    ]);
    expect(result.plan.repository?.actuals.get("i-2")?.measurements).toEqual([
      { period: "2017-03", value: 99.5 },
    ]);
    expect(result.plan.repository?.milestones.get("p-1/fy-2016-17")).toMatchObject({
      budget: 100.5,
      spent: 120,
    });
  });
});
