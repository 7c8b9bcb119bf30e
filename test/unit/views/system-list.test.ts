import { describe, expect, test } from "vitest";
import { systemList } from "../../../src/views/system-list.ts";
import { type Fields, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const list = (systems: Readonly<Record<string, Fields>>) =>
  systemList(viewOf(plan({ systems }), "2026-03-01"));

describe("systemList(context)", () => {
  test("sets the systems of one capability side by side, those that are paid for twice first", () => {
    const { chart } = list({
      erp: { capability: "stock", annualCost: 900 },
      old: { capability: "stock", annualCost: 500, lifecycle: "retire", replacedBy: "erp" },
      crm: { capability: "sales", annualCost: 100 },
      sheet: { capability: "sales", sanctioned: false },
      shop: { capability: "web", annualCost: 40 },
    });
    expect(
      chart?.groups.map(({ heading, note, rows }) => [heading, note, rows.map(({ cell }) => cell.text)]),
    ).toEqual([
      ["Sales", "◆\u00a0two live systems, €100 a year", ["Crm", "Sheet"]],
      ["Stock", "€1.4K a year", ["Erp", "Old"]],
      ["Served by one system", undefined, ["Shop"]],
    ]);
    const notes = chart?.groups.flatMap(({ rows }) => rows.map(({ cell }) => cell.note));
    expect(notes).toEqual([
      undefined,
      "◆\u00a0never sanctioned",
      undefined,
      "to be retired; replaced by Erp",
      "web",
    ]);
  });

  test("the cost of licences that nobody uses is the share of them", () => {
    const { headline, chart, table } = list({
      erp: { annualCost: 900, licences: { bought: 30, used: 10 } },
      full: { capability: "web", annualCost: 50, licences: { bought: 5, used: 7 } },
    });
    expect(headline).toBe("Up to €600 a year goes to licences that nobody uses");
    expect(chart?.groups[0]?.rows.map(({ drawing }) => drawing)).toEqual([
      {
        kind: "parts",
        parts: [
          { value: 300, ink: "solid" },
          { value: 600, ink: "empty" },
        ].map((part) => ({ ...part, value: expect.closeTo(part.value) })),
      },
      { kind: "parts", parts: [{ value: 50, ink: "solid" }] },
    ]);
    expect(table.rows.map((row) => row.at(-1)?.text)).toEqual(["600", "–"]);
  });

  test("says all that is wrong, and what the rules found", () => {
    const { headline, lede, findings } = list({
      a: { annualCost: 60 },
      b: { annualCost: 40, sanctioned: false },
      c: { capability: "web", lifecycle: "retire" },
    });
    expect(headline).toBe("One capability is served more than once and one system was never sanctioned");
    expect(lede).toBe("Three systems cost €100 a year. The cost of one of three systems is not known.");
    expect(findings.map(({ rule }) => rule.title)).toEqual([
      "Several systems for one capability",
      "Shadow IT",
    ]);
  });

  test("says what is paid for systems that are to be retired", () => {
    const { lede } = list({ a: { annualCost: 60 }, b: { annualCost: 40, lifecycle: "retire" } });
    expect(lede).toBe("Two systems cost €100 a year. €40 of it goes to one that is to be retired.");
  });

  test("without fault it says so, and without systems how to add one", () => {
    expect(list({ a: { annualCost: 60 } }).headline).toBe(
      "One system costs €60 a year, and none is doubled or unsanctioned",
    );
    expect(list({})).toMatchObject({
      headline: "No system is recorded",
      lede: "Add the first one with: npm run new -- system ID",
      chart: undefined,
      findings: [],
    });
  });
});
