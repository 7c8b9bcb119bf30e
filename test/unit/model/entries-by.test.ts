import { describe, expect, test } from "vitest";
import { entriesBy } from "../../../src/model/index.ts";
import { plan } from "../../helpers/plan.ts";

const repository = plan({
  kpis: {
    churn: { drives: [{ kpi: "revenue" }, { kpi: "revenue" }] },
    price: { drives: [{ kpi: "revenue" }] },
    revenue: {},
  },
});
const driversOf = entriesBy("kpis", ({ drives }) => drives.map(({ kpi }) => kpi));
const idsOf = (key: string, of = repository) => driversOf(of, key).map(({ id }) => id);

describe("entriesBy(collection, keysOf)", () => {
  test("finds whoever names a key, in the order of the collection and each once", () => {
    expect(idsOf("revenue")).toEqual(["churn", "price"]);
  });

  test("finds nothing under a key that nobody names", () => {
    expect(idsOf("churn")).toEqual([]);
  });

  test("does not take the entries of one plan for those of another", () => {
    idsOf("revenue");
    expect(idsOf("revenue", plan({ kpis: { revenue: {} } }))).toEqual([]);
  });
});
