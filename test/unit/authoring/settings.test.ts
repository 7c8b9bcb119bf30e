import { describe, expect, test } from "vitest";
import { fieldsOf } from "../../../src/authoring/field.ts";
import { readSettings } from "../../../src/authoring/settings.ts";
import { type CollectionName, collections } from "../../../src/model/index.ts";

const read = (collection: CollectionName, ...settings: readonly string[]) =>
  readSettings(fieldsOf(collections[collection].schema), settings);

const data = (collection: CollectionName, ...settings: readonly string[]) => {
  const { data: found, faults } = read(collection, ...settings);
  expect(faults).toEqual([]);
  return found;
};

describe("readSettings(fields, settings)", () => {
  test("reads a value as what its field holds", () => {
    expect(data("systems", "title=12", "sanctioned=false", "annualCost=1.5e3")).toEqual({
      title: "12",
      sanctioned: false,
      annualCost: 1500,
    });
  });

  test("leaves a value that does not fit, for the schema to speak of", () => {
    expect(data("systems", "sanctioned=maybe", "annualCost=lots")).toEqual({
      sanctioned: "maybe",
      annualCost: "lots",
    });
  });

  test("takes everything behind the first equals sign, commas and all", () => {
    expect(data("kpis", "definition=a = b, roughly")).toEqual({ definition: "a = b, roughly" });
  });

  test("puts the fields of a field together", () => {
    expect(data("milestones", "baseline.start=2026-01-01", "baseline.finish=2026-12-18")).toEqual({
      baseline: { start: "2026-01-01", finish: "2026-12-18" },
    });
  });

  test("reads a list from commas, from repetition and from brackets", () => {
    expect(data("decisions", "deciders=coo, cfo", "deciders=cio", "plans=[erp]", "kpis=")).toEqual({
      deciders: ["coo", "cfo", "cio"],
      plans: ["erp"],
      kpis: [],
    });
  });

  test("reads a table, in which a year is a period and a number a number", () => {
    expect(data("kpis", "targets=[{ period: 2027, value: 9 }]")).toEqual({
      targets: [{ period: "2027", value: 9 }],
    });
    expect(data("kpis", 'targets=[{"period": "2027", "value": 9}]', "targets=[]")).toEqual({
      targets: [{ period: "2027", value: 9 }],
    });
  });

  test("reads the fields of a kind of source", () => {
    expect(data("kpis", "source.kind=sql", "source.connection=warehouse")).toEqual({
      source: { kind: "sql", connection: "warehouse" },
    });
  });

  test.each([
    ["title", { kind: "form", setting: "title" }],
    ["=x", { kind: "form", setting: "=x" }],
    ["targets=[{", { kind: "unreadable", setting: "targets=[{" }],
    ["baseline=12", { kind: "unreadable", setting: "baseline=12" }],
    ["title.x=1", { kind: "unknown", setting: "title.x=1", name: "title.x", candidates: ["title"] }],
    [
      "baseline.valeu=1",
      {
        kind: "unknown",
        setting: "baseline.valeu=1",
        name: "baseline.valeu",
        candidates: ["baseline.period", "baseline.value"],
      },
    ],
  ])("refuses %s", (setting, fault) => {
    expect(read("kpis", setting)).toEqual({ data: {}, faults: [fault] });
  });

  test("refuses a field that is no list and is set twice, and names that are no fields", () => {
    expect(read("kpis", "title=a", "title=b").faults).toEqual([{ kind: "twice", setting: "title=b" }]);
    expect(read("kpis", "__proto__.x=1").faults).toMatchObject([{ kind: "unknown", name: "__proto__.x" }]);
  });
});
