import { describe, expect, test } from "vitest";
import type { Field } from "../../../src/authoring/field.ts";
import { answered, NoAnswer } from "../../../src/authoring/interview.ts";
import type { Data } from "../../../src/authoring/settings.ts";
import { type CollectionName, collections, DaySchema } from "../../../src/model/index.ts";
import { required } from "../../helpers/plan-folder.ts";

const entries: { readonly [Name in CollectionName]?: Readonly<Record<string, string>> } = {
  people: { ann: "Ann Archer", bob: "Bob Baker", "head-of-logistics": "Head of Logistics" },
  units: { shop: "Shop" },
};

/** Puts the questions for what `given` lacks to somebody who gives the answers one after the other. */
async function interview(collection: CollectionName, given: Data, answers: readonly string[]) {
  const rest = [...answers];
  const seen: string[] = [];
  const data = await answered(collection, given, {
    author: {
      ask: async (prompt) => {
        const text = rest.shift();
        seen.push(`${prompt}${text ?? "(no answer)"}`);
        return text;
      },
      tell: (text) => seen.push(text),
    },
    known: (name) => Object.entries(entries[name] ?? {}).map(([id, title]) => ({ id, title })),
    fault,
  });
  expect(rest).toEqual([]);
  return { data, seen: seen.join("\n") };
}

function fault({ name, schema }: Field, value: unknown): string | undefined {
  const result = schema["~standard"].validate(value);
  return "issues" in result && result.issues ? `${name} will not do` : undefined;
}

function without(collection: CollectionName, ...names: readonly string[]): Data {
  return Object.fromEntries(Object.entries(required[collection]).filter(([name]) => !names.includes(name)));
}

describe("answered(collection, given)", () => {
  test("asks nothing when nothing is missing", async () => {
    for (const name of ["people", "plans", "milestones", "actuals"] as const) {
      expect(await interview(name, required[name], [])).toEqual({ data: required[name], seen: "" });
    }
  });

  test("describes what it asks for, and offers ids and choices by number", async () => {
    const { data, seen } = await interview("risks", without("risks", "accountable", "response", "impact"), [
      "2",
      "5000",
      "transfer",
    ]);
    expect(data).toEqual({ ...required.risks, accountable: "bob", impact: 5000, response: "transfer" });
    expect(seen).toMatchInlineSnapshot(`
      "
      accountable: The one person accountable, e.g. \`erp-lead\`.
        1  ann                Ann Archer
        2  bob                Bob Baker
        3  head-of-logistics  Head of Logistics
      accountable> 2

      impact: What it would cost, in money, e.g. \`500000\`.
      impact> 5000

      response: What is done about it, e.g. \`reduce\`.
        1  avoid
        2  reduce
        3  transfer
        4  accept
      response> transfer"
    `);
  });

  test("asks again until the answer will do", async () => {
    const { data, seen } = await interview("milestones", without("milestones", "baseline"), [
      "",
      "2026-02-30",
      "2026-12-18",
    ]);
    expect(data["baseline"]).toEqual({ finish: "2026-12-18" });
    expect(seen.match(/will not do/g)).toHaveLength(2);
    expect(DaySchema.safeParse("2026-02-30").success).toBe(false);
  });

  test("shows the nearest entries to what was typed", async () => {
    const { data, seen } = await interview("people", without("people", "unit"), ["shpo", "1"]);
    expect(data["unit"]).toBe("shop");
    expect(seen).toContain("`shpo` is not the id of a unit; choose one of these");
    const { data: risk } = await interview("risks", without("risks", "accountable"), ["logist", "1"]);
    expect(risk["accountable"]).toBe("head-of-logistics");
  });

  test("takes the id of an entry that is to come when it is given twice, or when there is none yet", async () => {
    const { data } = await interview("risks", without("risks", "accountable"), ["zoe", "zoe"]);
    expect(data["accountable"]).toBe("zoe");
    const { data: update } = await interview("updates", without("updates", "plan"), ["erp"]);
    expect(update["plan"]).toBe("erp");
  });

  test("asks for a list until an answer is empty, and again for one that may not be empty", async () => {
    const { data } = await interview("decisions", without("decisions", "deciders"), ["", "1", "bob", ""]);
    expect(data["deciders"]).toEqual(["ann", "bob"]);
  });

  test("asks for a table row by row", async () => {
    const { data } = await interview("kpis", without("kpis", "targets"), [
      "2026-12",
      "9",
      "2027",
      "much",
      "8.5",
      "",
    ]);
    expect(data["targets"]).toEqual([
      { period: "2026-12", value: 9 },
      { period: "2027", value: 8.5 },
    ]);
    expect((await interview("actuals", {}, [""])).data).toEqual({ measurements: [] });
  });

  test("asks a KPI that holds a range for the range and not for targets", async () => {
    const { data } = await interview("kpis", without("kpis", "direction", "targets"), ["hold", "0", "18"]);
    expect(data).toMatchObject({ direction: "hold", range: { min: 0, max: 18 }, targets: [] });
    expect(collections.kpis.schema.safeParse(data).success).toBe(true);
  });

  test("ends with a fault when the answers end", async () => {
    await expect(interview("risks", without("risks", "impact"), [])).rejects.toThrow(NoAnswer);
  });
});
