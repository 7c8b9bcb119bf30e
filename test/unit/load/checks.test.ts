import { expect, test } from "vitest";
import type { CheckedEntry } from "../../../src/load/checks/checked-entry.ts";
import { checkCycles } from "../../../src/load/checks/cycles.ts";
import { fileStart } from "../../../src/load/place.ts";
import { entry, json, loaded, problemsOf } from "../../helpers/plan-folder.ts";

test("the minimal repository has no problems", () => {
  expect(problemsOf({})).toBe("");
});

test("an unknown reference, with the nearest id", () => {
  expect(problemsOf({ "kpis/churn.json": entry("kpis", { accountable: "anne" }) })).toMatchInlineSnapshot(`
    "content/kpis/churn.json:7:18: error: \`accountable\` names the person \`anne\`, which does not exist [reference/unknown]
      did you mean \`ann\`?
    "
  `);
});

test("an unknown reference without a near id: what there is, or that there is nothing", () => {
  expect(
    problemsOf({ "kpis/churn.json": entry("kpis", { accountable: "cfo", objective: "grow" }) }),
  ).toMatchInlineSnapshot(`
    "content/kpis/churn.json:7:18: error: \`accountable\` names the person \`cfo\`, which does not exist [reference/unknown]
      expected \`ann\`
    content/kpis/churn.json:10:16: error: \`objective\` names the objective \`grow\`, which does not exist [reference/unknown]
      there is no objective yet
    "
  `);
});

test("unknown references inside lists and frontmatter", () => {
  expect(
    problemsOf({
      "plans/erp.mdx": entry("plans", {
        contributes: [{ kpi: "chrun", delta: -1, realisedBy: "erp/golive", acceptedBy: "bob" }],
      }),
    }),
  ).toMatchInlineSnapshot(`
    "content/plans/erp.mdx:9:22: error: \`contributes[0].kpi\` names the KPI \`chrun\`, which does not exist [reference/unknown]
      did you mean \`churn\`?
    content/plans/erp.mdx:9:54: error: \`contributes[0].realisedBy\` names the milestone \`erp/golive\`, which does not exist [reference/unknown]
      did you mean \`erp/go-live\`?
    content/plans/erp.mdx:9:80: error: \`contributes[0].acceptedBy\` names the person \`bob\`, which does not exist [reference/unknown]
      expected \`ann\`
    "
  `);
});

test("a reference to an entry that is wrong inside is no second problem", () => {
  const text = problemsOf({ "people/ann.json": "{" });
  expect(text.match(/: error: /g)).toHaveLength(1);
});

test("an empty reference is one problem", () => {
  const text = problemsOf({ "kpis/churn.json": entry("kpis", { accountable: "" }) });
  expect(text.match(/: error: /g)).toHaveLength(1);
});

test("a name that every object has is no entry", () => {
  expect(problemsOf({ "kpis/churn.json": entry("kpis", { accountable: "constructor" }) })).toContain(
    "names the person `constructor`, which does not exist",
  );
});

test("actuals of no KPI", () => {
  expect(problemsOf({ "actuals/chrun.json": entry("actuals") })).toMatchInlineSnapshot(`
    "content/actuals/chrun.json:1:1: error: there is no KPI \`chrun\` [reference/unknown]
      name the file like the KPI it belongs to; did you mean \`churn\`?
    "
  `);
});

test("a milestone of no plan", () => {
  expect(
    problemsOf({
      "milestones/erb/start.json": entry("milestones"),
      "milestones/start.json": entry("milestones"),
    }),
  ).toMatchInlineSnapshot(`
    "content/milestones/erb/start.json:1:1: error: there is no plan \`erb\` [reference/unknown]
      put the file into a folder named like its plan; did you mean \`erp\`?
    content/milestones/start.json:1:1: error: the milestone is in the folder of no plan [reference/unknown]
      put the file into a folder named like its plan; expected \`erp\`
    "
  `);
});

test("a changed entry that does not exist", () => {
  expect(
    problemsOf({
      "decisions/a.mdx": entry("decisions", {
        changes: ["kpis/churn", "kpis/chrun", "milestones/erp/go-live", "churn", "kpi/churn"],
      }),
    }),
  ).toMatchInlineSnapshot(`
    "content/decisions/a.mdx:6:24: error: \`changes[1]\` names \`kpis/chrun\`, which does not exist [reference/unknown]
      did you mean \`kpis/churn\`?
    content/decisions/a.mdx:6:62: error: \`changes[3]\` names \`churn\`, which does not exist [reference/unknown]
      expected one of \`kpis/churn\`, \`milestones/erp/go-live\`
    content/decisions/a.mdx:6:70: error: \`changes[4]\` names \`kpi/churn\`, which does not exist [reference/unknown]
      did you mean \`kpis/churn\`?
    "
  `);
});

test("an unknown audience", () => {
  expect(
    problemsOf({
      "portal.json": json({ name: "Test", currency: "EUR", audiences: ["board"] }),
      "kpis/churn.json": entry("kpis", { audience: ["board", "bord"] }),
    }),
  ).toMatchInlineSnapshot(`
    "content/kpis/churn.json:10:24: error: \`audience[1]\` names the audience \`bord\`, which does not exist [reference/unknown]
      name one of the \`audiences\` in portal.json; did you mean \`board\`?
    "
  `);
});

test("an audience is checked although something else in portal.json is wrong", () => {
  expect(
    problemsOf({
      "portal.json": json({ name: "Test", currency: "euro", audiences: ["board"] }),
      "kpis/churn.json": entry("kpis", { audience: ["bord"] }),
    }),
  ).toContain("did you mean `board`?");
});

test("an unknown governance rule", () => {
  const portal = json({
    name: "Test",
    currency: "EUR",
    rules: { "system/shadwo": "off", "plan/orphan": "lowd" },
  });
  expect(problemsOf({ "portal.json": portal }, ["system/shadow", "plan/orphan"])).toMatchInlineSnapshot(`
    "content/portal.json:4:13: error: there is no governance rule \`system/shadwo\` [reference/unknown]
      did you mean \`system/shadow\`?
    content/portal.json:4:49: error: \`rules.plan/orphan\` is \`lowd\` [schema/value]
      expected one of \`off\`, \`info\`, \`warning\`, \`breach\`
    "
  `);
});

test("without a list of governance rules their names are not checked", () => {
  const portal = json({ name: "Test", currency: "EUR", rules: { "system/shadwo": "off" } });
  expect(problemsOf({ "portal.json": portal })).toBe("");
});

test("demand in a period for which the team states no capacity", () => {
  const team = entry("teams", { capacity: [{ period: "2026-Q3", fte: 8, run: 3 }] });
  const demand = [
    { team: "lab", period: "2026-Q3", fte: 1 },
    { team: "lab", period: "2026-Q4", fte: 1 },
    { team: "lab", period: "2030", fte: 1 },
  ];
  expect(
    problemsOf({ "teams/lab.json": team, "plans/erp.mdx": entry("plans", { demand }) }),
  ).toMatchInlineSnapshot(`
    "content/plans/erp.mdx:9:75: error: \`demand[1].period\` is \`2026-Q4\`, for which the team \`lab\` states no capacity [reference/unknown]
      name a period of the team's \`capacity\`, or add this one to it; did you mean \`2026-Q3\`?
    content/plans/erp.mdx:9:117: error: \`demand[2].period\` is \`2030\`, for which the team \`lab\` states no capacity [reference/unknown]
      name a period of the team's \`capacity\`, or add this one to it; expected \`2026-Q3\`
    "
  `);
});

test("a wrong period, and an unknown team, are not also said to lack capacity", () => {
  const files = { "teams/lab.json": entry("teams") };
  const demand = [
    3,
    { team: "lab", period: "2026-Q5", fte: 1 },
    { team: "lib", period: "2026-Q3", fte: 1 },
    { team: "lab", period: "2026-Q3", fte: 1 },
  ];
  expect(problemsOf({ ...files, "plans/erp.mdx": entry("plans", { demand }) })).toMatchInlineSnapshot(`
    "content/plans/erp.mdx:9:10: error: \`demand[0]\` is \`3\`, expected an object [schema/type]
      write its fields: \`team\`, \`period\`, \`fte\`; What it needs of which team; nothing by default.
    content/plans/erp.mdx:9:35: error: \`demand[1].period\` is \`2026-Q5\`, which is not a day, ISO week, month, quarter or year [date/invalid]
      write a period as \`2026-09-30\`, \`2026-W40\`, \`2026-09\`, \`2026-Q3\` or \`2026\`
    content/plans/erp.mdx:9:62: error: \`demand[2].team\` names the team \`lib\`, which does not exist [reference/unknown]
      did you mean \`lab\`?
    content/plans/erp.mdx:9:119: error: \`demand[3].period\` is \`2026-Q3\`, for which the team \`lab\` states no capacity [reference/unknown]
      name a period of the team's \`capacity\`, or add this one to it; there is no capacity yet
    "
  `);
});

test.each([
  ["systems", "replacedBy", "json"],
  ["units", "parent", "json"],
  ["objectives", "parent", "mdx"],
  ["plans", "parent", "mdx"],
] as const)("%s lead round in a circle by `%s`", (collection, field, extension) => {
  const text = problemsOf({
    [`${collection}/b.${extension}`]: entry(collection, { [field]: "a" }),
    [`${collection}/a.${extension}`]: entry(collection, { [field]: "b" }),
  });
  const [line] = text.split("\n");
  expect(line).toMatch(
    new RegExp(
      `^content/${collection}/a\\.${extension}:\\d+:\\d+: error: \`${field}\` goes round in a circle: \`a\` → \`b\` → \`a\` \\[reference/cycle\\]$`,
    ),
  );
  expect(text.match(/: error: /g)).toHaveLength(1);
});

test.each([
  ["plans", "dependsOn", "mdx", (id: string) => id],
  ["decisions", "supersedes", "mdx", (id: string) => id],
  ["kpis", "drives", "json", (kpi: string) => ({ kpi })],
  ["milestones", "dependsOn", "json", (milestone: string) => ({ milestone })],
] as const)("%s lead round in a circle by the list `%s`", (collection, field, extension, reference) => {
  const [a, b] = collection === "milestones" ? ["erp/a", "erp/b"] : ["a", "b"];
  const text = problemsOf({
    [`${collection}/${b}.${extension}`]: entry(collection, { [field]: [reference(a)] }),
    [`${collection}/${a}.${extension}`]: entry(collection, { [field]: [reference(b)] }),
  });
  expect(text).toContain(
    `: error: \`${field}\` goes round in a circle: \`${a}\` → \`${b}\` → \`${a}\` [reference/cycle]`,
  );
  expect(text.match(/: error: /g)).toHaveLength(1);
});

test("people may stand in for each other", () => {
  expect(
    problemsOf({
      "people/ann.json": entry("people", { backup: "bob" }),
      "people/bob.json": entry("people", { title: "Bob", backup: "ann" }),
    }),
  ).toBe("");
});

/** KPIs by what they drive, e.g. `{ a: "b c" }`. */
const driving = (edges: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(edges).map(([id, to]) => [
      `kpis/${id}.json`,
      entry("kpis", {
        title: `Measure ${id}${id}`,
        drives: to
          .split(" ")
          .filter(Boolean)
          .map((kpi) => ({ kpi })),
      }),
    ]),
  );

test("a cycle is printed as a path, at the reference that begins it", () => {
  expect(problemsOf(driving({ d: "b", b: "c", c: "x d", x: "" }))).toMatchInlineSnapshot(`
    "content/kpis/b.json:10:21: error: \`drives\` goes round in a circle: \`b\` → \`c\` → \`d\` → \`b\` [reference/cycle]
      take one of these references out, so that following them comes to an end
    "
  `);
});

test("an entry that leads to itself", () => {
  expect(problemsOf(driving({ a: "a" }))).toContain("goes round in a circle: `a` → `a` [reference/cycle]");
});

test("cycles that share an entry are all reported", () => {
  const text = problemsOf(driving({ a: "b c", b: "a", c: "a d", d: "c", e: "a" }));
  expect([...text.matchAll(/circle: (.*) \[/g)].map(([, way]) => way)).toEqual([
    "`a` → `b` → `a`",
    "`a` → `c` → `a`",
    "`c` → `d` → `c`",
  ]);
});

test("ways that meet again are no cycle", () => {
  expect(problemsOf(driving({ a: "b c", b: "d", c: "d", d: "" }))).toBe("");
});

test("a very long chain, closed or not, is followed without recursion", () => {
  const length = 50_000;
  const id = (index: number) => `k${String(index).padStart(5, "0")}`;
  const cyclesOf = (last: string): string[] => {
    const entries = Array.from({ length }, (_, index): CheckedEntry => {
      const document = { data: {}, locate: () => fileStart, isWhole: true };
      const next = index === length - 1 ? last : id(index + 1);
      const references = [{ path: ["drives", 0, "kpi"], collection: "kpis" as const, id: next }];
      const entry = { file: "", collection: "kpis" as const, id: id(index), document, references };
      return { ...entry, prose: undefined, headingLinks: [] };
    });
    const found: string[] = [];
    const portal = { fiscalYearStart: 1, audiences: [] };
    checkCycles({ entries, ids: new Map(), portal }, (_, { message }) => found.push(message));
    return found;
  };
  expect(cyclesOf("none")).toEqual([]);
  expect(cyclesOf("k49998")).toEqual(["`drives` goes round in a circle: `k49998` → `k49999` → `k49998`"]);
  expect(cyclesOf("k00000")).toHaveLength(1);
});

test("targets in the wrong order, and a period given twice", () => {
  expect(
    problemsOf({
      "kpis/churn.json": entry("kpis", {
        targets: [
          { period: "2026-Q2", value: 1 },
          { period: "2026-03", value: 2 },
          { period: "2026-06-30", value: 3 },
          { period: "2026", value: 4 },
        ],
      }),
    }),
  ).toMatchInlineSnapshot(`
    "content/kpis/churn.json:8:56: error: \`targets\` is not in time order: \`2026-03\` stands after \`2026-Q2\` [date/order]
      put the earliest period first
    content/kpis/churn.json:8:87: error: \`targets\` gives 2026-06-30 twice, as \`2026-Q2\` and as \`2026-06-30\` [date/duplicate]
      keep one value for each period
    "
  `);
});

test("a target that is not after the baseline, also among those that were replaced", () => {
  expect(
    problemsOf({
      "kpis/churn.json": entry("kpis", {
        baseline: { period: "2026-03", value: 5 },
        targets: [{ period: "2026-Q1", value: 4 }],
        retargeted: [
          {
            date: "2026-01-15",
            targets: [
              { period: "2025", value: 4 },
              { period: "2024", value: 3 },
            ],
          },
        ],
      }),
    }),
  ).toMatchInlineSnapshot(`
    "content/kpis/churn.json:8:25: error: the target for \`2026-Q1\` is not after the baseline \`2026-03\` [date/order]
      a planned path leads from the baseline to later targets; correct one of the two periods
    content/kpis/churn.json:11:60: error: the target for \`2025\` is not after the baseline \`2026-03\` [date/order]
      a planned path leads from the baseline to later targets; correct one of the two periods
    content/kpis/churn.json:11:88: error: \`retargeted[0].targets\` is not in time order: \`2024\` stands after \`2025\` [date/order]
      put the earliest period first
    "
  `);
});

test("measurements and capacity in the wrong order", () => {
  expect(
    problemsOf({
      "actuals/churn.json": entry("actuals", {
        measurements: [
          { period: "2026-02", value: 1 },
          { period: "2026-01", value: 1 },
          { period: "2026-02", value: 2 },
        ],
      }),
      "teams/lab.json": entry("teams", {
        capacity: [
          { period: "2026-Q1", fte: 1, run: 0 },
          { period: "2026-03", fte: 1, run: 0 },
        ],
      }),
    }),
  ).toMatchInlineSnapshot(`
    "content/actuals/churn.json:2:61: error: \`measurements\` is not in time order: \`2026-01\` stands after \`2026-02\` [date/order]
      put the earliest period first
    content/actuals/churn.json:2:92: error: \`measurements\` gives 2026-02-28 twice, as \`2026-02\` and as \`2026-02\` [date/duplicate]
      keep one value for each period
    content/teams/lab.json:4:63: error: \`capacity\` gives 2026-03-31 twice, as \`2026-Q1\` and as \`2026-03\` [date/duplicate]
      keep one value for each period
    "
  `);
});

test("periods are put in order by the fiscal year, also if something else in portal.json is wrong", () => {
  const targets = [
    { period: "2026-06", value: 1 },
    { period: "2027-Q1", value: 2 },
  ];
  const files = { "kpis/churn.json": entry("kpis", { targets }) };
  const portal = { name: "Test", currency: "EUR", fiscalYearStart: 4 };
  expect(problemsOf(files)).toBe("");
  expect(problemsOf({ ...files, "portal.json": json(portal) })).toContain("gives 2026-06-30 twice");
  expect(problemsOf({ ...files, "portal.json": json({ ...portal, name: 3 }) })).toContain(
    "gives 2026-06-30 twice",
  );
});

test("a superseded decision that no other decision names", () => {
  expect(
    problemsOf({
      "decisions/a.mdx": entry("decisions", { status: "superseded" }),
      "decisions/b.mdx": entry("decisions", { title: "Second", status: "superseded" }),
      "decisions/c.mdx": entry("decisions", { title: "Third", supersedes: ["b"] }),
    }),
  ).toMatchInlineSnapshot(`
    "content/decisions/a.mdx:3:9: error: \`status\` is \`superseded\`, but no decision names \`a\` in its \`supersedes\` [reference/unknown]
      name it in the decision that took its place, or correct the status
    "
  `);
});

test("a superseded decision waits for a successor that cannot be read yet", () => {
  const superseded = { "decisions/a.mdx": entry("decisions", { status: "superseded" }) };
  expect(problemsOf({ ...superseded, "decisions/b.mdx": "no fence" })).not.toContain("superseded");
  expect(
    problemsOf({ ...superseded, "decisions/b.mdx": "---\ntitle: @\nsupersedes: [a\n---\n" }),
  ).not.toContain("superseded");
});

test("a missing portal.json", () => {
  expect(problemsOf({ "portal.json": undefined })).toMatchInlineSnapshot(`
    "content/portal.json:1:1: error: the plan folder has no portal.json [file/missing]
      add it with at least \`{ "name": "…", "currency": "EUR" }\`
    "
  `);
});

test("what is only odd does not stop the load", () => {
  expect(loaded({ "README.md": "Notes." }).repository?.portal.name).toBe("Test");
});

test("where the plan lies: an address whose kind of server nobody can tell, and one that is none", () => {
  const portal = (repository: object) =>
    problemsOf({ "portal.json": json({ name: "Test", currency: "EUR", repository }) });
  expect(portal({ url: "https://github.com/marlowe/strategy" })).toBe("");
  expect(portal({ url: "https://git.example.org/plan", host: "gitlab", branch: "a/b", folder: "." })).toBe(
    "",
  );
  expect(
    portal({ url: "https://git.example.org/plan" }) +
      portal({ url: "http://github.com/marlowe/strategy", branch: "a b", folder: "/content/" }),
  ).toMatchInlineSnapshot(`
    "content/portal.json:4:24: error: \`repository.url\` is \`https://git.example.org/plan\`, which does not tell which kind of server it is [schema/missing]
      add \`"host": "github"\` or \`"host": "gitlab"\`
    content/portal.json:4:24: error: \`repository.url\` is \`http://github.com/marlowe/strategy\`, which is not an address that begins with \`https://\` [schema/value]
      The project's page, e.g. \`https://github.com/marlowe/strategy\`.
    content/portal.json:4:70: error: \`repository.branch\` is \`a b\`, which is not the name of a branch [schema/value]
      The branch that the portal is built from; \`main\` by default.
    content/portal.json:4:85: error: \`repository.folder\` is \`/content/\`, which is not a folder such as \`content\` [schema/value]
      The plan folder in the project, \`.\` for its top; \`content\` by default.
    "
  `);
});
