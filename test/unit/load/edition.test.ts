import { describe, expect, test } from "vitest";
import { analyse } from "../../../src/analysis/index.ts";
import { editionOf, loadPlan } from "../../../src/load/index.ts";
import { day, type PlanRepository } from "../../../src/model/index.ts";
import { entry, json, loaded } from "../../helpers/plan-folder.ts";

const board = { audience: ["board"] };

function edition(audience: string) {
  const { repository, sources, problems } = loadPlan("test/plans/editions");
  expect(problems).toEqual([]);
  return editionOf(repository as PlanRepository, sources, audience);
}

describe("what an edition leaves out", () => {
  test("is what is for others, and what belongs to that", () => {
    expect([...edition("everyone").leftOut].sort()).toMatchInlineSnapshot(`
      [
        "actuals/order-book",
        "assumptions/rival",
        "decisions/2026/buy-saltmarsh",
        "decisions/2026/ease-for-the-deal",
        "forums/inner-circle",
        "kpis/fraud",
        "kpis/order-book",
        "milestones/gates/handover",
        "milestones/halcyon/signing",
        "objectives/absorb",
        "people/dana",
        "people/edgar",
        "plans/halcyon",
        "risks/books",
        "risks/press",
        "systems/vault",
        "teams/envoys",
        "units/deal-room",
        "updates/2026/2026-09-halcyon",
        "updates/2026/2026-09-handover",
      ]
    `);
  });

  test("is less for an audience", () => {
    expect([...edition("board").leftOut].sort()).toMatchInlineSnapshot(`
      [
        "kpis/fraud",
        "people/edgar",
        "risks/books",
      ]
    `);
  });

  test("is counted, and gone from the repository and from the texts", () => {
    const { repository, sources, leftOut } = edition("everyone");
    expect(repository.edition?.leftOut).toBe(leftOut.size);
    for (const name of leftOut) expect(sources.has(name), name).toBe(false);
    expect(sources.size + leftOut.size).toBe(loadPlan("test/plans/editions").sources.size);
  });
});

describe("an entry that is shown", () => {
  const { repository, sources } = edition("everyone");

  test("has the words in place of what it refers to, and nothing of what is about that", () => {
    const { contributes, demand, systems, parent, dependsOn, objectives } =
      repository.plans.get("gates") ?? {};
    expect({ contributes, demand, systems, parent, dependsOn, objectives }).toMatchInlineSnapshot(`
      {
        "contributes": [
          {
            "acceptedBy": "ann",
            "confidence": 0.5,
            "delta": 6,
            "kpi": "on-day",
            "rampDays": 0,
            "realisedBy": "gates/line",
          },
          {
            "acceptedBy": "restricted entry",
            "confidence": 0.5,
            "delta": -30,
            "kpi": "rework",
            "rampDays": 0,
            "realisedBy": "gates/plate",
          },
        ],
        "demand": [
          {
            "fte": 2,
            "period": "2026-Q4",
            "team": "builders",
          },
        ],
        "dependsOn": [],
        "objectives": [
          "prompt",
        ],
        "parent": undefined,
        "systems": [
          {
            "change": "changes",
            "system": "ledger",
          },
        ],
      }
    `);
  });

  test("says of a list once that something in it is restricted", () => {
    const { deciders, plans, kpis, changes, answers, expects, supersedes } =
      repository.decisions.get("2026/more-welders") ?? {};
    expect({ deciders, plans, kpis, changes, answers, expects, supersedes }).toMatchInlineSnapshot(`
      {
        "answers": [
          "kpi/breach:rework",
        ],
        "changes": [],
        "deciders": [
          "ann",
          "restricted entry",
        ],
        "expects": [
          {
            "by": "2027-03",
            "delta": -40,
            "kpi": "rework",
          },
        ],
        "kpis": [
          "rework",
          "restricted entry",
        ],
        "plans": [
          "gates",
          "restricted entry",
        ],
        "supersedes": [],
      }
    `);
  });

  test("is remembered for the fields that lost something", () => {
    expect(Object.fromEntries(repository.edition?.withheld ?? [])).toMatchInlineSnapshot(`
      {
        "decisions/2026/more-welders": [
          "expects",
          "supersedes",
          "changes",
          "answers",
        ],
        "kpis/on-day": [
          "drives",
        ],
        "milestones/gates/line": [
          "dependsOn",
        ],
        "objectives/prompt": [
          "parent",
        ],
        "plans/gates": [
          "contributes",
          "demand",
          "systems",
          "parent",
          "dependsOn",
        ],
        "plans/quiet": [
          "contributes",
        ],
      }
    `);
  });

  test("says nothing in its text of what is restricted, not even by the words of a link", () => {
    const source = sources.get("plans/gates");
    expect(source?.body).toMatchInlineSnapshot(`
      "
      The line serves <Kpi id="on-day" /> and, later, restricted entry.
      It waits for restricted entry, of which restricted entry tells more,
      and for restricted entry.

      ## Why restricted entry matters

      ![The yard from the tow path](../media/yard.png)

      \`\`\`mermaid
      flowchart LR
        accTitle: How a gate leaves
        cut[Cut] --> weld[Weld] --> leave[Leaves]
      \`\`\`


      "
    `);
    expect(JSON.stringify(source?.plain)).toContain("on-day");
    expect(JSON.stringify(source?.plain)).not.toMatch(/halcyon|purchase|board/i);
    expect(source?.prose?.text).not.toMatch(/halcyon|purchase|board/i);
    expect(source?.prose?.parts.filter(({ kind }) => kind !== "html").map(({ kind }) => kind)).toEqual([
      "entry",
      "image",
      "diagram",
    ]);
  });
});

test("a text that begins with a rule loses what is restricted below it too", () => {
  const body = "---\nIt waits for [the deal](./deal.mdx).\n\n---\n\nThe rest of [it](./deal.mdx).\n";
  const { repository, sources } = loaded({
    "portal.json": json({ name: "Test", currency: "EUR", audiences: ["board"] }),
    "plans/deal.mdx": entry("plans", board),
    "plans/erp.mdx": entry("plans", {}, body),
  });
  const shown = editionOf(repository as PlanRepository, sources, "everyone").sources.get("plans/erp");
  expect(shown?.body).toBe("---\nIt waits for restricted entry.\n\n---\n\nThe rest of restricted entry.\n");
  expect(shown?.prose?.text).toContain("It waits for restricted entry.");
});

describe("an edition concludes nothing from what it does not hold", () => {
  const asOf = day("2026-09-30");
  const findings = (files: Parameters<typeof loaded>[0]) => {
    const { repository, sources } = loaded({
      "portal.json": json({ name: "Test", currency: "EUR", audiences: ["board"] }),
      ...files,
    });
    const shown = editionOf(repository as PlanRepository, sources, "everyone").repository;
    return analyse(shown, asOf).findings.map(({ rule, subject }) => `${rule} ${subject}`);
  };

  test("a plan whose only contribution is restricted is not accused of leading nowhere", () => {
    const plan = entry("plans", {
      contributes: [{ kpi: "deal", delta: -1, realisedBy: "erp/go-live", acceptedBy: "ann" }],
    });
    expect(findings({ "kpis/deal.json": entry("kpis", board), "plans/erp.mdx": plan })).not.toContain(
      "alignment/non-essential plans/erp",
    );
    expect(findings({})).toContain("alignment/non-essential plans/erp");
  });

  test("a goalpost that a restricted decision moved was not moved quietly", () => {
    const moved = (decision: string | undefined) =>
      entry("kpis", {
        targets: [{ period: "2026-12", value: 4 }],
        retargeted: [{ date: "2026-03-01", targets: [{ period: "2026-12", value: 3 }], decision }],
      });
    const files = { "decisions/d.mdx": entry("decisions", { ...board, date: "2026-03-01" }) };
    expect(findings({ ...files, "kpis/churn.json": moved("d") })).not.toContain(
      "governance/goalpost kpis/churn",
    );
    expect(findings({ ...files, "kpis/churn.json": moved(undefined) })).toContain(
      "governance/goalpost kpis/churn",
    );
  });

  test("two restricted people are not taken for one", () => {
    const people = {
      "people/eve.json": entry("people", { title: "Eve", ...board }),
      "people/ivo.json": entry("people", { title: "Ivo", ...board }),
    };
    const plan = (fields: object) => ({
      ...people,
      "plans/erp.mdx": entry("plans", {
        accountable: "eve",
        sponsor: "ivo",
        controller: "eve",
        contributes: [
          {
            kpi: "churn",
            delta: -1,
            realisedBy: "erp/go-live",
            acceptedBy: "ivo",
            confirmed: { date: "2026-05-01", delta: -1, by: "ivo" },
          },
        ],
        ...fields,
      }),
    });
    const accused = /ownership\/(one-sided|self-accepted)|governance\/self-confirmed/;
    expect(findings(plan({})).join("\n")).not.toMatch(accused);
    expect(findings(plan({ accountable: "ann", sponsor: "ann" })).join("\n")).toMatch(accused);
  });

  test("a dependency that a restricted person has acknowledged is acknowledged", () => {
    const files = (acknowledgedBy: string | undefined) => ({
      "people/eve.json": entry("people", { title: "Eve", unit: "lab", ...board }),
      "units/lab.json": entry("units", { title: "Lab" }),
      "milestones/erp/go-live.json": entry("milestones", {
        dependsOn: [{ milestone: "erp/pilot", acknowledgedBy }],
      }),
      "milestones/erp/pilot.json": entry("milestones", { unit: "lab" }),
    });
    const finding = "schedule/unacknowledged milestones/erp/go-live";
    expect(findings(files("eve"))).not.toContain(finding);
    expect(findings(files(undefined))).toContain(finding);
  });

  test("an assumption that is codified by a restricted KPI is not uncodified", () => {
    const files = (kpi: string | undefined) => ({
      "kpis/deal.json": entry("kpis", board),
      "assumptions/a.json": entry("assumptions", { kpi }),
    });
    expect(findings(files("deal"))).not.toContain("assumption/uncodified assumptions/a");
    expect(findings(files(undefined))).toContain("assumption/uncodified assumptions/a");
  });
});

test("a KPI whose actuals alone are restricted says so, and has no figure", () => {
  const { repository, sources } = loaded({
    "portal.json": json({ name: "Test", currency: "EUR", audiences: ["board"] }),
    "actuals/churn.json": entry("actuals", {
      measurements: [{ period: "2026-08", value: 3 }],
      ...board,
    }),
  });
  const shown = editionOf(repository as PlanRepository, sources, "everyone").repository;
  expect(shown.edition?.withheld.get("kpis/churn")).toEqual(["measurements"]);
  expect(analyse(shown, day("2026-09-30")).kpis[0]).toMatchObject({ status: "no-data", actual: null });
});

test("no audience can be called like the edition for everyone", () => {
  const { problems } = loaded({
    "portal.json": json({ name: "Test", currency: "EUR", audiences: ["everyone"] }),
  });
  expect(problems.map(({ file, message }) => `${file}: ${message}`)).toMatchInlineSnapshot(`
    [
      "content/portal.json: \`audiences[0]\` is \`everyone\`, which is the name of the edition of what has no audience",
    ]
  `);
});
